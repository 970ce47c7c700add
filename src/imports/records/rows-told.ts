import type { RowRead } from './read-tables.js';
import type { Drawn, Table } from './table.js';

/** What is wrong with a row, in words that say what to do; no cell is repeated in them, for any may name somebody. */
export type RowFault = { readonly column: string; readonly rule: string; readonly message: string };

/** What a row’s cells say, or everything that is wrong with them. */
export type RowTold = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly RowFault[];
  readonly drawn?: Drawn;
};

/** Reads a row by its table’s columns. A row with a fault tells nothing: half a row would be another fact. */
export const tellRow = ({ table, cells }: RowRead): RowTold => {
  const values: Record<string, unknown> = {};
  const faults: RowFault[] = [];
  for (const [name, { kind, needed }] of Object.entries(table.columns)) {
    const text = cells[name] ?? '';
    const value = text === '' ? undefined : kind.read(text);
    if (value !== undefined) values[name] = value;
    else if (text !== '') faults.push({ column: name, rule: kind.rule, message: `${name} is not ${kind.wanted}.` });
    else if (needed) faults.push({ column: name, rule: 'blank', message: `${name} is blank: fill it in.` });
  }
  const all = [...faults, ...betweenColumns(table, values, cells)];
  return { values, faults: all, ...(all.length === 0 ? { drawn: table.tells(values) } : {}) };
};

type Cells = Readonly<Record<string, unknown>>;

const betweenColumns = ({ order, pairs, either }: Table, values: Cells, cells: Cells): readonly RowFault[] => {
  const filled = (name: string): boolean => (cells[name] ?? '') !== '';
  return [
    ...(either && !either.some(filled) ? [noneOf(either)] : []),
    ...(pairs ?? []).filter(([name, other]) => filled(name) && !filled(other)).map(([name, other]) => wants(name, other)),
    ...(order ?? [])
      .filter(([first, second]) => comesBefore(values[second], values[first]))
      .map(([first, second]) => backwards(first, second)),
  ];
};

const comesBefore = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one < other;

const noneOf = (either: readonly string[]): RowFault => ({
  column: either[0] ?? '', rule: 'blank', message: `${either.join(' and ')} are blank: fill in one of them.`,
});
const wants = (name: string, other: string): RowFault => ({
  column: other, rule: 'blank', message: `${other} is blank, and ${name} is filled in: fill in both, or neither.`,
});
const backwards = (first: string, second: string): RowFault => ({
  column: second, rule: 'days-out-of-order', message: `${second} is a day before ${first}: put the one that is wrong right.`,
});
