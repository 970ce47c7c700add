import type BetterSqlite3 from 'better-sqlite3';

/** Fills the empty two-dimensional index of a table whose rows are numbered 1, 2, 3 … as they are added, neighbours together. */
export type PackedIndex = {
  /** How many rows will lie in one node. */
  readonly perNode: number;
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
/** Nodes laid at once: to unlock SQLite's own tables makes it prepare every statement anew. */
const AT_ONCE = 1_000;
/** Later rows find room in a node that is not full. */
const FULL = 0.9;

/**
 * SQLite's R*Tree takes in one row after another and finds a place for each, which costs more than all the rest of a
 * rebuild. So its nodes are laid down whole, in the form in which SQLite keeps them (sqlite.org/rtree.html, 4;
 * the tests have SQLite check them). Rows that come later are added by SQLite itself.
 */
export const packedIndex = (sql: BetterSqlite3.Database, name: string): PackedIndex => {
  const { perNode, layRows, layRoot } = unlocked(sql, () => treeOf(sql, name));
  const full: Cells[] = [];
  let cells = noCells();
  let rows = 0;
  return {
    perNode,
    add: (authority, validFrom, validLast, knownFrom, knownLast) => {
      if (validFrom > validLast || knownFrom > knownLast) throw new RangeError(`a row of ${name} would end before it begins`);
      rows += 1;
      cells.numbers.push(rows);
      cells.boxes.push(authority, authority, validFrom, validLast, knownFrom, knownLast);
      if (cells.numbers.length < perNode) return;
      full.push(cells);
      cells = noCells();
      if (full.length === AT_ONCE) unlocked(sql, () => full.splice(0).forEach(layRows));
    },
    finish: () =>
      unlocked(sql, () => {
        if (cells.numbers.length > 0) full.push(cells);
        full.splice(0).forEach(layRows);
        layRoot();
      }),
  };
};

const noCells = (): Cells => ({ numbers: [], boxes: [] });

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
  const leaves = noCells();
  let last = ROOT;

  const layNode = (cells: Cells, above: Cells): number => {
    last += 1;
    nodes.run(last, nodeOf(cells, size));
    above.numbers.push(last);
    above.boxes.push(...boxRound(cells.boxes));
    return last;
  };

  const layRows = (cells: Cells): void => {
    const node = layNode(cells, leaves);
    for (const row of cells.numbers) homes.add(row, node);
  };

  const layRoot = (): void => {
    if (last === ROOT) return;
    homes.finish();
    let [level, depth] = [leaves, 1];
    for (; level.numbers.length > perNode; depth += 1) level = levelAbove(level, perNode, layNode, parents.add);
    for (const below of level.numbers) parents.add(below, ROOT);
    parents.finish();
    nodes.run(ROOT, nodeOf(level, size, depth));
  };
  return { perNode, layRows, layRoot };
};

const levelAbove = (
  level: Cells, perNode: number, layNode: (cells: Cells, above: Cells) => number, tellParent: (below: number, node: number) => void,
): Cells => {
  const above = noCells();
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
