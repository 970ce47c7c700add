import pg from 'pg';
import type { CalendarDate } from '../src/domain/calendar.js';
import { newCommandId } from '../src/ledger/entry-id.js';
import type { Ledger } from '../src/ledger/ledger.js';
import { beginPostgresLedger } from '../src/ledger/postgres-begin.js';
import { openPostgresLedger } from '../src/ledger/postgres-ledger.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { toStored } from '../src/ledger/stored-events.js';

/** A store of events that does for the bench what any other does. */
export type Contender = {
  /** One event to a stream, expected to be at the revision it was left at; durable when it answers. */
  readonly append: (stream: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** One that rebuilds a projection as well. */
export type Rebuilding = Contender & {
  /** How many events it holds. */
  readonly events: () => Promise<number>;
  /** Reads every event in order, and tells each into the emptied projection, all in one transaction. */
  readonly rebuild: () => Promise<void>;
  /** How many children the projection tells of, and how many moves, as text. */
  readonly current: () => Promise<string>;
};

export const nameOf = (stream: number): string => `child-E99000001-${stream}`;

export const MOVED = toStored({
  type: 'ChildMoved', effectiveOn: '2019-01-05' as CalendarDate, reason: 'CARPL',
  placement: { type: 'U6', provider: 'PR4', urn: 'SC912345', carer: 'H123', authority: 'E99000001', distance: 12.3 },
} as never);

/** Where the projection is kept, and what tells an event into it. */
export const currentTable = (schema: string): string =>
  `create schema ${schema}; create table ${schema}.current (child text primary key, moves integer not null, place text not null)`;
export const toldInto = (schema: string): readonly [before: string, between: string, after: string] => [
  `insert into ${schema}.current values (`, ', 1, ', `) on conflict (child) do update set moves = ${schema}.current.moves + 1, place = excluded.place`,
];
/** Which stream gets how many is whoever’s turn it is; all of them together are as many as there are events. */
export const rowsOfCurrent = (schema: string): string => `select count(*) as children, sum(moves) as moves from ${schema}.current`;

const appending = (ledger: Ledger): Contender['append'] => {
  const revisions = new Map<number, number>();
  return async (stream) => {
    const id = newCommandId();
    const { revision } = await ledger.append(nameOf(stream), revisions.get(stream) ?? 0, [MOVED], { id, digest: id, by: 'bench' });
    revisions.set(stream, revision);
  };
};

export const oursInSqlite = async (file: string): Promise<Contender> => {
  const ledger = await openSqliteLedger({ file });
  return { append: appending(ledger), close: () => ledger.close() };
};

const ROLE = 'tracker_of_the_bench';

export const oursInPostgres = async (url: string): Promise<Rebuilding> => {
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  await owner.query(`create role ${ROLE} login password 'bench'; ${currentTable('ours')}`);
  await beginPostgresLedger({ url, app: ROLE });
  const own = new URL(url);
  [own.username, own.password] = [ROLE, 'bench'];
  const ledger = await openPostgresLedger({ url: own.toString() });
  const [before, between, after] = toldInto('ours');
  const text = `${before}$1${between}$2${after}`;
  return {
    append: appending(ledger),
    events: () => ledger.head(),
    rebuild: async () => {
      await owner.query('truncate ours.current');
      const client = await owner.connect();
      await client.query('begin');
      for await (const page of ledger.readAll(0))
        for (const { stream, data } of page) await client.query(text, [stream, (data['placement'] as { readonly urn: string }).urn]);
      await client.query('commit');
      client.release();
    },
    current: async () => JSON.stringify((await owner.query(rowsOfCurrent('ours'))).rows),
    close: async () => {
      await ledger.close();
      await owner.end();
    },
  };
};
