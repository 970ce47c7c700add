import type { Database } from 'better-sqlite3';
import { ENTRY_COLUMNS, hashOfRow } from './entry-row.js';

type Row = readonly (string | number)[];

const HASH = 13;
const PAGE = 1_000;

/**
 * Where the entry that belongs at a number went: its hash, over the number it had, gives it away wherever it
 * stands now. 'removed' where those after it moved down into its place; undefined where it is nowhere.
 */
export const trueEntryAt = (
  database: Database,
  number: number,
  previous: string,
  total: number,
): number | 'removed' | undefined => {
  const select = `select ${ENTRY_COLUMNS}, hash from entry where number >= ? order by number limit ?`;
  const page = database.prepare<[number, number], Row>(select).raw();
  const [here, next] = page.all(number, 2);
  for (let from = number; from <= total; from += PAGE) {
    const found = page.all(from, PAGE).find((row) => hashHad(row, number, previous) === row[HASH]);
    if (found && found[0] !== number) return found[0] as number;
  }
  return here && next && movedDown(here, next) ? 'removed' : undefined;
};

/** Whether two neighbours are chained to each other by the numbers they had before entries were removed. */
const movedDown = (here: Row, next: Row): boolean => {
  for (let by = 1; by <= PAGE; by += 1)
    if (hashHad(next, (next[0] as number) + by, here[HASH] as string) === next[HASH]) return true;
  return false;
};

const hashHad = (row: Row, number: number, previous: string): string =>
  hashOfRow(previous, [number, ...row.slice(1, HASH)]);
