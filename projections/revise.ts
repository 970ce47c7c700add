import type { Row } from './timeline.js';

/** A row and the entries between which it was believed, `[knownFrom, knownTo)`. */
export type Belief = { readonly row: Row; readonly knownFrom: number; /** Where it is kept, once it is. */ readonly id?: number };

/** What one more entry changes in what is believed of a subject. */
export type Revision = {
  /** Still believed, old and new, in the order of the rows. */
  readonly standing: readonly Belief[];
  /** No longer believed from this entry on. */
  readonly closed: readonly Belief[];
  /** Believed from this entry on. */
  readonly opened: readonly Belief[];
};

/** Nothing is believed otherwise than before. */
export const unrevised = (standing: readonly Belief[]): Revision => ({ standing, closed: [], opened: [] });

/**
 * The bitemporal step, and the only one. Rows no longer believed are closed at this entry and rows
 * newly believed are opened at it. No row is deleted, and its end is set once, so an answer given at
 * an earlier entry can always be given again.
 */
export const revise = (
  standing: readonly Belief[], rows: readonly Row[], at: number, columns: readonly string[],
): Revision => {
  const alike = alikeAtStart(standing, rows);
  if (alike === standing.length && alike === rows.length) return unrevised(standing);
  const now = standing.slice(0, alike);
  const left: (Belief | undefined)[] = standing.slice(alike);
  const opened: Belief[] = [];
  for (const row of alike === 0 ? rows : rows.slice(alike)) {
    if (now.some((belief) => sameRow(belief.row, row, columns))) continue;
    const place = left.findIndex((belief) => belief !== undefined && sameRow(belief.row, row, columns));
    const belief = left[place] ?? { row, knownFrom: at };
    now.push(belief.row === row ? belief : { ...belief, row });
    if (place === -1) opened.push(belief);
    else left[place] = undefined;
  }
  return { standing: now, closed: left.filter((belief) => belief !== undefined), opened };
};

/** Most rows are the very ones that were believed before: then nothing need be compared. */
const alikeAtStart = (standing: readonly Belief[], rows: readonly Row[]): number => {
  let alike = 0;
  while (alike < standing.length && standing[alike]?.row === rows[alike]) alike += 1;
  return alike;
};

/** Rows are the same when every column is. */
const sameRow = (a: Row, b: Row, columns: readonly string[]): boolean => {
  if (a === b) return true;
  if (a.from !== b.from || a.to !== b.to) return false;
  for (const column of columns) if ((a[column] ?? null) !== (b[column] ?? null)) return false;
  return true;
};
