import type BetterSqlite3 from 'better-sqlite3';
import type { Belief, Revision } from '../revise.js';
import { LASTING, type Row, type Timeline, type Value } from '../timeline.js';
import {
  closeIn, closeInIndexOf, insertInto, insertIntoIndexOf, standingIn,
} from './tables.js';

/** A subject, as the views know it: the authority's number and the reference within it. */
export type Subject = { readonly authority: number; readonly id: string };

/** Writes and reads the rows of one timeline. The caller holds the transaction. */
export type TimelineWriter = {
  readonly standing: (subject: Subject) => readonly Belief[];
  readonly apply: (subject: Subject, revision: Revision, at: number) => Revision;
};

export const timelineWriter = (sql: BetterSqlite3.Database, timeline: Timeline<never>): TimelineWriter => {
  const known = writers.get(sql) ?? new Map<Timeline<never>, TimelineWriter>();
  writers.set(sql, known);
  const writer = known.get(timeline) ?? preparedWriter(sql, timeline);
  known.set(timeline, writer);
  return writer;
};

/** Statements are prepared once for a connection. */
const writers = new WeakMap<BetterSqlite3.Database, Map<Timeline<never>, TimelineWriter>>();

const preparedWriter = (sql: BetterSqlite3.Database, timeline: Timeline<never>): TimelineWriter => {
  const columns = Object.keys(timeline.columns);
  const insert = sql.prepare<Value[]>(insertInto(timeline));
  const index = timeline.snapshots ? sql.prepare<Value[]>(insertIntoIndexOf(timeline)) : undefined;
  const close = sql.prepare<Value[]>(closeIn(timeline));
  const closeIndex = timeline.snapshots ? sql.prepare<Value[]>(closeInIndexOf(timeline)) : undefined;
  const select = sql.prepare<Value[], Record<string, Value>>(standingIn(timeline));

  const add = ({ authority, id }: Subject, { row, knownFrom }: Belief): number => {
    const own = columns.map((column) => row[column] ?? null);
    const at = Number(insert.run(authority, id, row.from, row.to, knownFrom, LASTING, ...own).lastInsertRowid);
    index?.run(at, authority, authority, row.from, lastOf(row.to), knownFrom, lastOf(LASTING));
    return at;
  };

  return {
    standing: ({ authority, id }) => select.all(authority, id).map((kept) => beliefOf(kept, columns)),
    apply: (subject, { standing, closed, opened }, at) => {
      for (const { id } of closed) {
        close.run(at, id as number);
        closeIndex?.run(lastOf(at), id as number);
      }
      const added = new Map(opened.map((belief) => [belief, { ...belief, id: add(subject, belief) }]));
      return { closed, opened, standing: standing.map((belief) => added.get(belief) ?? belief) };
    },
  };
};

/** The last whole number within a half-open period: the index's bounds are inclusive. */
export const lastOf = (to: number): number => to - 1;

const beliefOf = (kept: Record<string, Value>, columns: readonly string[]): Belief => {
  const row: Record<string, Value> = { from: kept['valid_from'] as number, to: kept['valid_to'] as number };
  for (const column of columns) row[column] = kept[column] ?? null;
  return { row: row as Row, knownFrom: kept['known_from'] as number, id: kept['id'] as number };
};
