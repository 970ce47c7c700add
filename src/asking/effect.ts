import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { collectionYearOf, firstDayOf, plusDays, type CalendarDate } from '../domain/calendar.js';
import { episodesOf } from '../domain/child/episodes.js';
import type { ChildEvent, ChildFact } from '../domain/child/events.js';
import { inEffectOrder, wholeCommands, type Entry, type EntryStruckOut, type Fact } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordRef } from '../recording/streams.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Figure } from '../../projections/figure.js';
import type { MeasureAsked } from '../../projections/measure.js';
import { readerOf } from '../../projections/reader.js';
import type { Reading } from '../../projections/reading.js';
import { supposedViews } from '../../projections/views/supposed-views.js';
import { Asking } from './asking.js';
import { episodeTold, type EpisodeTold } from './child.js';
import { everyMeasure } from './every-measure.js';
import { editionsIn, type EditionTold } from './editions-told.js';

/** What it would change were some entries of a record written that are only supposed so far. */
export class EffectAsked {
  constructor(
    readonly record: RecordRef,
    readonly supposed: readonly StoredEntry[],
  ) {}
}

/** A figure as it is known now, and as it would be; values in the figure’s own unit. */
export type FigureMoved = Pick<Figure, 'id' | 'words' | 'unit'> & { readonly measure: string; readonly now: Figure['value']; readonly then: Figure['value'] };

/** What would be otherwise of the evening of a published edition. What was published stays as it came out. */
export type EditionMoved = Pick<EditionTold, 'edition' | 'asAt' | 'publishedOn'> & { readonly figures: readonly FigureMoved[] };

export type Effect = {
  /** How a child lived, as is believed now and as it would be; of other records nothing. */
  readonly now: readonly EpisodeTold[];
  readonly then: readonly EpisodeTold[];
  readonly editions: readonly EditionMoved[];
  /** Collection years of returns already brought in or made that tell of a day on which it would be otherwise. */
  readonly returns: readonly number[];
};

type History = readonly Entry<Fact | EntryStruckOut>[];

@QueryHandler(EffectAsked)
export class EffectHandler implements IQueryHandler<EffectAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ record, supposed }: EffectAsked): Promise<Effect> {
    const stored = await this.asking.ledger.read(streamOfRecord(record));
    const now = wholeCommands(stored.map((entry) => fromStored<Fact | EntryStruckOut>(entry)));
    const then = wholeCommands([...now, ...supposed.map((entry) => fromStored<Fact | EntryStruckOut>(entry))]);
    const since = firstDifference(now, then);
    const editions = await editionsIn(this.asking.ledger, record.authority);
    const touched = since === undefined ? [] : latestOfEachEvening(editions).filter(({ asAt }) => asAt >= firstTold(record, since));
    const isChild = record.kind === 'child';
    return {
      now: isChild ? episodesIn(now) : [],
      then: isChild ? episodesIn(then) : [],
      editions: touched.length === 0 ? [] : await this.moved(record, then, touched),
      returns: since === undefined ? [] : returnsSince(now, since),
    };
  }

  /** Every measure of each evening, asked of the views as they are and as they would be. */
  private async moved({ kind, authority, id: subject }: RecordRef, then: History, editions: readonly EditionTold[]): Promise<readonly EditionMoved[]> {
    const { reading: { answer, believed }, seen } = this.asking;
    const views = await supposedViews({ believed, authority, knownAt: seen, whole: Object.keys(PROJECTED), bySubject: [], except: { kind, subject } });
    try {
      views.suppose(kind, subject, inEffectOrder<Fact>(then));
      const would = readerOf(views.sql, authority);
      const moved: EditionMoved[] = [];
      for (const { edition, asAt, publishedOn } of editions) {
        const about = { authority, viewpoint: { asAt, knownAt: seen }, first: firstDayOf(collectionYearOf(asAt)), last: asAt, population: null, releasedBy: null };
        const figures = otherwise(await figuresOf(answer, about), await figuresOf(async (_, work) => work(would), about));
        moved.push({ edition, asAt, publishedOn, figures });
      }
      return moved;
    } finally {
      await views.close();
    }
  }
}

type OfMeasure = Figure & { readonly measure: string };

const nameOf = ({ measure, id }: OfMeasure): string => `${measure} ${id}`;

/** Figures that differ, with those that there are on one side alone: of nobody, some are not told at all. */
const otherwise = (now: readonly OfMeasure[], then: readonly OfMeasure[]): readonly FigureMoved[] => {
  const [before, after] = [new Map(now.map((one) => [nameOf(one), one.value])), new Map(then.map((one) => [nameOf(one), one.value]))];
  return [...now, ...then.filter((one) => !before.has(nameOf(one)))].flatMap((one) => {
    const [was, is] = [before.get(nameOf(one)) ?? null, after.get(nameOf(one)) ?? null];
    return was === is ? [] : [{ measure: one.measure, id: one.id, words: one.words, unit: one.unit, now: was, then: is }];
  });
};

const figuresOf = async (answer: Reading['answer'], about: MeasureAsked): Promise<readonly OfMeasure[]> =>
  (await everyMeasure(answer, about)).flatMap(({ measure, figures }) => figures.map((figure) => ({ ...figure, measure })));

const episodesIn = (life: History): readonly EpisodeTold[] =>
  episodesOf(inEffectOrder<ChildFact>(life as readonly Entry<ChildEvent>[]).map(({ event }) => event)).map(episodeTold);

/** The first day on which a fact takes effect that is believed in one of two histories only. */
const firstDifference = (now: History, then: History): CalendarDate | undefined => {
  const [a, b] = [now, then].map((history) => new Map(inEffectOrder<Fact>(history).map(({ id, event }) => [id, event.effectiveOn])));
  const only = [...(a ?? [])].filter(([id]) => !b?.has(id)).concat([...(b ?? [])].filter(([id]) => !a?.has(id)));
  return only.map(([, on]) => on).sort()[0];
};

/** An invoice may be for days to come, and is held against the fees of those days: figures of evenings before a fee may tell of it. */
const IN_ADVANCE = 366;

const firstTold = ({ kind }: RecordRef, since: CalendarDate): CalendarDate => (kind === 'fee' ? plusDays(since, -IN_ADVANCE) : since);

/** Where an evening was published more than once, the last that came out. */
const latestOfEachEvening = (editions: readonly EditionTold[]): readonly EditionTold[] => [...new Map(editions.map((one) => [one.asAt, one])).values()];

const returnsSince = (history: History, since: CalendarDate): readonly number[] => {
  const years = (history as readonly Entry<ChildEvent>[]).flatMap(({ event }) => (event.type === 'ReturnReceived' ? [event.year] : []));
  return [...new Set(years)].filter((year) => year >= collectionYearOf(since)).sort((a, b) => a - b);
};
