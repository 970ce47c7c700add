import type BetterSqlite3 from 'better-sqlite3';
import { MOST, NUMBERS, packed, type Places } from './packing.js';

/** Fills the empty two-dimensional index of a table whose rows are numbered 1, 2, 3 … as they are added. */
export type PackedIndex = {
  readonly add: (authority: number, validFrom: number, validLast: number, knownFrom: number, knownLast: number) => void;
  /** What was added is in the index from then on. */
  readonly finish: () => void;
};

/** What a node holds of those below it, or of rows: their numbers, and the box of each, six bounds to a box. */
type Cells = { readonly numbers: number[]; readonly boxes: number[] };

const BOUNDS = 6;
const HEAD = 4;
const CELL = 8 + 4 * BOUNDS;
const ROOT = 1;
/** Later rows find room in a node that is not full. */
const FULL = 0.9;

/**
 * SQLite's R*Tree takes in one row after another and finds a place for each, which costs more than all the rest of a
 * rebuild. So its nodes are laid down whole, in the form in which SQLite keeps them (sqlite.org/rtree.html, 4;
 * the tests have SQLite check them). Rows that come later are added by SQLite itself.
 */
export const packedIndex = (sql: BetterSqlite3.Database, name: string): PackedIndex => {
  const places: Places = { bounds: new Int32Array(MOST * NUMBERS), count: 0 };
  const tree = unlocked(sql, () => treeOf(sql, name));
  let before = 0;
  const layRows = (): void => {
    unlocked(sql, () => tree.layRows(places, before));
    before += places.count;
    places.count = 0;
  };
  return {
    add: (authority, validFrom, validLast, knownFrom, knownLast) => {
      if (validFrom > validLast || knownFrom > knownLast) throw new RangeError(`a row of ${name} would end before it begins`);
      const at = places.count * NUMBERS;
      places.bounds[at] = authority;
      places.bounds[at + 1] = validFrom;
      places.bounds[at + 2] = validLast;
      places.bounds[at + 3] = knownFrom;
      places.bounds[at + 4] = knownLast;
      places.count += 1;
      if (places.count === MOST) layRows();
    },
    finish: () => {
      layRows();
      unlocked(sql, tree.layRoot);
    },
  };
};

/** SQLite keeps an index's own tables from being written by mistake. */
const unlocked = <T>(sql: BetterSqlite3.Database, work: () => T): T => {
  sql.unsafeMode(true);
  try {
    return work();
  } finally {
    sql.unsafeMode(false);
  }
};

/** Lays nodes from the rows up, the root last. */
const treeOf = (sql: BetterSqlite3.Database, name: string) => {
  const size = sql.prepare(`select length(data) from ${name}_node where nodeno = ${ROOT}`).pluck().get() as number;
  const perNode = Math.floor(((size - HEAD) / CELL) * FULL);
  const nodes = sql.prepare<[number, Buffer]>(`insert or replace into ${name}_node values (?, ?)`);
  const parents = pairsInto(sql, `${name}_parent`);
  const homes = pairsInto(sql, `${name}_rowid`);
  const leaves: Cells = { numbers: [], boxes: [] };
  let last = ROOT;

  const layNode = (cells: Cells, above: Cells): number => {
    last += 1;
    nodes.run(last, nodeOf(cells, size));
    above.numbers.push(last);
    above.boxes.push(...boxRound(cells.boxes));
    return last;
  };

  const layRows = (places: Places, before: number): void => {
    const order = packed(places, perNode);
    const nodeOfRow = new Int32Array(places.count);
    for (let from = 0; from < order.length; from += perNode) {
      const rows = order.subarray(from, from + perNode);
      const node = layNode(cellsOf(places, rows, before), leaves);
      for (const row of rows) nodeOfRow[row] = node;
    }
    nodeOfRow.forEach((node, row) => homes.add(before + row + 1, node));
    homes.finish();
  };

  const layRoot = (): void => {
    if (last === ROOT) return;
    let [level, depth] = [leaves, 1];
    for (; level.numbers.length > perNode; depth += 1) level = levelAbove(level, perNode, layNode, parents.add);
    for (const below of level.numbers) parents.add(below, ROOT);
    parents.finish();
    nodes.run(ROOT, nodeOf(level, size, depth));
  };
  return { layRows, layRoot };
};

const levelAbove = (
  level: Cells, perNode: number, layNode: (cells: Cells, above: Cells) => number, tellParent: (below: number, node: number) => void,
): Cells => {
  const above: Cells = { numbers: [], boxes: [] };
  for (const cells of partsOf(level, perNode)) {
    const node = layNode(cells, above);
    for (const below of cells.numbers) tellParent(below, node);
  }
  return above;
};

/** A node as SQLite keeps it, every number with its greatest byte first; the root alone tells how deep the tree is. */
const nodeOf = ({ numbers, boxes }: Cells, size: number, depth = 0): Buffer => {
  const node = Buffer.alloc(size);
  node.writeUInt16BE(depth, 0);
  node.writeUInt16BE(numbers.length, 2);
  numbers.forEach((number, cell) => {
    let at = HEAD + cell * CELL;
    at = node.writeUInt32BE(Math.floor(number / 2 ** 32), at);
    at = node.writeUInt32BE(number >>> 0, at);
    for (let bound = 0; bound < BOUNDS; bound += 1) at = node.writeInt32BE(boxes[cell * BOUNDS + bound] as number, at);
  });
  return node;
};

const cellsOf = ({ bounds }: Places, rows: Uint32Array, before: number): Cells => {
  const cells: Cells = { numbers: [], boxes: [] };
  for (const row of rows) {
    const [authority = 0, ...periods] = bounds.subarray(row * NUMBERS, (row + 1) * NUMBERS);
    cells.numbers.push(before + row + 1);
    cells.boxes.push(authority, authority, ...periods);
  }
  return cells;
};

const partsOf = ({ numbers, boxes }: Cells, most: number): readonly Cells[] =>
  Array.from({ length: Math.ceil(numbers.length / most) }, (_, part) => {
    const [from, to] = [part * most, (part + 1) * most];
    return { numbers: numbers.slice(from, to), boxes: boxes.slice(from * BOUNDS, to * BOUNDS) };
  });

/** The smallest box with all of these in it: at even places the least bounds, at odd ones the greatest. */
const boxRound = (boxes: readonly number[]): readonly number[] => {
  const box = boxes.slice(0, BOUNDS);
  boxes.forEach((bound, at) => {
    const side = at % BOUNDS;
    box[side] = (side % 2 === 0 ? Math.min : Math.max)(box[side] as number, bound);
  });
  return box;
};

const PAIRS = 250;

/** Pairs of numbers into a table, many to a statement. */
const pairsInto = (sql: BetterSqlite3.Database, table: string) => {
  const into = (pairs: number) => sql.prepare(`insert into ${table} values ${Array(pairs).fill('(?, ?)').join(', ')}`);
  const many = into(PAIRS);
  const waiting: number[] = [];
  return {
    add: (a: number, b: number): void => {
      if (waiting.push(a, b) === 2 * PAIRS) many.run(waiting.splice(0));
    },
    finish: (): void => {
      if (waiting.length > 0) into(waiting.length / 2).run(waiting.splice(0));
    },
  };
};
