import type { Row } from './timeline.js';

/** A row and the entries between which it was believed, `[knownFrom, knownTo)`. */
export type Belief = { readonly row: Row; readonly knownFrom: number; /** Where it is kept, once it is. */ readonly id?: number };

/** What one more entry changes in what is believed of a subject. */
export type Revision = {
  /** Still believed, old and new. */
  readonly standing: readonly Belief[];
  /** No longer believed from this entry on. */
  readonly closed: readonly Belief[];
  /** Believed from this entry on. */
  readonly opened: readonly Belief[];
};

/**
 * The bitemporal step, and the only one. Rows no longer believed are closed at this entry and rows
 * newly believed are opened at it. No row is deleted, and its end is set once, so an answer given at
 * an earlier entry can always be given again.
 */
export const revise = (
  standing: readonly Belief[], rows: readonly Row[], at: number, columns: readonly string[],
): Revision => {
  const wanted = new Map<string, Row>();
  const saidBy = (row: Row): string => inWords(row, columns);
  for (const row of rows) wanted.set(saidBy(row), row);
  const kept: Belief[] = [];
  const closed: Belief[] = [];
  for (const belief of standing) (wanted.delete(saidBy(belief.row)) ? kept : closed).push(belief);
  const opened = Array.from(wanted.values(), (row) => ({ row, knownFrom: at }));
  return { standing: opened.length > 0 ? [...kept, ...opened] : kept, closed, opened };
};

const said = new WeakMap<Row, string>();

/** Rows are the same when every column is. Remembered, for most rows outlive many entries. */
const inWords = (row: Row, columns: readonly string[]): string => {
  const known = said.get(row);
  if (known !== undefined) return known;
  const text = `${row.from} ${row.to} ${columns.map((column) => row[column] ?? '').join('\u0000')}`;
  said.set(row, text);
  return text;
};
