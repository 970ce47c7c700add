import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../../src/domain/entry.js';
import { RecordedLater } from '../../src/ledger/ledger.js';
import { clockAt, commandNamed, everyEntry, note, noted, type Begin } from '../support/ledger-given.js';

const NOON = '2019-01-10T12:00:00.000Z';

export const timePromises = (begin: Begin): void => {
  describe('by the clock', () => {
    test('records entries at the instant they are written', async () => {
      const ledger = await begin(clockAt(NOON).now);
      await note(ledger, 'child-1', 0, 'a');
      expect(await everyEntry(ledger)).toMatchObject([{ recordedAt: NOON, writtenAt: NOON, origin: 'recorded' }]);
    });

    test('never records earlier than before, though the clock goes back an hour', async () => {
      const clock = clockAt(NOON);
      const ledger = await begin(clock.now);
      await note(ledger, 'child-1', 0, 'a');
      clock.turnTo('2019-01-10T11:00:00.000Z');
      await note(ledger, 'child-1', 1, 'b');
      clock.turnTo('2019-01-10T12:00:01.000Z');
      await note(ledger, 'child-1', 2, 'c');
      const [, backThen, later] = await everyEntry(ledger);
      expect(backThen).toMatchObject({ recordedAt: NOON, writtenAt: '2019-01-10T11:00:00.000Z' });
      expect(later).toMatchObject({ recordedAt: '2019-01-10T12:00:01.000Z' });
    });

    test('gives what was known at an instant as the last entry recorded by then', async () => {
      const clock = clockAt(NOON);
      const ledger = await begin(clock.now);
      expect(await ledger.numberAt(NOON as Instant)).toBe(0);
      await ledger.append('child-1', 0, [noted('a'), noted('b')], commandNamed('two'));
      clock.turnTo('2019-01-10T12:00:00.001Z');
      await note(ledger, 'child-1', 2, 'c');
      clock.turnTo('2019-02-01T00:00:00.000Z');
      await note(ledger, 'child-1', 3, 'd');
      const known = (instant: string) => ledger.numberAt(instant as Instant);
      expect(await known('2019-01-10T11:59:59.999Z')).toBe(0);
      expect(await known(NOON)).toBe(2);
      expect(await known('2019-01-10T12:00:00.001Z')).toBe(3);
      expect(await known('2019-01-31T23:59:59.999Z')).toBe(3);
      expect(await known('2030-01-01T00:00:00.000Z')).toBe(4);
      await expect(known('2019-01-10')).rejects.toThrow(RangeError);
    });
  });

  describe('given history from elsewhere', () => {
    test('keeps the instant it was known from, and says it was brought in', async () => {
      const ledger = await begin(clockAt(NOON).now);
      const from = '2018-04-01T09:00:00.000Z';
      await ledger.append('child-1', 0, [noted('a')], commandNamed('old', from));
      expect(await everyEntry(ledger)).toMatchObject([{ recordedAt: from, writtenAt: NOON, origin: 'migrated' }]);
      expect(await ledger.numberAt('2018-04-01T08:59:59.999Z' as Instant)).toBe(0);
      expect(await ledger.numberAt(from as Instant)).toBe(1);
    });

    test('takes it in order, and refuses what would come before something it has', async () => {
      const ledger = await begin(clockAt(NOON).now);
      const bring = (stream: string, at: string) =>
        ledger.append(stream, 0, [noted('a')], commandNamed(`${stream} ${at}`, at));
      await bring('child-1', '2018-04-01T09:00:00.000Z');
      await bring('child-2', '2018-04-01T09:00:00.000Z');
      await bring('child-3', '2018-05-01T09:00:00.000Z');
      const refused = bring('child-4', '2018-04-30T09:00:00.000Z');
      await expect(refused).rejects.toThrow(RecordedLater);
      await expect(refused).rejects.toMatchObject({
        last: '2018-05-01T09:00:00.000Z',
        asked: '2018-04-30T09:00:00.000Z',
      });
      await note(ledger, 'child-5', 0, 'now');
      await expect(bring('child-6', '2018-06-01T09:00:00.000Z')).rejects.toThrow(RecordedLater);
      expect(await ledger.head()).toBe(4);
    });

    test('refuses an instant still to come, and one that is not written in full', async () => {
      const ledger = await begin(clockAt(NOON).now);
      const bring = (at: string) => ledger.append('child-1', 0, [noted('a')], commandNamed(at, at));
      await expect(bring('2019-01-10T12:00:00.001Z')).rejects.toThrow(RangeError);
      await expect(bring('2018-04-01T09:00:00Z')).rejects.toThrow(RangeError);
      expect(await ledger.head()).toBe(0);
    });
  });
};
