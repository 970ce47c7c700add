import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { LeaseLost } from '../../../projections/views-postgres/faults.js';
import { fence } from '../../../projections/views-postgres/lease.js';
import { placeOf, settingsOf } from '../../../projections/views-postgres/place.js';
import type { PostgresViews } from '../../../projections/views-postgres/postgres-views.js';
import { inTransaction } from '../../../projections/views-postgres/transactions.js';
import type { ViewsWriter } from '../../../projections/views-postgres/writer.js';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import { append } from '../../support/any-story.js';
import { admitted, discharged, moved } from '../../support/children.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { everyRowInPostgres, everyRowInSqlite, followInPostgres, givenPostgresViews, LONG } from '../../support/postgres-views.js';
import { batchesOf, everyEntry, followInBatches, withViews } from '../../support/viewing.js';

const fourEntries = async () => {
  const ledger = openMemoryLedger();
  await append(ledger, '1', () => [admitted('2019-01-05')], 'one came');
  await append(ledger, '1', () => [moved('2019-02-01')], 'one moved');
  await append(ledger, '1', () => [moved('2019-02-09')], 'one moved again');
  await append(ledger, '1', () => [discharged('2019-03-01')], 'one left');
  return ledger;
};

/** The lease, once the one before has run out by the server's clock. */
const takenOver = async (views: PostgresViews, holder: string): Promise<ViewsWriter> => {
  for (;;) {
    const writer = await views.acquire(holder, LONG);
    if (writer) return writer;
  }
};

const promises = (): void => {
  const given = givenPostgresViews('lease');
  const { withBegun, withShown } = given;

  describe('the lease', () => {
    test('is one’s at a time', () =>
      withShown(async ({ views, writer }) => {
        expect(await views.acquire('another', LONG)).toBeUndefined();
        await writer.release();
        const other = (await views.acquire('another', LONG)) as ViewsWriter;
        expect(other.token).toBe(writer.token + 1);
        expect(await views.acquire('the tests', LONG)).toBeUndefined();
      }));

    test('goes to one of many who ask at once', () =>
      withBegun(async ({ open }) => {
        const views = await open();
        const asked = await Promise.all(Array.from({ length: 12 }, (_, place) => views.acquire(`server ${place}`, LONG)));
        expect(asked.filter((writer) => writer !== undefined).map(({ token }) => token)).toEqual([1]);
      }));

    test('is taken over once its time is up, and not before', () =>
      withBegun(async ({ open, schema }) => {
        const views = await open();
        const first = (await views.acquire('first', LONG)) as ViewsWriter;
        expect(await views.acquire('second', LONG)).toBeUndefined();
        await first.renew(300);
        const second = await takenOver(views, 'second');
        expect(second.token).toBe(2);
        await expect(first.renew(LONG)).rejects.toThrow(LeaseLost);
        await first.release();
        expect(await given.asOwner(`select holder, token from ${schema}.lease`)).toEqual([{ holder: 'second', token: '2' }]);
      }));

    test('whose time is up and that nobody took goes on', () =>
      withBegun(async ({ open }) => {
        const views = await open();
        const writer = (await views.acquire('first', 1)) as ViewsWriter;
        await writer.renew(LONG);
        expect(await views.acquire('second', LONG)).toBeUndefined();
      }));

    test('that was given back writes no more', () =>
      withShown(async ({ views, writer }) => {
        await writer.release();
        await expect(writer.follow(await fourEntries(), await everyEntry(await fourEntries()))).rejects.toThrow(LeaseLost);
        expect((await views.followed()).number).toBe(0);
      }));
  });

  describe('a process that was paused', () => {
    test('writes nothing when it wakes: not rows, not a generation, not what is shown', () =>
      withShown(async ({ views, writer: paused, open }) => {
        const ledger = await fourEntries();
        const [one, ...rest] = batchesOf(await everyEntry(ledger), [1]);
        await paused.follow(ledger, one ?? []);
        const half = await paused.beside();
        await paused.renew(1);
        const other = await takenOver(await open(), 'another');
        for (const work of [
          () => paused.follow(ledger, rest[0] ?? []),
          () => paused.beside(),
          () => paused.rebuild(half, ledger, 4),
          () => paused.show(half),
          () => paused.renew(LONG),
        ])
          await expect(work()).rejects.toThrow(LeaseLost);
        expect((await views.followed()).number).toBe(1);
        for (const batch of rest) await other.follow(ledger, batch);
        await expect(paused.follow(ledger, await everyEntry(ledger))).resolves.toBeUndefined();
        expect((await views.followed()).number).toBe(4);
        expect(await other.discard()).toEqual([half]);
      }));

    test('in the midst of writing keeps the lease from others until what it writes is done', () =>
      withShown(async ({ views, writer, open, schema }) => {
        const ledger = await fourEntries();
        const other = await open({ turn: 200 });
        await writer.renew(1);
        await given.holding(`lock table ${schema}_1.placement`, async (letGo) => {
          const writing = writer.follow(ledger, await everyEntry(ledger));
          await given.untilWaiting('relation');
          await expect(other.acquire('another', LONG)).rejects.toMatchObject({ passing: true, message: expect.stringContaining('held by another') });
          await letGo();
          await writing;
        });
        expect((await other.acquire('another', LONG))?.token).toBe(2);
        expect((await views.followed()).number).toBe(4);
      }));
  });

  test('a process stopped in the midst of writing is cut off by the server, and the next has the lease', () =>
    withShown(async ({ views, writer, open, schema, url }) => {
      const place = placeOf({ url, schema, limits: { statement: 300 } });
      const pool = new pg.Pool(settingsOf(place));
      pool.on('error', () => undefined);
      const next = await open();
      await writer.renew(1);
      const stopped = inTransaction(pool, async (sql) => {
        await fence(sql, place, { holder: 'the tests', token: writer.token });
        await sql.query(`update ${schema}.generation set followed = 77`);
        // Nothing more comes from it until another has taken over.
        expect((await takenOver(next, 'the next')).token).toBe(writer.token + 1);
      });
      await expect(stopped).rejects.toThrow(/terminat|not queryable/i);
      await pool.end();
      expect((await views.followed()).number).toBe(0);
    }));

  describe('a process killed in the midst of following', () => {
    test('has done nothing by halves, and the next goes on from there', () =>
      withViews((inFile) =>
        withShown(async ({ views, writer, open, schema }) => {
          const ledger = await fourEntries();
          const [one, ...rest] = batchesOf(await everyEntry(ledger), [1]);
          await writer.follow(ledger, one ?? []);
          const before = await everyRowInPostgres(views);
          await given.holding(`lock table ${schema}_1.placement`, async (letGo) => {
            const writing = writer.follow(ledger, rest.flat());
            const failed = expect(writing).rejects.toMatchObject({ name: 'Error', passing: true });
            await given.untilWaiting('relation');
            await given.asOwner(`select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
              where not granted and locktype = 'relation' and usename = '${given.role}'`);
            await failed;
            await letGo();
          });
          expect(await everyRowInPostgres(views)).toEqual(before);
          expect((await views.followed()).number).toBe(1);
          await writer.renew(1);
          const next = await takenOver(await open(), 'the next');
          await followInPostgres(next, ledger, [2]);
          await followInBatches(inFile.sql, ledger, [1]);
          expect(await everyRowInPostgres(views)).toEqual(everyRowInSqlite(inFile.sql));
        }),
      ));
  });

  test('two who follow at once under one lease take in each entry once', () =>
    withViews((inFile) =>
      withShown(async ({ views, writer }) => {
        const ledger = await fourEntries();
        const entries = await everyEntry(ledger);
        const outcomes = await Promise.allSettled([writer.follow(ledger, entries), writer.follow(ledger, entries)]);
        expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
        await writer.follow(ledger, entries);
        await followInBatches(inFile.sql, ledger, [4]);
        expect(await everyRowInPostgres(views)).toEqual(everyRowInSqlite(inFile.sql));
      }),
    ));
};

if (hasPostgres('The lease of views in PostgreSQL was')) promises();
else test.skip('the lease of views needs a PostgreSQL', () => undefined);
