import type BetterSqlite3 from 'better-sqlite3';
import type { Belief } from '../revise.js';
import type { Timeline, Value } from '../timeline.js';
import { packedIndex } from './packed-index.js';
import { insertManyInto } from './tables.js';
import { lastOf, type Subject } from './writing.js';

/** Fills the empty table of one timeline. Everything is in it once it is finished. The caller holds the transaction. */
export type TimelineBuilder = {
  readonly add: (subject: Subject, belief: Belief, knownTo: number) => void;
  readonly finish: () => void;
};

/** Rows to a statement: most of what a single row costs is the way into SQLite and back. */
const AT_ONCE = 32;

export const timelineBuilder = (sql: BetterSqlite3.Database, timeline: Timeline<never>): TimelineBuilder => {
  const columns = Object.keys(timeline.columns);
  const many = sql.prepare<[readonly Value[]]>(insertManyInto(timeline, AT_ONCE));
  const index = timeline.snapshots ? packedIndex(sql, `${timeline.name}_at`) : undefined;
  let values: Value[] = [];
  let waiting = 0;
  return {
    add: ({ authority, id }, { row, knownFrom }, knownTo) => {
      values.push(authority, id, row.from, row.to, knownFrom, knownTo);
      for (const column of columns) values.push(row[column] ?? null);
      index?.add(authority, row.from, lastOf(row.to), knownFrom, lastOf(knownTo));
      waiting += 1;
      if (waiting < AT_ONCE) return;
      many.run(values);
      [values, waiting] = [[], 0];
    },
    finish: () => {
      if (waiting > 0) sql.prepare<[readonly Value[]]>(insertManyInto(timeline, waiting)).run(values);
      index?.finish();
    },
  };
};
