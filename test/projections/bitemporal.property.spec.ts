import { describe, expect, test } from '@jest/globals';
import type BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { childrenInCare } from '../../projections/children/children-in-care.query.js';
import { TIMELINES } from '../../projections/definitions.js';
import { follow } from '../../projections/following.js';
import { replay } from '../../src/audit/replay.js';
import { dateOfDay } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { DAYS, FIRST_DAY } from '../support/any-history.js';
import { anyStory, AUTHORITY, CHILDREN, tell, type Story } from '../support/any-story.js';
import { dayOf, factsKnown, liveLife, rowsOn, type OracleCommand, type OracleRow } from '../support/oracle.js';
import { runs } from '../support/runs.js';
import {
  batchesOf,
  buildAnew,
  everyEntry,
  everythingIn,
  followInBatches,
  rowsIn,
  withViews,
  type Kept,
} from '../support/viewing.js';

const FIRST = dayOf(FIRST_DAY) - 1;
const ALL_DAYS = Array.from({ length: DAYS + 3 }, (_, day) => FIRST + day);
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });

const inWords = ({ view, child, row }: OracleRow): string =>
  `${view} ${child} ${JSON.stringify(Object.entries(row).sort())}`;

/** What the oracle says of every child, on a day, as known at an entry. */
const oracle = (commands: readonly OracleCommand[], knownAt: number): ((day: number) => readonly string[]) => {
  const lives = CHILDREN.map((child) => ({ child, life: liveLife(factsKnown(commands, child, knownAt)) }));
  return (day) =>
    lives.flatMap(({ child, life }) => rowsOn(life, day).map((told) => inWords({ ...told, child }))).sort();
};

type ViewRow = { readonly view: string; readonly kept: Kept; readonly words: string };

const viewed = (sql: BetterSqlite3.Database): readonly ViewRow[] =>
  TIMELINES.flatMap(({ name: view }) =>
    rowsIn(sql, view).map((kept) => {
      const { code: _code, subject, known_from: _from, known_to: _to, ...row } = kept;
      return { view, kept, words: inWords({ view, child: subject as string, row }) };
    }),
  );

const holds = ({ kept }: ViewRow, day: number, knownAt: number): boolean =>
  Number(kept['valid_from']) <= day &&
  day < Number(kept['valid_to']) &&
  Number(kept['known_from']) <= knownAt &&
  knownAt < Number(kept['known_to']);

/** Every answer about every day, as known at every entry, and none more. */
const expectAsTheOracle = (sql: BetterSqlite3.Database, commands: readonly OracleCommand[], head: number): void => {
  const rows = viewed(sql);
  for (let knownAt = 0; knownAt <= head; knownAt += 1) {
    const told = oracle(commands, knownAt);
    for (const day of ALL_DAYS) {
      const shown = rows
        .filter((row) => holds(row, day, knownAt))
        .map(({ words }) => words)
        .sort();
      const expected = told(day);
      if (shown.join('\n') !== expected.join('\n'))
        expect({ day: dateOfDay(day), knownAt, shown }).toEqual({ day: dateOfDay(day), knownAt, shown: expected });
    }
  }
};

/** The snapshot's own query, through its two-dimensional index, says what the table of episodes says. */
const expectSnapshotsAsRows = (sql: BetterSqlite3.Database, head: number): void => {
  const episodes = viewed(sql).filter(({ view }) => view === 'episode');
  for (let knownAt = 0; knownAt <= head; knownAt += 1)
    for (const day of ALL_DAYS) {
      const shown = childrenInCare(sql, AUTHORITY, { asAt: dateOfDay(day), knownAt: knownAt as EntryNumber });
      const kept = episodes.filter((row) => holds(row, day, knownAt)).map((row) => row.kept);
      expect(shown.map(({ child, episodeBegan, placementType }) => [child, episodeBegan, placementType])).toEqual(
        kept
          .map(({ subject, valid_from, placement_type }) => [subject, valid_from, placement_type])
          .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
      );
    }
};

const withStory = async <T>(
  story: Story,
  work: (told: {
    commands: readonly OracleCommand[];
    ledger: ReturnType<typeof openMemoryLedger>;
    head: number;
  }) => Promise<T>,
): Promise<T> => {
  const ledger = openMemoryLedger();
  const commands = await tell(ledger, story);
  return work({ commands, ledger, head: await ledger.head() });
};

describe('what the views say of any day, as known at any entry', () => {
  test('is what a plain count over the commands comes to, followed live in batches of any size', () =>
    fc.assert(
      fc.asyncProperty(anyStory(24), sizes, (story, batches) =>
        withStory(story, ({ commands, ledger, head }) =>
          withViews(async ({ sql }) => {
            await followInBatches(sql, ledger, batches);
            expectAsTheOracle(sql, commands, head);
          }),
        ),
      ),
      runs(40),
    ));

  test('is what a plain count comes to when built anew, and every row is as it was followed', () =>
    fc.assert(
      fc.asyncProperty(anyStory(24), sizes, (story, batches) =>
        withStory(story, ({ commands, ledger, head }) =>
          withViews(async (views) => {
            await followInBatches(views.sql, ledger, batches);
            const live = everythingIn(views.sql);
            await buildAnew(views, ledger);
            expect(everythingIn(views.sql)).toBe(live);
            expectAsTheOracle(views.sql, commands, head);
          }),
        ),
      ),
      runs(20),
    ));

  test('is found by the snapshot’s own query, live and built anew', () =>
    fc.assert(
      fc.asyncProperty(anyStory(20), sizes, (story, batches) =>
        withStory(story, ({ ledger, head }) =>
          withViews(async (views) => {
            await followInBatches(views.sql, ledger, batches);
            expectSnapshotsAsRows(views.sql, head);
            await buildAnew(views, ledger);
            expectSnapshotsAsRows(views.sql, head);
          }),
        ),
      ),
      runs(10),
    ));

  test('does not change whatever is written later', () =>
    fc.assert(
      fc.asyncProperty(anyStory(12), anyStory(12), sizes, (then, later, batches) => {
        const ledger = openMemoryLedger();
        return withViews(async ({ sql }) => {
          await tell(ledger, then, 'then');
          await followInBatches(sql, ledger, batches);
          const head = await ledger.head();
          const answers = () => {
            const rows = viewed(sql);
            const at = (day: number, knownAt: number) =>
              rows
                .filter((row) => holds(row, day, knownAt))
                .map(({ words }) => words)
                .sort();
            return ALL_DAYS.flatMap((day) => Array.from({ length: head + 1 }, (_, knownAt) => at(day, knownAt)));
          };
          const before = answers();
          await tell(ledger, later, 'later');
          for (const batch of batchesOf((await everyEntry(ledger)).slice(head), batches))
            await follow(sql, ledger, batch);
          expect(answers()).toEqual(before);
        });
      }),
      runs(8),
    ));

  test('is proved by a replay of the whole ledger', () =>
    fc.assert(
      fc.asyncProperty(anyStory(20), sizes, (story, batches) =>
        withStory(story, ({ ledger, head }) =>
          withViews(async ({ sql }) => {
            await followInBatches(sql, ledger, batches);
            expect(await replay(ledger, sql)).toMatchObject({ entries: head, identical: true, firstDifference: null });
          }),
        ),
      ),
      runs(8),
    ));

  test('is the same when entries are given twice', () =>
    fc.assert(
      fc.asyncProperty(anyStory(16), sizes, (story, batches) =>
        withStory(story, ({ ledger }) =>
          withViews(async ({ sql }) => {
            await followInBatches(sql, ledger, batches);
            const once = everythingIn(sql);
            await followInBatches(sql, ledger, [3, ...batches]);
            await follow(sql, ledger, await everyEntry(ledger));
            expect(everythingIn(sql)).toBe(once);
          }),
        ),
      ),
      runs(8),
    ));
});

describe('children in care', () => {
  test('are those of the day before, with who came and without who left, on every day as known at every entry', () =>
    fc.assert(
      fc.asyncProperty(anyStory(24), (story) =>
        withStory(story, ({ ledger, head }) =>
          withViews(async ({ sql }) => {
            await followInBatches(sql, ledger, [1]);
            const rows = viewed(sql);
            const of = (view: string) => rows.filter((row) => row.view === view);
            const [episodes, periods] = [of('episode'), of('period_of_care')];
            for (let knownAt = 0; knownAt <= head; knownAt += 1)
              for (const day of ALL_DAYS.slice(1)) {
                const known = periods.filter(
                  ({ kept }) => Number(kept['known_from']) <= knownAt && knownAt < Number(kept['known_to']),
                );
                const inCare = (on: number) =>
                  episodes.filter((row) => holds(row, on, knownAt)).map(({ kept }) => kept['subject']);
                const came = known.filter(({ kept }) => kept['valid_from'] === day).length;
                const left = known.filter(({ kept }) => kept['valid_to'] === day).length;
                expect(inCare(day).length).toBe(inCare(day - 1).length + came - left);
                expect(new Set(inCare(day)).size).toBe(inCare(day).length);
              }
          }),
        ),
      ),
      runs(10),
    ));
});
