import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Listening } from '../../../projections/views-postgres/listening.js';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import { append } from '../../support/any-story.js';
import { admitted, moved } from '../../support/children.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { buildAnewInPostgres, givenPostgresViews } from '../../support/postgres-views.js';
import { batchesOf, everyEntry } from '../../support/viewing.js';

/** So long that whatever is heard in a test was told of and not asked for. */
const NEVER = 3_600_000;
const SOON = 50;

const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await later(10);
};

const threeEntries = async () => {
  const ledger = openMemoryLedger();
  await append(ledger, '1', () => [admitted('2019-01-05')], 'one came');
  await append(ledger, '2', () => [admitted('2019-01-06')], 'two came');
  await append(ledger, '2', () => [moved('2019-02-01')], 'two moved');
  return ledger;
};

const promises = (): void => {
  const given = givenPostgresViews('listening');
  const killListeners = (): Promise<unknown> =>
    given.asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${given.role}' and query like 'listen%'`);

  describe('whoever listens in another process', () => {
    test('hears at once how far the views have followed, and of every commit', () =>
      given.withShown(async ({ writer, open }) => {
        const ledger = await threeEntries();
        const [first, second, third] = batchesOf(await everyEntry(ledger), [1]);
        await writer.follow(ledger, first ?? []);
        const heard: number[] = [];
        const bell = (await open()).listen((number) => heard.push(number), NEVER);
        await until(() => bell.listening && heard.at(-1) === 1);
        await writer.follow(ledger, second ?? []);
        await until(() => heard.at(-1) === 2);
        await writer.follow(ledger, third ?? []);
        await until(() => heard.at(-1) === 3);
        expect(heard).toEqual([1, 2, 3]);
      }));

    test('hears of a generation that is shown, and its reading tells of it', () =>
      given.withShown(async ({ writer, open }) => {
        const ledger = await threeEntries();
        const other = await open();
        const heard: number[] = [];
        const bell = other.listen((number) => heard.push(number), NEVER);
        await until(() => bell.listening && heard.at(-1) === 0);
        const before = other.reading.generation;
        await buildAnewInPostgres(writer, ledger);
        await until(() => heard.at(-1) === 3);
        expect(other.reading.generation).not.toBe(before);
      }));

    test('is connected again after its connection was killed, and has missed nothing', () =>
      given.withShown(async ({ writer, open }) => {
        const ledger = await threeEntries();
        const [first, second, third] = batchesOf(await everyEntry(ledger), [1]);
        const heard: number[] = [];
        const bell: Listening = (await open()).listen((number) => heard.push(number), SOON);
        await until(() => bell.listening);
        for (const batch of [first, second, third]) {
          await killListeners();
          await writer.follow(ledger, batch ?? []);
          await until(() => heard.at(-1) === batch?.at(-1)?.number);
          await until(() => bell.listening);
        }
        expect(heard.at(-1)).toBe(3);
      }));

    test('asks by itself where nobody tells, and hears no more once it is closed', () =>
      given.withShown(async ({ writer, open, schema }) => {
        const ledger = await threeEntries();
        const [, ...rest] = batchesOf(await everyEntry(ledger), [1]);
        const heard: number[] = [];
        const bell = (await open()).listen((number) => heard.push(number), SOON);
        await until(() => bell.listening);
        await given.asOwner(`update ${schema}.generation set followed = 1 where number = 1`);
        await until(() => heard.at(-1) === 1);
        await bell.close();
        await writer.follow(ledger, rest.flat());
        await later(SOON * 3);
        expect(heard.at(-1)).toBe(1);
      }));
  });
};

if (hasPostgres('Hearing of views in PostgreSQL was')) promises();
else test.skip('hearing of views needs a PostgreSQL', () => undefined);
