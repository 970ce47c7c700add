import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../domain/calendar.js';
import type { ChildId } from '../domain/child/commands.js';
import { episodesOf, type Episode } from '../domain/child/episodes.js';
import type { ChildEvent, ChildFact, ParticularsRecorded } from '../domain/child/events.js';
import { objectionsTo } from '../domain/child/objections.js';
import type { Objected } from '../domain/child/refusals.js';
import { suspicionsOf, type Suspicion } from '../domain/child/suspicions.js';
import { inEffectOrder, wholeCommands, type Entry, type Source } from '../domain/entry.js';
import { factsDrawn } from '../domain/statutory-return/facts-drawn.js';
import { inForce, rowsStated, sourceOf, type StatedRow } from '../domain/statutory-return/stated.js';
import { streamOf } from '../recording/streams.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { readable } from './child-entries.js';
import { entriesTold, type EntryTold } from './entries-told.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Everything recorded about one child, as known at an entry. */
export class ChildAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** An episode without what names a person. */
export type EpisodeTold = Omit<Episode, 'postcodes' | 'ownPostcodes'>;

/** Where returns disagreed: what a row said, what is believed instead, and why. */
export type ResolutionTold = {
  readonly why: string;
  readonly said: Source & { readonly cells: Readonly<Record<string, string>> };
  readonly by: Source;
};

/** Where and how a child lived, wherever that is told from. */
export type LifeTold = Viewpoint & {
  readonly child: ChildId;
  readonly particulars: Pick<ParticularsRecorded, 'dateOfBirth' | 'sex' | 'ethnicity' | 'disability'> | null;
  readonly inCare: boolean;
  readonly episodes: readonly Omit<EpisodeTold, 'measured'>[];
};

export type ChildTold = Omit<LifeTold, 'particulars' | 'episodes'> & {
  readonly particulars: Omit<ParticularsRecorded, 'identity'> | null;
  readonly episodes: readonly EpisodeTold[];
  readonly entries: readonly EntryTold[];
  readonly suspicions: readonly Suspicion[];
  readonly objections: readonly Objected[];
  readonly resolutions: readonly ResolutionTold[];
  readonly laterEntries: number;
};

@QueryHandler(ChildAsked)
export class ChildHandler implements IQueryHandler<ChildAsked> {
  /** Lives as they were told: whoever reads a record goes through its parts, and each tells the same life. */
  private readonly lives = new Kept<ReturnType<typeof lifeTold>>(KEPT);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where nothing is recorded of the child as of then. */
  async execute({ authority, child, viewpoint: asked }: ChildAsked): Promise<ChildTold | null> {
    const viewpoint = await this.asking.settle(asked);
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    const all = stored.flatMap((entry) => readable<ChildEvent>(entry));
    const known = all.filter(({ number }) => number <= viewpoint.knownAt);
    if (known.length === 0) return null;
    const last = known.at(-1)?.id;
    const life = this.lives.get(this.lives, `${authority} ${child} ${viewpoint.asAt} ${last}`, () => lifeTold(known, viewpoint.asAt));
    return { child, ...viewpoint, ...life, laterEntries: all.length - known.length };
  }
}

/** Lives kept: as many children as a team has before it at once. */
const KEPT = 64;

const lifeTold = (listed: readonly Entry<ChildEvent>[], asAt: CalendarDate) => {
  const known = wholeCommands(listed);
  const facts = inEffectOrder<ChildFact>(known).map(({ event }) => event);
  const episodes = episodesOf(facts);
  return {
    particulars: particularsOf(facts),
    inCare: episodes.some(({ from, to }) => from <= asAt && (to === null || to > asAt)),
    episodes: episodes.map(episodeTold),
    entries: entriesTold(listed),
    suspicions: suspicionsOf(known, asAt),
    objections: objectionsTo(known, '9999-12-31' as CalendarDate),
    resolutions: factsDrawn(inForce(rowsStated(known))).resolutions.map(({ why, row, by }) => ({
      why,
      said: { ...sourceOf(row), cells: openCells(row) },
      by: sourceOf(by),
    })),
  };
};

const particularsOf = (facts: readonly ChildFact[]): Omit<ParticularsRecorded, 'identity'> | null => {
  const fact = facts.findLast((one): one is ParticularsRecorded => one.type === 'ParticularsRecorded');
  if (!fact) return null;
  const { identity: _identity, ...told } = fact;
  return told;
};

export const episodeTold = ({ postcodes: _postcodes, ownPostcodes: _own, ...told }: Episode): EpisodeTold => told;

const PERSONAL = new Set(['HOME_POST', 'PL_POST', 'UPN', 'SW_ID']);

const openCells = ({ cells }: StatedRow): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cells).filter(([column]) => !PERSONAL.has(column)));
