import { cellsOf } from '../ssda903/files/csv-cells.js';
import type { Fault } from '../ssda903/files/raw-row.js';
import type { Table } from './table.js';
import { tables } from './tables.js';

/** Where a file's cells go: the table its columns name, and the place of each column it has. */
export type Layout = {
  readonly table: Table;
  readonly delimiter: string;
  readonly places: readonly (readonly [column: string, place: number])[];
  /** How many cells a row has, up to the last that has a name. */
  readonly width: number;
};

/** Without a layout nothing of the file can be used; `meant` is the table it was plainly meant for all the same. */
export type Recognised =
  | { readonly layout: Layout; readonly fault?: Fault }
  | { readonly layout?: undefined; readonly meant?: Table; readonly delimiter: string; readonly fault: Fault };

const DELIMITERS = [',', ';', '\t'];
const known = new Set(tables.flatMap(({ columns }) => Object.keys(columns)));

/** What a header row makes of its file: a file is known by its columns, in any order and case, never by its name. */
export const recogniseTable = (header: string, row: number, columnLimit: number): Recognised => {
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, names: columnNames(header, delimiter, columnLimit) }))
    .sort((a, b) => knownAmong(b.names) - knownAmong(a.names));
  const { delimiter, names } = best as { delimiter: string; names: readonly string[] };
  if (names.length > columnLimit) return { delimiter, fault: tooManyColumns(columnLimit) };
  const [table, ...alike] = nearestTo(names);
  const lacking = missingFrom(table, names);
  if (lacking.length > 0) {
    const has = ownIn(table, names);
    return has >= 2 && has >= lacking.length
      ? { meant: table, delimiter, fault: { row, ...lacks([table, ...alike], names) } }
      : { delimiter, fault: notRecognised(table, lacking, ownIn(table, names) > 0) };
  }
  const wanted = Object.keys(table.columns);
  const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return { meant: table, delimiter, fault: { row, ...duplicateColumn(twice) } };
  const strangers = names.filter((name) => name !== '' && !wanted.includes(name));
  return {
    layout: {
      table, delimiter,
      places: wanted.filter((name) => names.includes(name)).map((name) => [name, names.indexOf(name)]),
      width: names.findLastIndex((name) => name !== '') + 1,
    },
    ...(strangers.length > 0 ? { fault: { row, ...unknownColumns(strangers, table) } } : {}),
  };
};

/** A column's name as the tables have it: `Approved On ` is approved_on. Of far too many columns, one too many. */
const columnNames = (header: string, delimiter: string, limit: number): readonly string[] => {
  const block = { rows: [1], texts: [header], quoted: header.includes('"') };
  const cells = header.length > limit * 64 ? header.split(delimiter, limit + 1) : (cellsOf(block, delimiter)[0] ?? []);
  return cells.map((cell) => cell.trim().toLowerCase().replace(/[\s-]+/g, '_'));
};

const knownAmong = (names: readonly string[]): number => names.filter((name) => known.has(name)).length;
const ownIn = ({ columns }: Table, names: readonly string[]): number =>
  Object.keys(columns).filter((name) => names.includes(name)).length;
const neededIn = ({ columns }: Table): readonly string[] => Object.keys(columns).filter((name) => columns[name]?.needed);

/** The columns the file has not and must have; of those of which one will do, all of them where it has none. */
const missingFrom = (table: Table, names: readonly string[]): readonly string[] => {
  const either = table.either?.some((name) => names.includes(name)) ?? true;
  const missing = neededIn(table).filter((name) => !names.includes(name));
  return either ? missing : [...missing, (table.either ?? []).join(' or ')];
};

/** The table most of whose columns are there, the one that lacks fewest; and any that is as near. */
const nearestTo = (names: readonly string[]): readonly [Table, ...Table[]] => {
  const farther = (a: Table, b: Table) =>
    ownIn(b, names) - ownIn(a, names) || missingFrom(a, names).length - missingFrom(b, names).length;
  const [nearest, ...others] = [...tables].sort(farther) as [Table, ...Table[]];
  return [nearest, ...others.filter((other) => farther(nearest, other) === 0)];
};

const listed = (names: readonly string[]): string => names.join(', ');

const lacks = (nearest: readonly Table[], names: readonly string[]): Fault => {
  const lacking = nearest.map((table) => ({ table, missing: missingFrom(table, names) }));
  const [only] = lacking.length === 1 ? (lacking[0]?.missing ?? []) : [];
  const each = lacking.map(({ table, missing }) =>
    `${table.name}, but without ${missing.length === 1 ? 'the column' : 'the columns'} ${listed(missing)}`);
  return {
    rule: 'missing-columns',
    message: `Nearest to ${each.join('; or to ')}. Add what is missing, fill it in and give the file again.`,
    ...(lacking[0]?.missing.length === 1 && only !== undefined ? { column: only } : {}),
  };
};

const notRecognised = (table: Table, missing: readonly string[], near: boolean): Fault => ({
  rule: 'file-not-recognised',
  message: near
    ? `Its first row is not the columns of any table. The nearest is ${table.name}, which needs also ${listed(missing)}. It was left aside.`
    : `Its first row has no column of any table. The tables are ${listed(tables.map(({ name }) => name))}. It was left aside.`,
});

const tooManyColumns = (limit: number): Fault => ({
  rule: 'too-many-columns',
  message: `The first row has more than ${limit} columns. Take out those that belong to no table and give the file again.`,
});

const duplicateColumn = (column: string): Fault => ({
  rule: 'duplicate-header',
  column,
  message: `The column ${column} comes twice, so it is not certain which is meant. Take one out and give the file again.`,
});

const unknownColumns = (strangers: readonly string[], table: Table): Fault => ({
  rule: 'unknown-columns',
  message: `${table.name} has no such columns as ${listed(strangers.slice(0, 20).map((name) => name.slice(0, 40)))}${
    strangers.length > 20 ? ` and ${strangers.length - 20} more` : ''
  }: they were not read. Check that none of them is a misspelt name.`,
  ...(strangers.length === 1 ? { column: strangers[0]?.slice(0, 40) } : {}),
});
