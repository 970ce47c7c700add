import fc from 'fast-check';
import { plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import type { ChildCommand, RecordableFact } from '../../src/domain/child/commands.js';
import { decide } from '../../src/domain/child/decide.js';
import type { ChildEvent, Placement } from '../../src/domain/child/events.js';
import type { EntryId, EntryStruckOut, StrikeReason } from '../../src/domain/entry.js';
import type { Entry } from '../../src/domain/entry.js';
import { born } from './children.js';
import { entriesOf, TODAY } from './given.js';

/** Days close together, so that much falls on one day, about the end of a collection year. */
export const FIRST_DAY = '2019-03-20' as CalendarDate;
export const DAYS = 30;
export const anyDay = fc.nat({ max: DAYS - 1 }).map((days) => plusDays(FIRST_DAY, days));

const anyPlacement: fc.Arbitrary<Placement> = fc.constantFrom<Placement[]>(
  { type: 'U6', provider: 'PR1', carer: 'household-1', distance: 3.4 },
  { type: 'U4', provider: 'PR4', carer: 'household-2', authority: 'E08000019' },
  { type: 'K2', provider: 'PR4', urn: 'SC000001' },
  { type: 'P1', provider: 'PR0' },
  { type: 'R1', provider: 'PR3', home: 'home-1', distance: 12.25 },
);
const anyStatus = fc.constantFrom('V2', 'C1', 'C2', 'V3', 'V4' as const);
const anyNeed = fc.constantFrom('N1', 'N4' as const);
const anyReason = fc.option(fc.constantFrom('CARPL', 'CHILD' as const), { nil: undefined });

const maybe = <K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [name]: value } as Partial<Record<K, V>>);

const also = fc
  .record({
    status: fc.option(anyStatus, { nil: undefined, freq: 2 }),
    need: fc.option(anyNeed, { nil: undefined, freq: 1 }),
    reason: anyReason,
  })
  .map(({ status, need, reason }) => ({
    ...maybe('legalStatus', status),
    ...maybe('categoryOfNeed', need),
    ...maybe('reason', reason),
  }));

const admission = fc.record({
  type: fc.constant('ChildAdmitted' as const),
  effectiveOn: anyDay,
  legalStatus: anyStatus,
  categoryOfNeed: anyNeed,
  placement: anyPlacement,
});

const placed = (type: 'ChildMoved' | 'PlacementDetailsChanged') =>
  fc
    .tuple(anyDay, anyPlacement, also)
    .map(([effectiveOn, placement, more]) => ({ type, effectiveOn, placement, ...more }) as RecordableFact);

const who = fc
  .tuple(fc.constantFrom('2001-04-02', '2010-05-01', '2019-03-25'), fc.constantFrom('1', '2'), fc.boolean())
  .map(([day, sex, mother]) => born(day, { sex, mother }));

/** Any fact a person may record, lawful or not where it comes. */
export const anyFact: fc.Arbitrary<RecordableFact> = fc.oneof(
  { weight: 4, arbitrary: admission },
  { weight: 4, arbitrary: placed('ChildMoved') },
  { weight: 2, arbitrary: placed('PlacementDetailsChanged') },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('LegalStatusChanged' as const),
      effectiveOn: anyDay,
      legalStatus: anyStatus,
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyDay, fc.constantFrom('T1', 'T3' as const), also)
      .map(([effectiveOn, kind, more]): RecordableFact => ({
        type: 'ChildTemporarilyAbsent',
        effectiveOn,
        kind,
        ...more,
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyDay, also)
      .map(([effectiveOn, more]): RecordableFact => ({ type: 'ChildReturned', effectiveOn, ...more })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('ChildWentMissing' as const),
      effectiveOn: anyDay,
      kind: fc.constantFrom('M', 'A' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ChildFound' as const), effectiveOn: anyDay }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('ChildReviewed' as const),
      effectiveOn: anyDay,
      participation: fc.constant('PN1' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('ChildDischarged' as const),
      effectiveOn: anyDay,
      reason: fc.constantFrom('E4A', 'E8' as const),
    }),
  },
  { weight: 1, arbitrary: who },
  {
    weight: 1,
    arbitrary: fc.option(anyDay, { nil: undefined }).map((until): RecordableFact => ({
      type: 'AsylumStatusRecorded',
      effectiveOn: '2010-05-01' as CalendarDate,
      ...maybe('ceasedOn', until),
    })),
  },
);

/** Something asked about a child whose history is not known yet: `place` says which entry, of however many there are. */
export type Asked = {
  readonly verb: 'Record' | 'Correct' | 'StrikeOut';
  readonly fact: RecordableFact;
  readonly place: number;
};

export const anyAsked: fc.Arbitrary<Asked> = fc.record({
  verb: fc.oneof(
    { weight: 6, arbitrary: fc.constant('Record' as const) },
    { weight: 2, arbitrary: fc.constant('Correct' as const) },
    { weight: 1, arbitrary: fc.constant('StrikeOut' as const) },
  ),
  fact: anyFact,
  place: fc.nat({ max: 40 }),
});

export const commandFrom = ({ verb, fact, place }: Asked, history: readonly Entry<ChildEvent>[]): ChildCommand => {
  const entry = history[place % Math.max(history.length, 1)]?.id;
  if (verb === 'Record' || entry === undefined) return { type: 'Record', fact };
  const reason: StrikeReason = 'facts-were-wrong';
  return verb === 'Correct' ? { type: 'Correct', entry, fact, reason } : { type: 'StrikeOut', entry, reason };
};

/** The history that comes of asking all this of the rules, in order, whatever they refuse left out. */
export const lawfulHistory = (asked: readonly Asked[]): readonly Entry<ChildEvent>[] =>
  asked.reduce<readonly Entry<ChildEvent>[]>((history, one) => {
    const decision = decide(commandFrom(one, history), { history, today: TODAY });
    return decision.accepted ? [...history, ...entriesOf(decision.events, history, `c${history.length}`)] : history;
  }, []);

/** What no rule was asked about, as it may be brought in: facts as they come, and an entry struck out now and then. */
export const unlawfulEvents = (
  facts: readonly RecordableFact[],
  place: number,
  history: readonly Entry<ChildEvent>[],
): readonly ChildEvent[] => {
  const entry: EntryId | undefined = history[place % Math.max(history.length, 1)]?.id;
  const strike: EntryStruckOut | undefined =
    entry && place % 3 === 0 ? { type: 'EntryStruckOut', entry, reason: 'duplicate' } : undefined;
  return [...(strike ? [strike] : []), ...facts];
};
