import type BetterSqlite3 from 'better-sqlite3';
import type { Belief } from '../revise.js';
import type { Timeline, Value } from '../timeline.js';
import { packedIndex } from './packed-index.js';
import { MOST, NUMBERS, packed, type Places } from './packing.js';
import { insertManyInto } from './tables.js';
import { lastOf, type Subject } from './writing.js';

/** Fills the empty table of one timeline. Everything is in it once it is finished. The caller holds the transaction. */
export type TimelineBuilder = {
  readonly add: (subject: Subject, belief: Belief, knownTo: number) => void;
  readonly finish: () => void;
};

/** A row, column by column, as the table has them. */
type Whole = readonly Value[];

export const timelineBuilder = (sql: BetterSqlite3.Database, timeline: Timeline<never>): TimelineBuilder => {
  const columns = Object.keys(timeline.columns);
  const into = timeline.snapshots ? packedRows(sql, timeline) : rowsInto(sql, timeline);
  return {
    add: ({ authority, id }, { row, knownFrom }, knownTo) => {
      const whole: Value[] = [authority, id, row.from, row.to, knownFrom, knownTo];
      for (const column of columns) whole.push(row[column] ?? null);
      into.add(whole);
    },
    finish: into.finish,
  };
};

type Rows = { readonly add: (whole: Whole) => void; readonly finish: () => void };

/** Rows to a statement: a good part of what a single row costs is the way into SQLite and back. */
const AT_ONCE = 32;

const rowsInto = (sql: BetterSqlite3.Database, timeline: Timeline<never>): Rows => {
  const many = sql.prepare<[Whole]>(insertManyInto(timeline, AT_ONCE));
  let values: Value[] = [];
  let waiting = 0;
  return {
    add: (whole) => {
      for (const value of whole) values.push(value);
      waiting += 1;
      if (waiting < AT_ONCE) return;
      many.run(values);
      [values, waiting] = [[], 0];
    },
    finish: () => {
      if (waiting > 0) sql.prepare<[Whole]>(insertManyInto(timeline, waiting)).run(values);
    },
  };
};

/** Rows that are asked for together lie together, in the table as in the index. */
const packedRows = (sql: BetterSqlite3.Database, timeline: Timeline<never>): Rows => {
  const rows = rowsInto(sql, timeline);
  const index = packedIndex(sql, `${timeline.name}_at`);
  const places: Places = { bounds: new Int32Array(MOST * NUMBERS), count: 0 };
  let waiting: Whole[] = [];
  const lay = (): void => {
    for (const row of packed(places, index.perNode)) {
      rows.add(waiting[row] as Whole);
      const [authority = 0, validFrom = 0, validLast = 0, knownFrom = 0, knownLast = 0] = placeOf(places, row);
      index.add(authority, validFrom, validLast, knownFrom, knownLast);
    }
    [waiting, places.count] = [[], 0];
  };
  return {
    add: (whole) => {
      const [authority, , from, to, knownFrom, knownTo] = whole as readonly number[];
      places.bounds.set([authority as number, from as number, lastOf(to as number), knownFrom as number, lastOf(knownTo as number)], places.count * NUMBERS);
      places.count += 1;
      if (waiting.push(whole) === MOST) lay();
    },
    finish: () => {
      lay();
      rows.finish();
      index.finish();
    },
  };
};

const placeOf = ({ bounds }: Places, row: number): Int32Array => bounds.subarray(row * NUMBERS, (row + 1) * NUMBERS);
