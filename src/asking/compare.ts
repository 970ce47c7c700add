import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChildEvent } from '../domain/child/events.js';
import type { CalendarDate } from '../domain/calendar.js';
import { isStrike, type Entry, type EntryNumber } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { childId, streamOf } from '../recording/streams.js';
import type { Change } from '../../projections/comparing/changes.js';
import { compared, type Comparison, type Part } from '../../projections/comparing/compared.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** How two answers differ, and why: because the world changed, or because we learned. */
export class CompareAsked {
  constructor(
    readonly authority: string,
    readonly a: ViewpointAsked,
    readonly b: ViewpointAsked,
  ) {}
}

/** The entries that made the difference. */
export type ExplainedChange = Change & { readonly entries: readonly EntryNumber[] };
export type ExplainedPart = Omit<Part, 'changes'> & { readonly changes: readonly ExplainedChange[] };
export type ExplainedComparison = Omit<Comparison, 'weLearned' | 'worldChanged'> & {
  readonly weLearned: ExplainedPart;
  readonly worldChanged: ExplainedPart;
};

type Told = (entry: Entry<ChildEvent>, history: readonly Entry<ChildEvent>[]) => boolean;

@QueryHandler(CompareAsked)
export class CompareHandler implements IQueryHandler<CompareAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, a: askedA, b: askedB }: CompareAsked): Promise<ExplainedComparison> {
    const [a, b] = [await this.asking.settle(askedA), await this.asking.settle(askedB)];
    const comparison = await this.asking.answer(authority, ({ childrenInCare }) => compared(a, b, childrenInCare));
    const [low, high] = a.knownAt <= b.knownAt ? [a, b] : [b, a];
    return {
      ...comparison,
      weLearned: await this.explained(authority, comparison.weLearned, recordedBetween(low, high)),
      worldChanged: await this.explained(authority, comparison.worldChanged, tookEffectBetween(a, b, high.knownAt)),
    };
  }

  private async explained(authority: string, part: Part, told: Told): Promise<ExplainedPart> {
    const changes: ExplainedChange[] = [];
    for (const change of part.changes) {
      const child = childId(change.child);
      const stored = child ? await this.asking.ledger.read(streamOf({ authority, child })) : [];
      const history = stored.map((entry) => fromStored<ChildEvent>(entry));
      const entries = history.filter((entry) => tells(entry, history) && told(entry, history)).map(({ number }) => number);
      changes.push({ ...change, entries });
    }
    return { net: part.net, changes };
  }
}

/** Only what says where, how and under what status a child lives, or who the child is, makes an answer differ. */
const MAKES_A_DIFFERENCE: ReadonlySet<string> = new Set<ChildEvent['type']>([
  'ChildAdmitted', 'ChildAlreadyInCare', 'ChildMoved', 'PlacementDetailsChanged', 'LegalStatusChanged',
  'ChildTemporarilyAbsent', 'ChildReturned', 'ChildDischarged', 'EpisodeCeased', 'PlacementMeasured', 'ParticularsRecorded', 'AsylumStatusRecorded',
]);

/** Whether an entry, or the one it strikes out, is of a type that makes an answer differ. */
export const tells = ({ event }: Entry<ChildEvent>, history: readonly Entry<ChildEvent>[]): boolean => {
  const told = isStrike(event) ? history.find(({ id }) => id === event.entry)?.event : event;
  return told !== undefined && MAKES_A_DIFFERENCE.has(told.type);
};

/** Recorded between the two, of what had taken effect by the day that is told of again; a strike may be of any day. */
const recordedBetween = (low: Viewpoint, high: Viewpoint): Told => ({ event, number }) =>
  number > low.knownAt && number <= high.knownAt && (isStrike(event) || event.effectiveOn <= low.asAt);

const tookEffectBetween = (a: Viewpoint, b: Viewpoint, knownAt: EntryNumber): Told => {
  const [first, last]: readonly CalendarDate[] = a.asAt <= b.asAt ? [a.asAt, b.asAt] : [b.asAt, a.asAt];
  return ({ event, number, id }, history) =>
    !isStrike(event) &&
    number <= knownAt &&
    event.effectiveOn > (first as CalendarDate) &&
    event.effectiveOn <= (last as CalendarDate) &&
    !history.some((other) => other.number <= knownAt && isStrike(other.event) && other.event.entry === id);
};
