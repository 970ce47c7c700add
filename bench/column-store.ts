import type BetterSqlite3 from 'better-sqlite3';
import type { Viewed } from './snapshot.js';

/** Rows as columns of 32-bit numbers, by id. */
export type Columns = Readonly<Record<'authority' | 'validFrom' | 'validTo' | 'knownFrom' | 'knownTo' | 'type' | 'id', Int32Array>> & { readonly count: number };

type Kept = readonly [id: number, authority: number, validFrom: number, validTo: number, knownFrom: number, knownTo: number, type: string];

/** The rows of the table, for the candidates to be made from, and for a plain scan to check them by. */
export const columnsOf = (sql: BetterSqlite3.Database, typeOf: (code: string) => number): Columns => {
  const columns = blank(sql.prepare('select count(*) from episode').pluck().get() as number);
  const kept = sql.prepare<[], Kept>('select id, authority, valid_from, valid_to, known_from, known_to, placement_type from episode order by id').raw();
  let count = 0;
  for (const [id, authority, validFrom, validTo, knownFrom, knownTo, type] of kept.iterate()) {
    columns.id[count] = id;
    columns.authority[count] = authority;
    columns.validFrom[count] = validFrom;
    columns.validTo[count] = validTo;
    columns.knownFrom[count] = knownFrom;
    columns.knownTo[count] = knownTo;
    columns.type[count] = typeOf(type);
    count += 1;
  }
  return { ...columns, count };
};

const blank = (length: number) => {
  const column = () => new Int32Array(length);
  return { authority: column(), validFrom: column(), validTo: column(), knownFrom: column(), knownTo: column(), type: column(), id: column() };
};

export type ColumnStore = {
  readonly ids: (authority: number, at: Viewed) => readonly number[];
  readonly countByType: (at: Viewed, types: number) => Int32Array;
  readonly bytes: number;
};

/** The candidate: the columns kept in memory, each authority's in order of the first valid day. */
export const columnStore = (given: Columns): ColumnStore => {
  const order = Float64Array.from({ length: given.count }, (_, row) => keyOf(given, row)).sort();
  const sorted = { ...blank(given.count), count: given.count };
  const begins = new Map<number, [from: number, to: number]>();
  order.forEach((key, place) => {
    const row = key % ROWS;
    for (const name of ['authority', 'validFrom', 'validTo', 'knownFrom', 'knownTo', 'type', 'id'] as const)
      sorted[name][place] = given[name][row] as number;
    const authority = given.authority[row] as number;
    const known = begins.get(authority);
    if (known) known[1] = place + 1;
    else begins.set(authority, [place, place + 1]);
  });
  const each = (authority: number, { asAt, knownAt }: Viewed, found: (place: number) => void): void => {
    const [from, to] = begins.get(authority) ?? [0, 0];
    const { validFrom, validTo, knownFrom, knownTo } = sorted;
    for (let place = from; place < to && (validFrom[place] as number) <= asAt; place += 1)
      if ((validTo[place] as number) > asAt && (knownFrom[place] as number) <= knownAt && (knownTo[place] as number) > knownAt) found(place);
  };
  return {
    ids: (authority, at) => {
      const ids: number[] = [];
      each(authority, at, (place) => ids.push(sorted.id[place] as number));
      return ids;
    },
    countByType: (at, types) => {
      const counts = new Int32Array(types);
      for (const authority of begins.keys()) each(authority, at, (place) => (counts[sorted.type[place] as number] as number)++);
      return counts;
    },
    bytes: given.count * 7 * 4,
  };
};

const ROWS = 2 ** 22;

const keyOf = ({ authority, validFrom }: Columns, row: number): number =>
  ((authority[row] as number) * 2 ** 18 + (validFrom[row] as number) + 2 ** 16) * ROWS + row;

/** The answer nobody need trust an index for. */
export const scanned = ({ authority, validFrom, validTo, knownFrom, knownTo, id, count }: Columns, { asAt, knownAt }: Viewed, of?: number): readonly number[] => {
  const ids: number[] = [];
  for (let row = 0; row < count; row += 1)
    if (
      (of === undefined || authority[row] === of) && (validFrom[row] as number) <= asAt && asAt < (validTo[row] as number) &&
      (knownFrom[row] as number) <= knownAt && knownAt < (knownTo[row] as number)
    )
      ids.push(id[row] as number);
  return ids;
};
