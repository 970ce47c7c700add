import { tables, type Table, type TableName } from '../../../domain/statutory-return/tables.js';
import { cellsOf } from './csv-cells.js';
import type { Fault } from './raw-row.js';

/** Where a file's cells go: the table its columns name, and the place of each column it has. */
export type Layout = {
  readonly table: TableName;
  readonly delimiter: string;
  /** Every column of the table, and the tolerated ones the file has, with their places in a row. */
  readonly places: readonly (readonly [column: string, place: number])[];
  /** How many cells a row has, up to the last that has a name. */
  readonly width: number;
};

export type Recognised = { readonly layout?: Layout; readonly faults: readonly Fault[]; readonly delimiter: string };

const DELIMITERS = [',', ';', '\t'];
const everyTable: readonly Table[] = Object.values(tables);
const namesOf = ({ columns }: Table): readonly string[] => columns.map(({ name }) => name);
const known = new Set(everyTable.flatMap(namesOf));

/** What a header row makes of its file. A file is known by its columns, in any order and case, never by its name. */
export const recognise = (header: string, row: number, columnLimit: number): Recognised => {
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    names: columnNames(header, delimiter, columnLimit),
  })).sort((a, b) => knownAmong(b.names) - knownAmong(a.names));
  const { delimiter, names } = best as { delimiter: string; names: readonly string[] };
  const without = (fault: Fault): Recognised => ({
    delimiter,
    faults: [fault === notRecognised ? fault : { row, ...fault }],
  });
  if (names.length > columnLimit) return without(knownAmong(names) > 1 ? tooManyColumns(columnLimit) : notRecognised);

  const table = mostOf(everyTable.filter((each) => namesOf(each).every((name) => names.includes(name))));
  if (!table) return without(missingColumns(names) ?? notRecognised);
  const wanted = [...table.columns, ...table.tolerated].map(({ name }) => name);
  const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return without(duplicateColumn(twice));

  const places = wanted.filter((name) => names.includes(name)).map((name) => [name, names.indexOf(name)] as const);
  const strangers = names.filter((name) => name !== '' && !wanted.includes(name));
  const faults = strangers.length > 0 ? [{ row, ...unknownColumns(strangers, table.name) }] : [];
  return {
    delimiter,
    faults,
    layout: { table: table.name, delimiter, places, width: names.findLastIndex((name) => name !== '') + 1 },
  };
};

export const notRecognised: Fault = {
  rule: 'file-not-recognised',
  message:
    'This is not a file of the statutory return: its first row is not the columns of any table. It was left aside.',
};

/** A column's name as the return writes it: `Home Post ` is HOME_POST. Of far too many columns, one too many. */
const columnNames = (header: string, delimiter: string, limit: number): readonly string[] => {
  const block = { rows: [1], texts: [header], quoted: header.includes('"') };
  const cells = header.length > limit * 64 ? header.split(delimiter, limit + 1) : (cellsOf(block, delimiter)[0] ?? []);
  return cells.map((cell) =>
    cell
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_'),
  );
};

const knownAmong = (names: readonly string[]): number => names.filter((name) => known.has(name)).length;

const mostOf = (candidates: readonly Table[]): Table | undefined =>
  [...candidates].sort((a, b) => b.columns.length - a.columns.length)[0];

/** Names the nearest table, where the columns are plainly meant for one: CHILD is there, and half of the columns. */
const missingColumns = (names: readonly string[]): Fault | undefined => {
  const share = (table: Table) => namesOf(table).filter((name) => names.includes(name)).length / table.columns.length;
  const [nearest] = [...everyTable].sort((a, b) => share(b) - share(a));
  if (!nearest || share(nearest) < 0.5 || knownAmong(names) < 2) return undefined;
  const missing = namesOf(nearest).filter((name) => !names.includes(name));
  const columns = missing.length === 1 ? 'the column' : 'the columns';
  const message = `Nearest to ${nearest.name}, but without ${columns} ${missing.join(', ')}. Add ${columns} (blank, if there is nothing to say) and give the file again.`;
  return { rule: 'missing-columns', message, ...(missing.length === 1 ? { column: missing[0] } : {}) };
};

const duplicateColumn = (column: string): Fault => ({
  rule: 'duplicate-header',
  column,
  message: `The column ${column} comes twice, so it is not certain which is meant. Take one out and give the file again.`,
});

const tooManyColumns = (limit: number): Fault => ({
  rule: 'too-many-columns',
  message: `The first row has more than ${limit} columns. Take out those that are not the return's and give the file again.`,
});

const unknownColumns = (strangers: readonly string[], table: TableName): Fault => {
  const listed = strangers.slice(0, 20).map((name) => name.slice(0, 40));
  const more = strangers.length > listed.length ? ` and ${strangers.length - listed.length} more` : '';
  const message = `${table} has no such columns as ${listed.join(', ')}${more}: they were not read. Check that none of them is a misspelt name.`;
  return { rule: 'unknown-columns', message, ...(strangers.length === 1 ? { column: listed[0] } : {}) };
};
