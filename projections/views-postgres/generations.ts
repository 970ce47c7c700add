import type pg from 'pg';
import type { Followed } from '../views/views.js';
import { TIMELINES } from '../definitions.js';
import { isHeld, ViewsUnavailable } from './faults.js';
import { fence, type Lease } from './lease.js';
import { schemaOf, type ViewsPlace } from './place.js';
import { authorityTable, indexesOf, POSTGRES_DEFINITION, settledIn, tableOf } from './tables.js';
import { carriedOut, inTransaction, type Sql } from './transactions.js';

/** The generation that is shown: its number, its schema, and how far it has followed the ledger. */
export type Shown = { readonly generation: number; readonly schema: string; readonly followed: Followed };

type ShownRow = { readonly number: number; readonly definition: string; readonly followed: number; readonly entryId: string | null };

/**
 * What is shown, which stays until the transaction ends: whoever lets generations go leaves alone the one that
 * somebody reads. Refuses views by another definition, for they would answer something else.
 */
export const shownTo = async (sql: Sql, place: ViewsPlace): Promise<Shown> => {
  const { rows } = await sql.query<ShownRow & { held: unknown }>(
    `select g.number, g.definition, g.followed, g.entry_id as "entryId", pg_advisory_xact_lock_shared($1, g.number) as held
       from ${place.schema}.tracker_views v join ${place.schema}.generation g on g.number = v.shown`,
    [place.lock],
  );
  const [row] = rows;
  if (!row) throw new ViewsUnavailable(`The views ${place.words} have not been built yet.`, { passing: true });
  if (row.definition !== POSTGRES_DEFINITION)
    throw new ViewsUnavailable(`The views ${place.words} were built by another release of the tracker. Build them anew, or use that release.`);
  return { generation: row.number, schema: schemaOf(place, row.number), followed: { number: row.followed, entryId: row.entryId } };
};

/** Whether there is a generation shown that this release can use. */
export const isUsable = async (sql: Sql, { schema }: ViewsPlace): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `select from ${schema}.tracker_views v join ${schema}.generation g on g.number = v.shown where g.definition = $1`, [POSTGRES_DEFINITION],
  );
  return rowCount === 1;
};

/** A new, empty generation beside the one shown. Its number was never given before, so nobody else writes to it. */
export const newGeneration = (pool: pg.Pool, place: ViewsPlace, lease: Lease): Promise<number> =>
  inTransaction(pool, async (sql) => {
    await fence(sql, place, lease);
    const { rows } = await sql.query<{ number: number }>(
      `insert into ${place.schema}.generation (definition) values ($1) returning number`, [POSTGRES_DEFINITION],
    );
    const number = rows[0]?.number ?? 0;
    const schema = schemaOf(place, number);
    await sql.query([`create schema ${schema}`, authorityTable(schema), ...TIMELINES.map((timeline) => tableOf(schema, timeline))].join(';\n'));
    return number;
  });

/** Indexes and constraints of a generation, each in a transaction of its own: nobody is kept from renewing the lease meanwhile. */
export const indexGeneration = async (client: Sql, place: ViewsPlace, generation: number): Promise<void> => {
  const { rows } = await client.query<{ indexed: boolean }>(`select indexed from ${place.schema}.generation where number = $1`, [generation]);
  if (rows[0]?.indexed !== false) return;
  await carriedOut(client, async (sql) => {
    for (const timeline of TIMELINES)
      for (const statement of indexesOf(schemaOf(place, generation), timeline)) await sql.query(statement);
    await sql.query(`update ${place.schema}.generation set indexed = true where number = $1`, [generation]);
  });
  for (const timeline of TIMELINES) await client.query(settledIn(schemaOf(place, generation), timeline));
};

/** Shows a generation from now on, all at once. Whoever reads the one before reads on. */
export const showGeneration = (pool: pg.Pool, place: ViewsPlace, lease: Lease, generation: number): Promise<void> =>
  inTransaction(pool, async (sql) => {
    await fence(sql, place, lease);
    await sql.query(`update ${place.schema}.tracker_views set shown = $1`, [generation]);
    await sql.query(`select pg_notify($1, followed::text) from ${place.schema}.generation where number = $2`, [place.channel, generation]);
  });

/**
 * Lets go what an interrupted rebuild, or a generation no longer shown, has left, except `kept`. One that somebody still
 * reads is left for the next time. Gives the numbers of those that are gone.
 */
export const discardOthers = async (pool: pg.Pool, place: ViewsPlace, lease: Lease, kept?: number): Promise<readonly number[]> => {
  const { rows } = await pool.query<{ number: number }>(
    `select number from ${place.schema}.generation where number <> all (select shown from ${place.schema}.tracker_views where shown is not null)
        and number <> $1 order by number`,
    [kept ?? 0],
  );
  const gone: number[] = [];
  for (const { number } of rows) if (await discarded(pool, place, lease, number)) gone.push(number);
  return gone;
};

/** How long is waited for somebody who still writes to a generation that nobody will be shown. */
const SHORTLY = 500;

const discarded = (pool: pg.Pool, place: ViewsPlace, lease: Lease, number: number): Promise<boolean> =>
  inTransaction(pool, async (sql) => {
    await fence(sql, place, lease);
    const { rows } = await sql.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, $2) as free', [place.lock, number]);
    if (!rows[0]?.free) return false;
    await sql.query(`set local lock_timeout = ${SHORTLY}`);
    await sql.query(`drop schema if exists ${schemaOf(place, number)} cascade`);
    await sql.query(`delete from ${place.schema}.generation where number = $1`, [number]);
    return true;
  }).catch((error: unknown) => {
    if (isHeld(error)) return false;
    throw error;
  });
