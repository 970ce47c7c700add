import { describe, expect, test } from '@jest/globals';
import type BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { childrenInCare } from '../../projections/children/children-in-care.query.js';
import type { Balance } from '../../projections/comparing/reconciled.js';
import { headline } from '../../projections/sufficiency/counts.js';
import { sqliteReading } from '../../projections/views/sqlite-reading.js';
import type { Asking } from '../../src/asking/asking.js';
import { ReconciliationAsked, ReconciliationHandler, type Reconciliation } from '../../src/asking/reconciliation.js';
import { plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { DAYS, FIRST_DAY } from '../support/any-history.js';
import { anyStory, append, AUTHORITY, streamOf, tell } from '../support/any-story.js';
import { admitted, discharged, on } from '../support/children.js';
import { struck } from '../support/given.js';
import { runs } from '../support/runs.js';
import { followInBatches, withViews } from '../support/viewing.js';

type Ask = (first: CalendarDate, last: CalendarDate, published: number, knownAt: number) => Promise<Reconciliation>;

/** A reconciliation asked of real views, at entries by their number. */
const askingOf = (sql: BetterSqlite3.Database, ledger: Ledger): Ask => {
  const { answer } = sqliteReading({ sql });
  const asking = { answer, ledger, settle: ({ knownAt }: { knownAt: string }) => Promise.resolve({ asAt: FIRST_DAY, knownAt: Number(knownAt) as EntryNumber }) };
  const handler = new ReconciliationHandler(asking as unknown as Asking);
  return (from, to, published, knownAt) =>
    handler.execute(new ReconciliationAsked(AUTHORITY, { from, to }, String(knownAt), String(published)));
};

const sum = (balances: readonly (Balance | undefined)[]): Balance => ({
  opening: total(balances, 'opening'), in: total(balances, 'in'), out: total(balances, 'out'), closing: total(balances, 'closing'),
});
const total = (balances: readonly (Balance | undefined)[], line: keyof Balance): number =>
  balances.reduce((whole, one) => whole + (one?.[line] ?? 0), 0);

/** Counted evening by evening, from the children in care on each. */
const countedByEvenings = (sql: BetterSqlite3.Database, first: CalendarDate, last: CalendarDate, knownAt: number): Balance => {
  const inCareOn = (asAt: CalendarDate) =>
    new Set(headline(childrenInCare(sql, AUTHORITY, { asAt, knownAt: knownAt as EntryNumber })).map(({ child }) => child));
  let before = inCareOn(plusDays(first, -1));
  const [opening, flows] = [before.size, { in: 0, out: 0 }];
  for (let day = first; day <= last; day = plusDays(day, 1)) {
    const evening = inCareOn(day);
    flows.in += [...evening].filter((child) => !before.has(child)).length;
    flows.out += [...before].filter((child) => !evening.has(child)).length;
    before = evening;
  }
  return { opening, ...flows, closing: before.size };
};

describe('a reconciliation of any period, as known at any two entries of any history', () => {
  test('balances, is what counting evening by evening comes to, and explains the whole difference by entries and nothing else', () =>
    fc.assert(
      fc.asyncProperty(anyStory(25), fc.array(fc.tuple(fc.nat(DAYS), fc.nat(DAYS), fc.nat(), fc.nat()), { minLength: 6, maxLength: 6 }), async (story, questions) => {
        const ledger = openMemoryLedger();
        await tell(ledger, story);
        const head = await ledger.head();
        await withViews(async ({ sql }) => {
          await followInBatches(sql, ledger, [3]);
          const ask = askingOf(sql, ledger);
          for (const [day, length, a, b] of questions) {
            const [first, last] = [plusDays(FIRST_DAY, day - 1), plusDays(FIRST_DAY, day - 1 + length)];
            const [published, knownAt] = [a % (head + 1), b % (head + 1)].sort((one, other) => one - other) as [number, number];
            const told = await ask(first, last, published, knownAt);
            expect(told.now).toEqual(countedByEvenings(sql, first, last, knownAt));
            expect(told.then).toEqual(countedByEvenings(sql, first, last, published));
            for (const { opening, in: came, out, closing } of [told.now, told.then as Balance]) expect(opening + came - out).toBe(closing);
            expect(sum([told.then as Balance, told.difference as Balance])).toEqual(told.now);
            expect(sum(told.children.map(({ difference }) => difference))).toEqual(told.difference);
            expect(sum(Object.values(told.because))).toEqual(told.difference);
            for (const child of told.children) {
              expect(sum(child.steps.map(({ change }) => change))).toEqual(child.difference);
              expect(child.steps.length).toBeGreaterThan(0);
              const own = new Set((await ledger.read(streamOf(child.child))).map(({ number }) => number));
              for (const { at, entries } of child.steps) {
                // What a command says is learned at its last entry: one of it may have been written before.
                expect(at > published && at <= knownAt).toBe(true);
                expect(entries.length).toBeGreaterThan(0);
                expect(entries.filter(({ number }) => !own.has(number) || number > at)).toEqual([]);
              }
            }
          }
        });
      }),
      runs(40),
    ), 120_000);
});

describe('what explains a difference', () => {
  const told = async (
    commands: readonly (readonly [child: string, ...events: ChildEvent[]])[], published: number, knownAt: number,
  ): Promise<Reconciliation> => {
    const ledger = openMemoryLedger();
    for (const [place, [child, ...events]] of commands.entries()) await append(ledger, child, () => events, `told ${place}`);
    return withViews(async ({ sql }) => {
      await followInBatches(sql, ledger, [2]);
      return askingOf(sql, ledger)(on('2018-08-01'), on('2018-08-31'), published, knownAt);
    });
  };
  const idOf = async (events: readonly ChildEvent[]): Promise<string> => {
    const ledger = openMemoryLedger();
    await append(ledger, '1', () => events, 'told 0');
    return (await ledger.read(streamOf('1'))).at(-1)?.id ?? '';
  };

  test('is an admission recorded late, with how many days', async () => {
    const answer = await told([['1', admitted('2018-07-05')], ['2', admitted('2018-08-05')]], 1, 2);
    expect(answer).toMatchObject({
      then: { opening: 1, in: 0, out: 0, closing: 1 }, now: { opening: 1, in: 1, out: 0, closing: 2 },
      because: { late: { opening: 0, in: 1, out: 0, closing: 1 } },
      children: [{ child: '2', inCareThen: [], inCareNow: [{ from: '2018-08-05', to: null }], steps: [{ at: 2, because: 'late' }] }],
    });
    expect(answer.children[0]?.steps[0]?.entries).toMatchObject([{ number: 2, type: 'ChildAdmitted', effectiveOn: '2018-08-05' }]);
    expect(answer.children[0]?.steps[0]?.entries[0]?.daysLate).toBeGreaterThan(1000);
  });

  test('is a day put right, which moves a child from one line to another and changes no count', async () => {
    const id = await idOf([admitted('2018-07-30')]);
    const corrected = { ...admitted('2018-08-02'), corrects: id } as ChildEvent;
    const answer = await told([['1', admitted('2018-07-30')], ['1', struck(id), corrected]], 1, 3);
    expect(answer).toMatchObject({
      difference: { opening: -1, in: 1, out: 0, closing: 0 },
      children: [{ steps: [{ because: 'corrected', entries: [{ number: 2, strikesOut: 1 }, { number: 3, corrects: 1 }] }] }],
    });
  });

  test('is an entry struck out, and a discharge that nobody had told', async () => {
    const id = await idOf([admitted('2018-07-30')]);
    const answer = await told(
      [['1', admitted('2018-07-30')], ['2', admitted('2018-06-01')], ['1', struck(id)], ['2', discharged('2018-08-10')]], 2, 4,
    );
    expect(answer).toMatchObject({
      difference: { opening: -1, in: 0, out: 1, closing: -2 },
      because: { 'struck out': { opening: -1, in: 0, out: 0, closing: -1 }, late: { opening: 0, in: 0, out: 1, closing: -1 } },
    });
  });

  test('is nothing where the same was known, short breaks came and went, or a child only moved', async () => {
    const answer = await told([['1', admitted('2018-07-30')], ['2', admitted('2018-08-05', { legalStatus: 'V4' })]], 1, 2);
    expect(answer).toMatchObject({ difference: { opening: 0, in: 0, out: 0, closing: 0 }, because: {}, children: [] });
  });
});
