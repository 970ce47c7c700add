import type pg from 'pg';
import { LeaseLost } from './faults.js';
import type { ViewsPlace } from './place.js';
import type { Sql } from './transactions.js';

/** The right to write views, which one process has at a time. The token grows with every one that is given. */
export type Lease = { readonly holder: string; readonly token: number };

/** By the server's clock, whatever those of the processes say. */
const UNTIL = `clock_timestamp() + $1 * interval '1 millisecond'`;

/** Gives the lease for so many milliseconds where nobody has it, or its time is up; undefined where somebody has it. */
export const acquired = async (
  pool: pg.Pool, { schema }: ViewsPlace, holder: string, milliseconds: number,
): Promise<Lease | undefined> => {
  const { rows } = await pool.query<{ token: number }>(
    `update ${schema}.lease set holder = $2, token = token + 1, expires_at = ${UNTIL} where expires_at <= clock_timestamp() returning token`,
    [milliseconds, holder],
  );
  return rows[0] && { holder, token: rows[0].token };
};

/** From now on for so many milliseconds. A lease whose time was up and that nobody took meanwhile goes on. */
export const renewed = async (pool: pg.Pool, { schema }: ViewsPlace, lease: Lease, milliseconds: number): Promise<void> => {
  const { rowCount } = await pool.query(
    `update ${schema}.lease set expires_at = ${UNTIL} where token = $2 and holder = $3`, [milliseconds, lease.token, lease.holder],
  );
  if (rowCount === 0) throw lost(lease);
};

/** Gives the lease back, so that the next need not wait for its end. */
export const released = async (pool: pg.Pool, { schema }: ViewsPlace, { holder, token }: Lease): Promise<void> => {
  await pool.query(
    `update ${schema}.lease set holder = null, expires_at = '-infinity' where token = $1 and holder = $2`, [token, holder],
  );
};

/**
 * The first statement of whatever writes: nobody is given the lease until the transaction has ended, and where somebody was
 * given it since, nothing is written. So a process that was paused and wakes cannot write over what came after it.
 */
export const fence = async (sql: Sql, { schema }: ViewsPlace, lease: Lease): Promise<void> => {
  const { rowCount } = await sql.query(
    `select from ${schema}.lease where token = $1 and holder = $2 for share`, [lease.token, lease.holder],
  );
  if (rowCount === 0) throw lost(lease);
};

/**
 * The same for rows and checkpoints, which the ledger can tell again: after a crash of the server some of the last may be
 * gone, always whole and never in part, and are followed again. So nobody waits for the disk.
 */
export const fenceLightly = async (sql: Sql, place: ViewsPlace, lease: Lease): Promise<void> => {
  await fence(sql, place, lease);
  await sql.query('set local synchronous_commit = off');
};

const lost = ({ holder, token }: Lease): LeaseLost =>
  new LeaseLost(`${holder} no longer holds lease ${token} of the views: another writes them now. Nothing was written.`);
