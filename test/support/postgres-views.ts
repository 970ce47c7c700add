import { setTimeout as later } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { TIMELINES } from '../../projections/definitions.js';
import type { Timeline } from '../../projections/timeline.js';
import { beginPostgresViews } from '../../projections/views-postgres/begin.js';
import { openPostgresViews, type PostgresViews } from '../../projections/views-postgres/postgres-views.js';
import type { ViewsLimits } from '../../projections/views-postgres/place.js';
import type { ViewsWriter } from '../../projections/views-postgres/writer.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { givenPostgres, PASSWORD, type PostgresGiven } from './postgres-given.js';
import { batchesOf, everyEntry } from './viewing.js';

/** Longer than any test lasts: the lease of who writes alone. */
export const LONG = 3_600_000;

/** Views begun in a schema of their own, for one test. */
export type ViewsBegun = {
  readonly schema: string;
  /** The server, as the role the tracker runs as. */
  readonly url: string;
  readonly open: (limits?: Partial<ViewsLimits>) => Promise<PostgresViews>;
};

export type PostgresViewsGiven = PostgresGiven & {
  /** Begun, opened and cleared away after, whatever becomes of the test. */
  readonly withBegun: <T>(work: (begun: ViewsBegun) => Promise<T>) => Promise<T>;
  /** The same, with an empty generation shown and the lease in hand. */
  readonly withShown: <T>(work: (shown: { readonly views: PostgresViews; readonly writer: ViewsWriter } & ViewsBegun) => Promise<T>) => Promise<T>;
  /** Holds what a statement of the owner locks until it is let go. */
  readonly holding: <T>(locks: string, work: (letGo: () => Promise<void>, sql: (text: string) => Promise<unknown>) => Promise<T>) => Promise<T>;
  /** Resolves once a connection of the tracker waits for a lock of a kind. */
  readonly untilWaiting: (kind: 'advisory' | 'relation' | 'transactionid') => Promise<void>;
};

export const givenPostgresViews = (name: string): PostgresViewsGiven => {
  const given = givenPostgres(name);
  let made = 0;
  const clear = async (schema: string): Promise<void> => {
    const found = await given.asOwner<{ name: string }>(`select nspname as name from pg_namespace where nspname = '${schema}' or nspname like '${schema}\\_%'`);
    for (const one of found) await given.asOwner(`drop schema ${one.name} cascade`);
  };
  const withBegun: PostgresViewsGiven['withBegun'] = async (work) => {
    const schema = `v${(made += 1)}_${name}_${process.pid}`;
    await beginPostgresViews({ url: given.server().url, schema, app: given.role });
    const address = new URL(given.server().url);
    [address.username, address.password] = [given.role, PASSWORD];
    const url = address.toString();
    const opened: PostgresViews[] = [];
    const open = async (limits: Partial<ViewsLimits> = {}): Promise<PostgresViews> => {
      const views = await openPostgresViews({ url, schema, limits });
      opened.push(views);
      return views;
    };
    try {
      return await work({ schema, url, open });
    } finally {
      for (const views of opened) await views.close();
      await clear(schema);
    }
  };
  const withShown: PostgresViewsGiven['withShown'] = (work) =>
    withBegun(async (begun) => {
      const views = await begun.open();
      const writer = (await views.acquire('the tests', LONG)) as ViewsWriter;
      await writer.show(await writer.beside());
      return work({ ...begun, views, writer });
    });
  const holding: PostgresViewsGiven['holding'] = async (locks, work) => {
    const client = new pg.Client({ connectionString: given.server().url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(locks);
      return await work(async () => void (await client.query('commit')), (text) => client.query(text));
    } finally {
      await client.end();
    }
  };
  const untilWaiting: PostgresViewsGiven['untilWaiting'] = async (kind) => {
    const waits = `select from pg_locks join pg_stat_activity using (pid) where not granted and locktype = '${kind}' and usename = '${given.role}'`;
    while ((await given.asOwner(waits)).length === 0) await later(20);
  };
  return { ...given, withBegun, withShown, holding, untilWaiting };
};

export const followInPostgres = async (writer: ViewsWriter, ledger: Ledger, sizes: readonly number[]): Promise<void> => {
  for (const batch of batchesOf(await everyEntry(ledger), sizes)) await writer.follow(ledger, batch);
};

/** The same views, built anew beside those there are and shown in their place. */
export const buildAnewInPostgres = async (writer: ViewsWriter, ledger: Ledger): Promise<void> => {
  const next = await writer.beside();
  await writer.rebuild(next, ledger, await ledger.head());
  await writer.show(next);
};

/** Every row of every timeline, as a replay compares them: in an order of what they say. */
export const everyRowInPostgres = (views: PostgresViews): Promise<readonly string[]> =>
  views.asTheyStand(async ({ rows }) => {
    const told: string[] = [];
    for (const timeline of TIMELINES) for await (const row of rows(timeline)) told.push(`${timeline.name} ${JSON.stringify(row)}`);
    return told;
  });

export const everyRowInSqlite = (sql: BetterSqlite3.Database): readonly string[] =>
  TIMELINES.flatMap((timeline) => sql.prepare(inOrder(timeline)).all().map((row) => `${timeline.name} ${JSON.stringify(row)}`));

const inOrder = ({ name, columns }: Timeline<never>): string => {
  const said = ['code', 'subject', 'known_from', 'valid_from', 'valid_to', 'known_to', ...Object.keys(columns)].join(', ');
  return `select ${said} from ${name} join authority on authority.id = ${name}.authority order by ${said}`;
};
