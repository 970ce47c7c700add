import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDay, dayNumber, daysBetween, type CalendarDate } from '../../src/domain/calendar.js';
import type { StoredEntry } from '../../src/ledger/ledger.js';
import { found } from '../../src/audit/entries-found.js';
import type { EntryFilter } from '../../src/audit/entry-filter.js';
import { EntryIndex, FORMS, WAYS, type Way } from '../../src/audit/entry-index.js';
import { latenessIn, type LatenessOf } from '../../src/audit/lateness.js';
import { anyEntries, AUTHORITIES, KINDS } from '../support/any-entries.js';
import { runs } from '../support/runs.js';

const indexOf = (entries: readonly StoredEntry[]): EntryIndex => {
  const index = new EntryIndex();
  index.take(entries);
  return index;
};

/** Told of an entry straight from what is stored, one thing at a time. */
const effectiveOn = ({ type, data }: StoredEntry): string | null =>
  ['EntryStruckOut', 'ReturnReceived', 'WrittenByALaterRelease'].includes(type) ? null : (data['effectiveOn'] as string);
const lateness = (entry: StoredEntry): number | null => {
  const on = effectiveOn(entry);
  return on === null || entry.type === 'ParticularsRecorded' ? null : daysBetween(on as CalendarDate, entry.recordedAt.slice(0, 10) as CalendarDate);
};
const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const recordedOn = ({ recordedAt }: StoredEntry): string => inLondon.format(new Date(recordedAt));
const wayOf = ({ type, data }: StoredEntry): Way => ((type === 'ReturnReceived' || typeof data['source'] === 'object') && type !== 'WrittenByALaterRelease' ? 'return' : 'hand');
const formOf = ({ type, data }: StoredEntry) => (type === 'EntryStruckOut' ? 'strike' : type !== 'WrittenByALaterRelease' && 'corrects' in data ? 'correction' : 'fact');
const partOf = ({ stream }: StoredEntry) => /^(.+)-(E\d{8})-(.+)$/.exec(stream)?.slice(1) as [string, string, string];

const matches = (entries: readonly StoredEntry[], filter: EntryFilter) => (entry: StoredEntry): boolean => {
  const [kind, authority, reference] = partOf(entry);
  const [on, late] = [effectiveOn(entry), lateness(entry)];
  return (
    (filter.effectiveFrom === undefined || (on !== null && on >= filter.effectiveFrom)) &&
    (filter.effectiveTo === undefined || (on !== null && on <= filter.effectiveTo)) &&
    (filter.recordedFrom === undefined || recordedOn(entry) >= filter.recordedFrom) &&
    (filter.recordedTo === undefined || recordedOn(entry) <= filter.recordedTo) &&
    (filter.authority === undefined || authority === filter.authority) &&
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.reference === undefined || reference.toLowerCase() === filter.reference.toLowerCase()) &&
    (filter.type === undefined || entry.type === filter.type) &&
    (filter.by === undefined || entries[filter.by - 1]?.recordedBy === entry.recordedBy) &&
    (filter.lateBy === undefined || (late !== null && late >= filter.lateBy)) &&
    (filter.timed !== true || late !== null) &&
    (filter.form === undefined || (filter.form === 'change' ? formOf(entry) !== 'fact' : formOf(entry) === filter.form)) &&
    (filter.way === undefined || wayOf(entry) === filter.way)
  );
};

const day = fc.integer({ min: 0, max: 200 }).map((days) => dateOfDay(dayNumber('2018-01-01' as CalendarDate) + days));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined, freq: 3 });
const anyFilter: fc.Arbitrary<EntryFilter> = fc.record({
  effectiveFrom: maybe(day), effectiveTo: maybe(day), recordedFrom: maybe(day), recordedTo: maybe(day),
  authority: maybe(fc.constantFrom(...AUTHORITIES)), kind: maybe(fc.constantFrom(...KINDS)), reference: maybe(fc.constantFrom('1', 'A-2', 'none')),
  type: maybe(fc.constantFrom('ChildMoved', 'EntryStruckOut', 'Unheard')), by: maybe(fc.integer({ min: 1, max: 70 })),
  lateBy: maybe(fc.integer({ min: -20, max: 80 })), timed: maybe(fc.boolean()),
  form: maybe(fc.constantFrom(...FORMS, 'change' as const)), way: maybe(fc.constantFrom(...WAYS)),
});

describe('entries that are looked for', () => {
  test('are those that a reader of the whole ledger would pick out, in the order asked for, and all of them are counted', () => {
    fc.assert(
      fc.property(anyEntries, anyFilter, fc.boolean(), fc.nat(70), fc.nat(5), fc.integer({ min: 1, max: 20 }), (entries, filter, newestFirst, upTo, skip, most) => {
        const picked = entries.slice(0, upTo).filter(matches(entries, filter)).map(({ number }) => Number(number));
        const ordered = newestFirst ? picked.toReversed() : picked;
        expect(found(indexOf(entries), filter, { newestFirst, upTo, skip, most })).toEqual({ numbers: ordered.slice(skip, skip + most), total: picked.length });
      }),
      runs(300),
    );
  });

  test('are the same whether the ledger was read at once or as it grew', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(60), anyFilter, (entries, at, filter) => {
        const grown = indexOf(entries.slice(0, at));
        grown.take(entries.slice(at));
        const asked = { newestFirst: true, upTo: entries.length, most: 100 };
        expect(found(grown, filter, asked)).toEqual(found(indexOf(entries), filter, asked));
      }),
      runs(100),
    );
  });

  test('are told as brought in at once where two hundred of a history came at one instant, however they were read, and not one fewer', () => {
    const history = (count: number, minute: string): readonly StoredEntry[] =>
      Array.from({ length: count }, () => ({ type: 'ChildMoved', data: { effectiveOn: '2015-01-01' }, minute }) as never).map((one: { minute: string }, place) => ({
        ...one, number: place + 1, stream: 'child-E08999901-1', schema: 1, recordedAt: `2018-01-01T10:${minute}:00.000Z`, recordedBy: 'migration', origin: 'migrated',
      })) as unknown as readonly StoredEntry[];
    const load = (index: EntryIndex) => found(index, { way: 'load' }, { newestFirst: false, upTo: 1_000, most: 0 }).total;
    expect(load(indexOf(history(199, '00')))).toBe(0);
    expect(load(indexOf(history(200, '00')))).toBe(200);
    const grown = indexOf(history(150, '00'));
    grown.take(history(300, '00').slice(150));
    expect(load(grown)).toBe(300);
    grown.take(history(420, '01').slice(300));
    expect(load(grown)).toBe(300);
  });
});

const naive = (late: readonly number[]): LatenessOf => {
  const days = late.toSorted((a, b) => a - b);
  const least = (part: number) => days.find((candidate) => days.filter((one) => one <= candidate).length >= part * days.length) ?? null;
  return { entries: days.length, median: least(0.5), ninetieth: least(0.9), within: [1, 5, 10].map((most) => days.filter((one) => one <= most).length) };
};

describe('lateness of recording', () => {
  test('is what counting entry by entry gives, in all and in each part, and of what was recorded by hand alone', () => {
    fc.assert(
      fc.property(anyEntries, maybe(day), maybe(day), fc.constantFrom(...AUTHORITIES), (entries, from, to, authority) => {
        const asked = entries.filter(matches(entries, { recordedFrom: from, recordedTo: to, authority }));
        const timed = asked.filter((entry) => wayOf(entry) === 'hand' && lateness(entry) !== null);
        const of = (some: readonly StoredEntry[]) => naive(some.map((entry) => lateness(entry) as number));
        const told = latenessIn(indexOf(entries), authority, { from, to }, entries.length);
        expect(told.whole).toEqual(of(timed));
        for (const { account, by, ...part } of told.byRecorder) {
          expect(part).toEqual(of(timed.filter(({ recordedBy }) => recordedBy === account)));
          expect(entries[by - 1]?.recordedBy).toBe(account);
        }
        for (const { kind, ...part } of told.byKind) expect(part).toEqual(of(timed.filter((entry) => partOf(entry)[0] === kind)));
        for (const { type, ...part } of told.byType) expect(part).toEqual(of(timed.filter((entry) => entry.type === type)));
        for (const { month, ...part } of told.byMonth) expect(part).toEqual(of(timed.filter((entry) => recordedOn(entry).startsWith(month))));
        for (const parts of [told.byRecorder, told.byKind, told.byType, told.byMonth])
          expect(parts.reduce((sum, part) => sum + part.entries, 0)).toBe(timed.length);
        expect(told.ways).toEqual({ hand: asked.filter((one) => wayOf(one) === 'hand').length, return: asked.filter((one) => wayOf(one) === 'return').length, load: 0 });
        expect(told.untimed).toBe(told.ways.hand - timed.length);
      }),
      runs(200),
    );
  });

  test('of nothing has no median', () => {
    expect(latenessIn(new EntryIndex(), AUTHORITIES[0], {}, 0).whole).toEqual({ entries: 0, median: null, ninetieth: null, within: [0, 0, 0] });
  });
});
