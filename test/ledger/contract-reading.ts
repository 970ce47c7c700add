import { describe, expect, test } from '@jest/globals';
import type { EntryNumber } from '../../src/domain/entry.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import {
  commandNamed,
  everyEntry,
  gathered,
  note,
  noted,
  noteMany,
  numbersOf,
  upTo,
  type Begin,
} from '../support/ledger-given.js';

const MANY = 2_500;

/** Three streams that take turns, then one long enough for several pages. */
const filled = async (ledger: Ledger): Promise<void> => {
  for (const revision of [0, 1, 2])
    for (const child of ['child-2', 'child-10', 'child-é']) await note(ledger, child, revision, `${revision}`);
  await ledger.append(
    'home-1',
    0,
    upTo(MANY).map((n) => noted(`${n}`)),
    commandNamed('many'),
  );
};

export const readPromises = (begin: Begin): void => {
  describe('read', () => {
    test('is empty to begin with', async () => {
      const ledger = await begin();
      expect(await ledger.head()).toBe(0);
      expect(await ledger.read('child-1')).toEqual([]);
      expect(await gathered(ledger.readAll(0))).toEqual([]);
      expect(await gathered(ledger.readStreams(0))).toEqual([]);
      expect(await ledger.entry(1 as EntryNumber)).toBeUndefined();
    });

    test('gives one stream, whole and in order, and no other’s entries', async () => {
      const ledger = await begin();
      await filled(ledger);
      const entries = await ledger.read('child-2');
      expect(entries.map(({ revision, stream }) => [stream, revision])).toEqual([1, 2, 3].map((n) => ['child-2', n]));
      expect(await ledger.read('home-1')).toHaveLength(MANY);
      expect(await ledger.read('child')).toEqual([]);
    });

    test('gives every entry once, in ledger order, in pages', async () => {
      const ledger = await begin();
      await filled(ledger);
      const pages = await gathered(ledger.readAll(0));
      expect(pages.length).toBeGreaterThan(1);
      expect(numbersOf(pages.flat())).toEqual(upTo(MANY + 9));
    });

    test('begins after an entry and ends with another', async () => {
      const ledger = await begin();
      await filled(ledger);
      expect(numbersOf(await everyEntry(ledger, 4, 7))).toEqual([5, 6, 7]);
      expect(numbersOf(await everyEntry(ledger, 1_999, 2_000))).toEqual([2_000]);
      expect(await everyEntry(ledger, 7, 7)).toEqual([]);
      expect(await everyEntry(ledger, MANY + 9)).toEqual([]);
    });

    test('gives one entry by its number', async () => {
      const ledger = await begin();
      await filled(ledger);
      const all = await everyEntry(ledger);
      expect(await ledger.entry(5 as EntryNumber)).toEqual(all[4]);
      expect(await ledger.entry((MANY + 10) as EntryNumber)).toBeUndefined();
    });

    test('gives stream by stream, each once and whole', async () => {
      const ledger = await begin();
      await filled(ledger);
      const streams = await gathered(ledger.readStreams(MANY + 9));
      expect(new Map(streams.map((entries) => [entries[0]?.stream, entries.length]))).toEqual(
        new Map([
          ['child-2', 3],
          ['child-10', 3],
          ['child-é', 3],
          ['home-1', MANY],
        ]),
      );
      expect(streams).toHaveLength(4);
      for (const entries of streams) expect(entries).toEqual(await ledger.read(entries[0]?.stream ?? ''));
    });

    test('gives streams as they were up to an entry, and none that began later', async () => {
      const ledger = await begin();
      await filled(ledger);
      const streams = await gathered(ledger.readStreams(4));
      expect(streams.map(numbersOf).sort()).toEqual([[1, 4], [2], [3]]);
    });

    test('lets others write while it is read, and still gives the streams as they were', async () => {
      const ledger = await begin();
      await filled(ledger);
      let seen = 0;
      for await (const stream of ledger.readStreams(MANY + 9)) {
        await note(ledger, 'child-2', 3 + seen, `while reading ${seen}`);
        seen += 1;
        for (const { number } of stream) expect(number).toBeLessThanOrEqual(MANY + 9);
      }
      expect(seen).toBe(4);
      expect(await ledger.head()).toBe(MANY + 9 + 4);
    });

    test('shows the writer its own entry at once', async () => {
      const ledger = await begin();
      await noteMany(ledger, 'child-1', 3);
      const { position } = await note(ledger, 'child-1', 3, 'mine');
      expect(await ledger.head()).toBe(position);
      expect((await ledger.read('child-1')).at(-1)).toMatchObject({ data: { text: 'mine' } });
    });
  });
};
