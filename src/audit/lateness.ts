import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dateOfDay, type CalendarDate } from '../domain/calendar.js';
import type { EntryNumber } from '../domain/entry.js';
import { Kept } from '../asking/kept.js';
import { testOf } from './entry-filter.js';
import { WAYS, type EntryIndex, type Way } from './entry-index.js';
import { LedgerIndexed, type Reading } from './ledger-indexed.js';

/** How long after it took effect what happened was recorded: by whom, about what, and month by month. */
export class LatenessAsked {
  constructor(
    readonly authority: string,
    readonly recorded: { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined } = {},
    /** How many milliseconds to wait until the ledger has been read; however long it takes, where not given. */
    readonly patience?: number,
  ) {}
}

/** The days within which recording is measured. */
export const WITHIN = [1, 5, 10] as const;

/**
 * How late some entries were. The median and the 90th percentile are days that entries really took (nearest rank): at most so
 * many days late were half of them, and nine in ten. What was recorded before it took effect counts as recorded within a day.
 */
export type LatenessOf = {
  readonly entries: number;
  readonly median: number | null;
  readonly ninetieth: number | null;
  /** How many were recorded at most 1, 5 and 10 days after they took effect. */
  readonly within: readonly number[];
};

export type LatenessTold = {
  readonly knownAt: EntryNumber;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Of what was recorded by hand, in all and in parts; the first part is the one with most entries. */
  readonly whole: LatenessOf;
  readonly byRecorder: readonly (LatenessOf & { readonly account: string; readonly by: number })[];
  readonly byKind: readonly (LatenessOf & { readonly kind: string })[];
  readonly byType: readonly (LatenessOf & { readonly type: string })[];
  /** By the month of recording, the earliest first. */
  readonly byMonth: readonly (LatenessOf & { readonly month: string })[];
  /** How many entries came in in each way; only those by hand count above. */
  readonly ways: Readonly<Record<Way, number>>;
  /** Recorded by hand, and telling of no day on which they could have been recorded in time: strikes, particulars of a life. */
  readonly untimed: number;
  /** Whether the ledger tells of other authorities too, which are left out. */
  readonly othersToo: boolean;
};

@QueryHandler(LatenessAsked)
export class LatenessHandler implements IQueryHandler<LatenessAsked> {
  private readonly kept = new Kept<LatenessTold>(16);

  constructor(@Inject(LedgerIndexed) private readonly indexed: LedgerIndexed) {}

  async execute({ authority, recorded, patience }: LatenessAsked): Promise<LatenessTold | Reading> {
    const read = patience === undefined ? await this.indexed.whole() : await this.indexed.within(patience);
    if (!('index' in read)) return read;
    const { index, head } = read;
    return this.kept.get(index, JSON.stringify([head, authority, recorded]), () => ({ knownAt: head, ...latenessIn(index, authority, recorded, head) }));
  }
}

type Counts = Map<number, number>;
type Parts = Map<number | string, Counts>;

/** Counts how many entries were how many days late, part by part, in one pass. */
export const latenessIn = (index: EntryIndex, authority: string, { from, to }: LatenessAsked['recorded'], upTo: number): Omit<LatenessTold, 'knownAt'> => {
  const inQuestion = testOf(index, { authority, recordedFrom: from, recordedTo: to });
  const timed = testOf(index, { authority, recordedFrom: from, recordedTo: to, way: 'hand', timed: true });
  const monthOf = monthsOfDays();
  const ways = WAYS.map(() => 0);
  const whole: Counts = new Map();
  const [recorders, kinds, types, months]: readonly [Parts, Parts, Parts, Parts] = [new Map(), new Map(), new Map(), new Map()];
  for (let at = 0; at < Math.min(upTo, index.size); at += 1) {
    if (!inQuestion(at)) continue;
    ways[index.way[at] as number] = (ways[index.way[at] as number] as number) + 1;
    if (!timed(at)) continue;
    const late = index.daysLate[at] as number;
    add(whole, late);
    addTo(recorders, index.recorder[at] as number, late);
    addTo(kinds, index.about[index.stream[at] as number]?.kind ?? '', late);
    addTo(types, index.type[at] as number, late);
    addTo(months, monthOf(index.recordedOn[at] as number), late);
  }
  const told = { from: from ?? null, to: to ?? null, whole: latenessOf(whole), ways: Object.fromEntries(WAYS.map((way, place) => [way, ways[place] ?? 0])) as Record<Way, number> };
  return {
    ...told,
    byRecorder: inParts(recorders, (place) => ({ account: index.recorders.all[place as number] ?? '', by: index.firstOf[place as number] ?? 0 })),
    byKind: inParts(kinds, (kind) => ({ kind: String(kind) })),
    byType: inParts(types, (place) => ({ type: index.types.all[place as number] ?? '' })),
    byMonth: inParts(months, (month) => ({ month: String(month) })).toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    untimed: told.ways.hand - told.whole.entries,
    othersToo: index.about.some((one) => one.authority !== authority),
  };
};

const add = (counts: Counts, late: number): void => void counts.set(late, (counts.get(late) ?? 0) + 1);

const addTo = (parts: Parts, part: number | string, late: number): void => {
  const counts = parts.get(part) ?? new Map<number, number>();
  parts.set(part, counts);
  add(counts, late);
};

/** Entries of one day lie together, so the month of a day is worked out once. */
const monthsOfDays = () => {
  let [at, told] = [Number.NaN, ''];
  return (day: number): string => {
    if (day !== at) [at, told] = [day, dateOfDay(day).slice(0, 7)];
    return told;
  };
};

const inParts = <Named extends object>(parts: Parts, named: (part: number | string) => Named): readonly (LatenessOf & Named)[] =>
  [...parts].map(([part, counts]) => ({ ...named(part), ...latenessOf(counts) })).sort((a, b) => b.entries - a.entries);

const latenessOf = (counts: Counts): LatenessOf => {
  const days = [...counts].sort(([a], [b]) => a - b);
  const entries = days.reduce((sum, [, count]) => sum + count, 0);
  return {
    entries,
    median: atRank(days, Math.ceil(entries * 0.5)),
    ninetieth: atRank(days, Math.ceil(entries * 0.9)),
    within: WITHIN.map((most) => days.reduce((sum, [late, count]) => (late <= most ? sum + count : sum), 0)),
  };
};

const atRank = (days: readonly (readonly [number, number])[], rank: number): number | null => {
  let reached = 0;
  return days.find(([, count]) => (reached += count) >= rank && rank > 0)?.[0] ?? null;
};
