import type pg from 'pg';
import { fence, type Lease } from './lease.js';
import type { ViewsPlace } from './place.js';
import { inTransaction } from './transactions.js';

/** How far the rebuild going on is, in entries; null where none is. */
export type RebuildProgress = { readonly done: number; readonly total: number } | null;

/** Asks whoever keeps the views to build them anew. Gives the number under which that is asked. */
export const askForRebuild = async (pool: pg.Pool, { schema }: ViewsPlace): Promise<number> => {
  const { rows } = await pool.query<{ asked: number }>(`update ${schema}.rebuild set asked = asked + 1 returning asked`);
  return rows[0]?.asked ?? 0;
};

/** The last number under which a rebuild was asked for, the last that is answered, and how far the one going on is. */
export const rebuildTold = async (
  pool: pg.Pool, { schema }: ViewsPlace,
): Promise<{ readonly asked: number; readonly answered: number; readonly progress: RebuildProgress }> => {
  const { rows } = await pool.query<{ asked: number; answered: number; done: number | null; total: number | null }>(
    `select asked, answered, done, total from ${schema}.rebuild`,
  );
  const { asked = 0, answered = 0, done = null, total = null } = rows[0] ?? {};
  return { asked, answered, progress: done === null || total === null ? null : { done, total } };
};

/** Says how far the rebuild is, for every process to tell. */
export const tellProgress = (pool: pg.Pool, place: ViewsPlace, lease: Lease, done: number, total: number): Promise<void> =>
  inTransaction(pool, async (sql) => {
    await fence(sql, place, lease);
    await sql.query(`update ${place.schema}.rebuild set done = $1, total = $2`, [done, total]);
  });

/** Every rebuild asked for up to a number is answered by the one that just ended. */
export const answerRebuild = (pool: pg.Pool, place: ViewsPlace, lease: Lease, asked: number): Promise<void> =>
  inTransaction(pool, async (sql) => {
    await fence(sql, place, lease);
    await sql.query(`update ${place.schema}.rebuild set answered = greatest(answered, $1), done = null, total = null`, [asked]);
  });
