import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { figuresById, type Alias, type Figures } from '../booklet/asked.js';
import { contentsOf, type Contents } from '../booklet/contents.js';
import type { PrintedBefore } from '../booklet/disclosure.js';
import type { Front, Laid } from '../booklet/front.js';
import { printedBy } from '../booklet/printed.js';
import { PROFILES } from '../booklet/profiles.js';
import { collectionYearOf, firstDayOf } from '../domain/calendar.js';
import type { OutputProfile } from '../domain/edition/events.js';
import { DEFINITION } from '../../projections/definitions.js';
import { DEFINED } from '../../projections/measure-definitions.js';
import { MEASURES } from '../../projections/measures.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { definitionsOf } from './definitions.js';
import { editionsIn, type EditionTold } from './editions-told.js';
import { everyMeasure } from './every-measure.js';
import { Kept } from './kept.js';
import { RELEASE } from './release.js';
import { TargetsAsked, type TargetTold, type TargetsTold } from './targets.js';
import type { ViewpointAsked } from './viewpoint-asked.js';
import { dayInWords } from '../words/wording.js';

/** The sufficiency booklet from a viewpoint, as a profile prints it. */
export class BookletAsked {
  constructor(
    readonly authority: string,
    readonly authorityName: string,
    readonly viewpoint: ViewpointAsked,
    readonly profile: OutputProfile,
    /** The number of the edition it is, where it is one: then editions before it count as out, and no others. */
    readonly edition: number | null = null,
  ) {}
}

/** Every number of the booklet from a viewpoint, exact: for comparing, never for showing. */
export class ContentsAsked {
  constructor(
    readonly authority: string,
    readonly authorityName: string,
    readonly viewpoint: Viewpoint,
  ) {}
}

/** By what it was worked out: the release, and the definitions of views and figures, by a digest. */
export const release = `${RELEASE} ${createHash('sha256').update(`${DEFINITION} ${JSON.stringify(DEFINED)}`).digest('hex').slice(0, 12)}`;

@QueryHandler(ContentsAsked)
export class ContentsHandler implements IQueryHandler<ContentsAsked> {
  private readonly kept = new Kept<Promise<Figures>>(8);

  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** The figures of a period are of the financial year to the day. */
  async execute({ authority, authorityName, viewpoint }: ContentsAsked): Promise<Contents> {
    const period = { from: firstDayOf(collectionYearOf(viewpoint.asAt)), to: viewpoint.asAt };
    const figures = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () => this.figuresOf(authority, viewpoint, period));
    return contentsOf({ authority, authorityName, viewpoint, period }, figures);
  }

  private async figuresOf(authority: string, viewpoint: Viewpoint, { from: first, to: last }: Contents['period']): Promise<Figures> {
    const families = await everyMeasure(this.asking.reading.answer, { viewpoint, authority, first, last, population: null });
    const { targets }: TargetsTold = await this.queries.execute(new TargetsAsked(authority, { asAt: viewpoint.asAt, knownAt: String(viewpoint.knownAt) }));
    return figuresById(families, targets.flatMap(targetFigures));
  }
}

/** A target's three numbers: where it stands is its figure itself, under another name. */
const targetFigures = ({ plan, target, words, measure, figure, unit, baseline, value, now, due, owner, behind }: TargetTold): readonly Alias[] => {
  const name = `target.${plan}.${target}`;
  const said = `${words}, by ${dayInWords(due)} (${owner})`;
  const known = { words: said, unit: unit ?? ('percent' as const), measure, behind: [] };
  return [
    [`${name}.baseline`, { ...known, id: `${name}.baseline`, value: baseline.value }],
    [name, { ...known, id: figure, value: now, behind }],
    [`${name}.value`, { ...known, id: `${name}.value`, value }],
  ];
};

@QueryHandler(BookletAsked)
export class BookletHandler implements IQueryHandler<BookletAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(ContentsHandler) private readonly contents: ContentsHandler,
  ) {}

  async execute({ authority, authorityName, viewpoint: asked, profile, edition }: BookletAsked): Promise<Laid> {
    const viewpoint = await this.asking.settle(asked);
    const contents = await this.contents.execute(new ContentsAsked(authority, authorityName, viewpoint));
    const editions = await editionsIn(this.asking.ledger, authority);
    const before = editions.filter((one) => (edition === null ? one.entry <= viewpoint.knownAt : one.edition < edition));
    const booklet = printedBy(PROFILES[profile], contents, printedBefore(before.filter((one) => one.profile === profile), viewpoint));
    return { booklet, front: await this.front(viewpoint, edition) };
  }

  private async front({ knownAt }: Viewpoint, edition: number | null): Promise<Front> {
    const entry = knownAt > 0 ? await this.asking.ledger.entry(knownAt) : undefined;
    const definitions = MEASURES.flatMap(({ name }) => definitionsOf(name) ?? []);
    return { recordedAt: entry?.recordedAt ?? null, release, edition, definitions };
  }
}

/** Cells that tell of a month or a financial year tell of the same fact in every edition; all others do where the day is the same. */
const OF_A_PERIOD = /\d{4}-\d{2}/;

const printedBefore = (editions: readonly EditionTold[], { asAt }: Viewpoint): PrintedBefore => {
  const before = new Map<string, number[]>();
  for (const edition of editions)
    for (const [cell, text] of edition.figures) {
      const number = Number(text.replaceAll(',', '').replace('−', '-'));
      if (Number.isNaN(number) || !(edition.asAt === asAt || OF_A_PERIOD.test(cell))) continue;
      before.set(cell, [...(before.get(cell) ?? []), number]);
    }
  return before;
};
