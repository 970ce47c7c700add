/** Where rows lie, five whole numbers to a row: authority, first and last valid day, first and last entry of being known. */
export type Places = { readonly bounds: Int32Array; count: number };

export const NUMBERS = 5;

/** How many rows are packed at once: enough for neighbours to be found, few enough to be held in memory. */
export const MOST = 1 << 17;

/**
 * An order in which neighbours lie close together, for nodes of so many rows. Rows of an authority whose periods are
 * about as long are together, so that no box is wide for one long row; those are tiled, by beginning of the valid
 * period and then of the known one (sort-tile-recursive: Leutenegger, Lopez, Edgington 1997).
 */
export const packed = (places: Places, perNode: number): Uint32Array => {
  const order = new Uint32Array(places.count);
  let done = 0;
  for (const [, rows] of [...alikeIn(places)].sort(([a], [b]) => a - b)) {
    order.set(tiled(places, Uint32Array.from(rows), perNode), done);
    done += rows.length;
  }
  return order;
};

const alikeIn = ({ bounds, count }: Places): ReadonlyMap<number, readonly number[]> => {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < count; row += 1) {
    const at = row * NUMBERS;
    const valid = magnitude((bounds[at + 2] as number) - (bounds[at + 1] as number), 2);
    const known = magnitude((bounds[at + 4] as number) - (bounds[at + 3] as number), 4);
    const group = (bounds[at] as number) * 256 + known * 16 + valid;
    const rows = groups.get(group);
    if (rows) rows.push(row);
    else groups.set(group, [row]);
  }
  return groups;
};

/** Of what order a length is, in powers of four (two bits) or sixteen (four); what still lasts is beyond all others. */
const magnitude = (length: number, bits: number): number =>
  length > 1 << 30 ? 15 : Math.floor((32 - Math.clz32(length)) / bits);

const tiled = (places: Places, rows: Uint32Array, perNode: number): Uint32Array => {
  const ordered = sortedBy(places, rows, 1);
  const slab = perNode * Math.ceil(Math.sqrt(rows.length / perNode));
  for (let from = 0; from < ordered.length; from += slab) {
    const part = ordered.subarray(from, from + slab);
    part.set(sortedBy(places, part, 3));
  }
  return ordered;
};

/** Sorted as plain numbers, each the value and then the row, for that takes a tenth of the time of comparing rows. */
const sortedBy = ({ bounds }: Places, rows: Uint32Array, number: number): Uint32Array => {
  const keys = Float64Array.from(rows, (row) => ((bounds[row * NUMBERS + number] as number) + 2 ** 31) * MOST + row);
  return Uint32Array.from(keys.sort(), (key) => key % MOST);
};
