import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import type { Ledger, StoredEntry } from '../../src/ledger/ledger.js';
import { TIMELINES } from '../../projections/definitions.js';
import { follow } from '../../projections/following.js';
import { rebuild } from '../../projections/rebuilding.js';
import { Views } from '../../projections/views/views.js';

/** A folder of its own for something done with views, cleared away after. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'views-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Empty views in a folder of their own. */
export const withViews = <T>(work: (views: Views) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const { views } = await Views.open(folder);
    try {
      return await work(views);
    } finally {
      await views.close();
    }
  });

export const everyEntry = async (ledger: Ledger): Promise<readonly StoredEntry[]> => {
  const entries: StoredEntry[] = [];
  for await (const page of ledger.readAll(0)) entries.push(...page);
  return entries;
};

/** The ledger's commands, in batches of so many at a time, over and over. */
export const batchesOf = (
  entries: readonly StoredEntry[],
  sizes: readonly number[],
): readonly (readonly StoredEntry[])[] => {
  const batches: StoredEntry[][] = [];
  let [left, turn] = [0, 0];
  for (const entry of entries) {
    if (left === 0) {
      batches.push([]);
      left = sizes[turn % sizes.length] ?? 1;
      turn += 1;
    }
    batches.at(-1)?.push(entry);
    if (entry.completes) left -= 1;
  }
  return batches;
};

export const followInBatches = async (
  sql: BetterSqlite3.Database,
  ledger: Ledger,
  sizes: readonly number[],
): Promise<void> => {
  for (const batch of batchesOf(await everyEntry(ledger), sizes)) await follow(sql, ledger, batch);
};

/** The same views, built anew from the ledger and shown in place of those there were. */
export const buildAnew = async (views: Views, ledger: Ledger): Promise<void> => {
  const next = await views.beside();
  await rebuild(next, ledger, await ledger.head());
  await views.show(next);
};

export type Kept = Readonly<Record<string, string | number | null>>;

/** Every row of a view, whatever it holds of, without the number it is kept under. */
export const rowsIn = (sql: BetterSqlite3.Database, view: string): readonly Kept[] =>
  (sql.prepare(`select code, v.* from ${view} v join authority a on a.id = v.authority`).all() as Kept[]).map(
    ({ id: _id, authority: _authority, ...row }) => row,
  );

/** Everything the views say, in an order of what it says: two that say the same give the same text. */
export const everythingIn = (sql: BetterSqlite3.Database): string =>
  TIMELINES.map(({ name }) =>
    [
      name,
      ...rowsIn(sql, name)
        .map((row) => JSON.stringify(row))
        .sort(),
    ].join('\n'),
  ).join('\n\n');
