import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { beginPostgresLedger } from '../../src/ledger/postgres-begin.js';
import { placeOf } from '../../src/ledger/postgres-connection.js';
import {
  openPostgresLedger,
  type PostgresLedger,
  type PostgresLedgerOptions,
} from '../../src/ledger/postgres-ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { ledgerFolder } from '../support/ledger-folder.js';
import {
  clockAt,
  commandNamed,
  everyEntry,
  followed,
  note,
  noted,
  noteMany,
  numbersOf,
  upTo,
} from '../support/ledger-given.js';
import { lineTo } from '../support/broken-line.js';
import { postgresSource, startPostgres, type PostgresServer } from '../support/postgres-server.js';
import { ledgerContract } from './contract.js';

const APP = `tracker_app_${process.pid}`;
const INTERVAL = 200;
const source = postgresSource();
if (source === undefined)
  process.stdout.write(
    'The ledger on PostgreSQL was NOT tested: DATABASE_URL is not set and no PostgreSQL is installed.\n',
  );

let server: PostgresServer;
let made = 0;

const asOwner = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};

const asApp = (): string => {
  const url = new URL(server.url);
  url.username = APP;
  url.password = 'of the tests';
  return url.toString();
};

/** A ledger begun by the owner and opened as the application's role. */
const begun = async (now?: () => Date) => {
  made += 1;
  const schema = `ledger_${process.pid}_${made}`;
  await beginPostgresLedger({ url: server.url, schema, app: APP });
  const opened: PostgresLedger[] = [];
  const open = async (more: Partial<PostgresLedgerOptions> = {}): Promise<PostgresLedger> => {
    const url = asApp();
    const ledger = await openPostgresLedger({ url, schema, interval: INTERVAL, ...(now ? { now } : {}), ...more });
    opened.push(ledger);
    return ledger;
  };
  const clear = async () => {
    for (const ledger of opened) await ledger.close();
    await asOwner(`drop schema ${schema} cascade`);
  };
  return { schema, open, clear };
};

/** A ledger for one test, closed and cleared whatever becomes of the test. */
const withLedger = async (
  act: (ledger: PostgresLedger, given: Awaited<ReturnType<typeof begun>>) => Promise<void>,
  now?: () => Date,
): Promise<void> => {
  const given = await begun(now);
  const ledger = await given.open();
  try {
    await act(ledger, given);
  } finally {
    await given.clear();
  }
};

const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 10));
};

const promises = (): void => {
  beforeAll(async () => {
    server = await startPostgres();
    await asOwner(`create role ${APP} login password 'of the tests'`);
  });
  afterAll(async () => {
    await asOwner(`drop role ${APP}`);
    server.clear();
  });

  ledgerContract('in PostgreSQL', async (now) => {
    const { open, clear } = await begun(now);
    return { ledger: await open(), clear };
  });

  describe('a ledger in PostgreSQL', () => {
    test('keeps the very rows and hashes that a SQLite ledger keeps of the same commands', () =>
      withLedger(async (ledger, { schema }) => {
        const { folder, clear } = await ledgerFolder();
        const file = await openSqliteLedger({
          file: `${folder}/ledger.db`,
          now: clockAt('2019-01-10T12:00:00.000Z').now,
        });
        for (const one of [ledger, file]) {
          await noteMany(one, 'child-1', 3);
          await one.append('child-é', 0, [noted('😀 \u0000 \ud800'), noted('b')], commandNamed('two'));
        }
        const columns = (table: string) => `select * from ${table}`;
        for (const [table, order] of [
          ['entry', 'number'],
          ['command', 'position'],
        ] as const) {
          const kept = await file.source.query<Record<string, unknown>[]>(`${columns(table)} order by ${order}`);
          const here = await asOwner(`${columns(`${schema}.${table}`)} order by ${order}`);
          expect(here.map((row) => ({ ...row, [order]: Number(row[order]) }))).toEqual(kept);
        }
        await file.close();
        await clear();
      }, clockAt('2019-01-10T12:00:00.000Z').now));

    test('gives numbers without a gap, in the order of what is committed, while several write to it', () =>
      withLedger(async (ledger, { open }) => {
        const others = [await open(), await open()];
        const ledgers = [ledger, ...others];
        const seen = followed(ledger, 0, 180);
        await Promise.all(
          ledgers.flatMap((one, index) => upTo(6).map((stream) => noteMany(one, `child-${index}-${stream}`, 10))),
        );
        expect(numbersOf(await seen)).toEqual(upTo(180));
        expect(numbersOf(await everyEntry(ledger))).toEqual(upTo(180));
        for (const other of others) await other.close();
      }));

    test('lets one of several writers have a revision, and one of several answers stand for a command', () =>
      withLedger(async (ledger, { open }) => {
        const other = await open();
        const outcomes = await Promise.allSettled(
          [ledger, other].map((one, index) => note(one, 'child-1', 0, `writer ${index}`)),
        );
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const answers = await Promise.all(
          [ledger, other].map((one) => one.append('child-2', 0, [noted('a')], commandNamed('sent twice'))),
        );
        expect(answers.map(({ repeated, position }) => [repeated, position]).sort()).toEqual([
          [false, 2],
          [true, 2],
        ]);
        await other.close();
      }));

    test('wakes a follower in another process by what the server tells, long before the interval', () =>
      withLedger(async (ledger, { open }) => {
        const other = await open({ interval: 3_600_000 });
        expect(other.listening).toBe(false);
        const seen = followed(other, 0, 1);
        await until(() => other.listening);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await note(ledger, 'child-1', 0, 'a');
        expect(numbersOf(await seen)).toEqual([1]);
        await other.close();
      }));
  });

  describe('what is written in PostgreSQL', () => {
    const ALTERATIONS = [
      `update SCHEMA.entry set data = '{}'`,
      'delete from SCHEMA.entry where number = 2',
      'truncate SCHEMA.entry',
      `update SCHEMA.command set digest = 'other'`,
      'delete from SCHEMA.command',
      'truncate SCHEMA.command',
      `insert into SCHEMA.entry select * from SCHEMA.entry where number = 1 on conflict (number) do update set data = ''`,
    ];

    test.each(ALTERATIONS)('is not altered by its owner, not even as a replica: %s', (text) =>
      withLedger(async (ledger, { schema }) => {
        await noteMany(ledger, 'child-1', 2);
        const asked = text.replaceAll('SCHEMA', schema);
        for (const before of ['', 'set session_replication_role = replica; '])
          await expect(asOwner(before + asked)).rejects.toThrow(/never altered|only added at the end/);
      }),
    );

    const copied = (number: number, stream: string, revision: number, from = 1) =>
      `(select ${number}, '${number}-${stream}', '${stream}', ${revision}, type, schema, data, recorded_at, written_at,
        recorded_by, origin, command, completes, hash from SCHEMA.entry where number = ${from})`;

    test.each([
      ['leaves a number out', copied(4, 'child-1', 3)],
      ['comes before the first', copied(0, 'child-2', 1)],
      ['leaves a revision out', copied(3, 'child-1', 4)],
      ['begins a stream with its second revision', copied(3, 'child-2', 2)],
      ['turns two revisions about', `${copied(3, 'child-1', 4)} union all ${copied(4, 'child-1', 3)}`],
      ['leaves a number out between two', `${copied(3, 'child-1', 3)} union all ${copied(5, 'child-1', 4)}`],
    ])('takes nothing that %s', (_, rows) =>
      withLedger(async (ledger, { schema }) => {
        await noteMany(ledger, 'child-1', 2);
        await expect(asOwner(`insert into SCHEMA.entry ${rows}`.replaceAll('SCHEMA', schema))).rejects.toThrow(
          'entries are only added at the end of the ledger',
        );
        await asOwner(`insert into SCHEMA.entry ${copied(3, 'child-1', 3)}`.replaceAll('SCHEMA', schema));
      }),
    );

    test.each(ALTERATIONS.slice(0, 6))('may not be altered by the application: %s', (text) =>
      withLedger(async (ledger, { schema }) => {
        await note(ledger, 'child-1', 0, 'a');
        await expect(asOwner(`set role ${APP}; ${text.replaceAll('SCHEMA', schema)}`)).rejects.toThrow(
          /permission denied/,
        );
      }),
    );

    test.each(['alter table SCHEMA.entry disable trigger all', 'drop table SCHEMA.entry', 'create table SCHEMA.x ()'])(
      'may not be freed from its guards by the application: %s',
      (text) =>
        withLedger(async (_, { schema }) => {
          await expect(asOwner(`set role ${APP}; ${text.replaceAll('SCHEMA', schema)}`)).rejects.toThrow(
            /must be owner|permission denied/,
          );
        }),
    );

    test('is not believed where somebody got round the guards', () =>
      withLedger(async (ledger, { schema }) => {
        await noteMany(ledger, 'child-1', 2);
        await asOwner(
          `alter table ${schema}.entry disable trigger all; update ${schema}.entry set data = '{"text":"x"}' where number = 1`,
        );
        await expect(ledger.read('child-1')).rejects.toThrow('Entry 1 is not as it was written');
      }));
  });

  describe('where PostgreSQL is away', () => {
    test('a ledger is not opened, and it is said why, without the password', async () => {
      const nowhere = 'postgres://officer:secret@127.0.0.1:1/tracker';
      const refused = openPostgresLedger({ url: nowhere });
      await expect(refused).rejects.toThrow(LedgerUnavailable);
      await expect(refused).rejects.toThrow(
        'The ledger tracker.ledger on 127.0.0.1:1 cannot be reached (ECONNREFUSED)',
      );
      await expect(refused).rejects.not.toThrow('secret');
    });

    test('a database without a ledger is refused, and none is begun in it', async () => {
      const schema = `none_${process.pid}`;
      await expect(openPostgresLedger({ url: server.url, schema })).rejects.toThrow('and none was begun');
      expect(placeOf({ url: server.url, schema }).words).toContain(schema);
    });

    test('who waits too long for another writer is told so, nothing is saved, and the same again is taken', () =>
      withLedger(async (_, { schema, open }) => {
        const hurried = await open({ limits: { turn: 100 } });
        const holder = new pg.Client({ connectionString: server.url });
        await holder.connect();
        await holder.query('begin');
        await holder.query('select pg_advisory_xact_lock($1)', [placeOf({ url: server.url, schema }).lock]);
        await expect(note(hurried, 'child-1', 0, 'a')).rejects.toThrow('Another program holds the ledger');
        expect(await hurried.head()).toBe(0);
        await holder.end();
        expect(await note(hurried, 'child-1', 0, 'a')).toMatchObject({ position: 1, repeated: false });
        await hurried.close();
      }));

    test('a statement that is kept waiting ends in time, and so does one on a line that has gone dead', () =>
      withLedger(async (_, { schema, open }) => {
        const line = await lineTo(server.url);
        const url = new URL(asApp());
        url.host = line.host;
        const limits = { connect: 800, statement: 800, turn: 200 };
        const hurried = await open({ url: url.toString(), limits });
        const holder = new pg.Client({ connectionString: server.url });
        await holder.connect();
        await holder.query(`begin; lock table ${schema}.entry in access exclusive mode`);
        await expect(hurried.head()).rejects.toThrow('Another program holds the ledger');
        await holder.end();
        const seen = followed(hurried, 0, 1);
        await hurried.head();
        line.hold();
        await expect(hurried.head()).rejects.toThrow(/did not answer in time/);
        await expect(note(hurried, 'child-1', 0, 'a')).rejects.toThrow(/did not answer in time/);
        await expect(openPostgresLedger({ url: url.toString(), schema, limits })).rejects.toThrow(
          /did not answer in time/,
        );
        line.release();
        expect(await note(hurried, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
        expect(numbersOf(await seen)).toEqual([1]);
        line.hold();
        await hurried.close();
        line.end();
      }));

    test('a commit whose answer is lost is found out about, and is not carried out twice', () =>
      withLedger(async (ledger, { open }) => {
        const line = await lineTo(server.url);
        const url = new URL(asApp());
        url.host = line.host;
        const far = await open({ url: url.toString() });
        line.breakAtAnswerTo('commit\0');
        expect(await note(far, 'child-1', 0, 'a')).toMatchObject({ position: 1, repeated: true });
        line.breakAtAnswerTo('pg_advisory_xact_lock');
        expect(await note(far, 'child-1', 1, 'b')).toMatchObject({ position: 2, repeated: false });
        expect(numbersOf(await everyEntry(ledger))).toEqual([1, 2]);
        await far.close();
        line.end();
      }));

    test('connections that are ended lose nothing and double nothing, and followers go on', () =>
      withLedger(async (ledger, { schema }) => {
        const seen = followed(ledger, 0, 40);
        for (const revision of upTo(39, 0)) {
          if (revision % 10 === 5)
            await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${APP}'`);
          expect(await note(ledger, 'child-1', revision, `${revision}`)).toMatchObject({ position: revision + 1 });
        }
        expect(numbersOf(await seen)).toEqual(upTo(40));
        expect(await asOwner(`select count(*)::int as n from ${schema}.command`)).toEqual([{ n: 40 }]);
      }));

    test('killed and started again, the server is written to and followed as before', () =>
      withLedger(async (ledger) => {
        if (!server.own) return;
        await note(ledger, 'child-1', 0, 'before');
        const seen = followed(ledger, 0, 2);
        await new Promise((resolve) => setTimeout(resolve, 20));
        server.own.stop();
        const refused = note(ledger, 'child-1', 1, 'meanwhile');
        await expect(refused).rejects.toThrow(LedgerUnavailable);
        await expect(ledger.head()).rejects.toThrow(LedgerUnavailable);
        server.own.start();
        expect(await note(ledger, 'child-1', 1, 'meanwhile')).toMatchObject({ position: 2 });
        expect(numbersOf(await seen)).toEqual([1, 2]);
      }));
  });
};

if (source === undefined) test.skip('the ledger in PostgreSQL: there is no PostgreSQL here', () => undefined);
else promises();
