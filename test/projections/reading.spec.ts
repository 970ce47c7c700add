import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { children, episodes } from '../../projections/children/children.projection.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Reader } from '../../projections/measure.js';
import type { Reading } from '../../projections/reading.js';
import { sqliteReading } from '../../projections/views/sqlite-reading.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { askedEverything, recordEverything, TODAY } from '../support/asked-everything.js';
import { anyStory, append, AUTHORITY, CHILDREN, tell } from '../support/any-story.js';
import { admitted, moved, on } from '../support/children.js';
import { coreReadingBy, fetching, twice } from '../support/readings.js';
import { runs } from '../support/runs.js';
import { buildAnew, followInBatches, withViews } from '../support/viewing.js';

const IN_MARCH = { asAt: on('2024-03-15'), knownAt: 2 as EntryNumber };

describe('views kept in SQLite, to whoever asks', () => {
  /** Two children came in, one of whom moved, as the views tell it. */
  const given = (work: (reading: Reading, anew: () => Promise<void>) => Promise<void>): Promise<void> =>
    withViews(async (views) => {
      const ledger = openMemoryLedger();
      await append(ledger, '1', () => [admitted('2024-01-10')], 'one');
      await append(ledger, '2', () => [admitted('2024-02-10')], 'two');
      await append(ledger, '1', () => [moved('2024-03-10')], 'three');
      await followInBatches(views.sql, ledger, [2]);
      await work(sqliteReading(views), () => buildAnew(views, ledger));
    });

  test('an answer is what the work makes of what they tell of the authority', () =>
    given(async (reading) => {
      const inCare = ({ childrenInCare }: Reader): readonly string[] => childrenInCare(IN_MARCH).map(({ child }) => child);
      expect(await reading.answer(AUTHORITY, inCare)).toEqual(['1', '2']);
      expect(await reading.answer('E99000002', inCare)).toEqual([]);
    }));

  test('work that fails is an answer that fails', () =>
    given(async (reading) => {
      const failing = reading.answer(AUTHORITY, () => {
        throw new Error('no such thing');
      });
      await expect(failing).rejects.toThrow('no such thing');
    }));

  test('the generation is the same until they are built anew, and what is told is not another for it', () =>
    given(async (reading, anew) => {
      const inCare = ({ at }: Reader): unknown => at(episodes, IN_MARCH);
      const [before, told] = [reading.generation, await reading.answer(AUTHORITY, inCare)];
      expect(reading.generation).toBe(before);
      await anew();
      expect(reading.generation).not.toBe(before);
      expect(await reading.answer(AUTHORITY, inCare)).toEqual(told);
    }));

  test('the authorities are those that anything is recorded of', async () => {
    await given(async (reading) => expect(await reading.authorities()).toEqual([AUTHORITY]));
    await withViews(async (views) => expect(await sqliteReading(views).authorities()).toEqual([]));
  });

  test('nothing is believed of an authority of which nothing is recorded', () =>
    given(async (reading) => expect(await reading.believed('E99000002', episodes as never, 3)).toEqual([])));

  test('what is believed of a subject, as known at any entry, is every row of it, whole', () =>
    fc.assert(
      fc.asyncProperty(anyStory(12), async (story) =>
        withViews(async (views) => {
          const ledger = openMemoryLedger();
          await tell(ledger, story);
          await followInBatches(views.sql, ledger, [3]);
          const [reading, head] = [sqliteReading(views), await ledger.head()];
          for (const timeline of PROJECTED[children.follows]?.timelines ?? [])
            for (let knownAt = 0; knownAt <= head; knownAt += 1) {
              const all = await reading.believed(AUTHORITY, timeline, knownAt);
              expect(await reading.believed(AUTHORITY, timeline, knownAt, CHILDREN)).toEqual(all);
              for (const child of CHILDREN) {
                const own = await reading.believed(AUTHORITY, timeline, knownAt, [child]);
                expect(own).toEqual(all.filter(({ subject }) => subject === child));
                const told = await reading.answer(AUTHORITY, (read) => read.of(timeline, [child], knownAt));
                const versions = await reading.answer(AUTHORITY, (read) => read.versionsOf(timeline, [child]));
                const known = versions.filter(({ knownFrom, knownTo }) => knownFrom <= knownAt && knownAt < knownTo);
                expect(known.map(({ knownFrom: _from, knownTo: _to, ...row }) => row)).toEqual(told);
                const rows = own.map(({ subject, row }) => [subject, ...Object.values(row)]);
                expect(rows.sort(byText)).toEqual(told.map((row) => Object.values(row)).sort(byText));
              }
            }
        }),
      ),
      runs(10),
    ), 120_000);
});

const saysNothing = (answer: unknown): boolean => {
  const lists = Array.isArray(answer) ? [answer] : Object.values(answer ?? {}).filter(Array.isArray);
  return answer === null || (lists.length > 0 && lists.every((list) => list.length === 0));
};

const byText = (one: readonly unknown[], other: readonly unknown[]): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

describe('whoever asks the views', () => {
  let data: string;
  let once: ReadonlyMap<string, unknown>;
  const askedBy = async (by: (reading: Reading) => Reading): Promise<ReadonlyMap<string, unknown>> => {
    const app = await coreReadingBy({ data, today: () => TODAY }, by);
    try {
      return await askedEverything(app);
    } finally {
      await app.close();
    }
  };

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'reading-'));
    await recordEverything(data);
    once = await askedBy((reading) => reading);
  }, 120_000);
  afterAll(() => rm(data, { recursive: true, force: true }));

  test('is answered, every question of something', () => {
    expect([...once].filter(([, answer]) => saysNothing(answer)).map(([question]) => question)).toEqual([]);
    expect(JSON.stringify([...once.values()])).not.toContain('"failed":true');
  });

  test('is answered the same where the work is carried out again', async () => {
    const again = await askedBy(twice);
    for (const [question, answer] of once) expect({ question, answer: again.get(question) }).toEqual({ question, answer });
  }, 120_000);

  test('is answered the same where the work is left at whatever is not at hand yet, and nothing that is read can be changed', async () => {
    const fetched = await askedBy(fetching);
    for (const [question, answer] of once) expect({ question, answer: fetched.get(question) }).toEqual({ question, answer });
  }, 120_000);
});
