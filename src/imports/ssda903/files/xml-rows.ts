import { tables, type TableName } from '../../../domain/statutory-return/tables.js';
import type { RawRow } from './raw-row.js';

export type Items = Map<string, string>;

/** One CHILD of an XML return: the items of its HEADER, the groups that may come again in it, and its episodes. */
export type XmlChild = {
  readonly header: Items;
  readonly groups: readonly { readonly table: TableName; readonly items: Items }[];
  readonly episodes: readonly Items[];
};

/** What the XML calls otherwise than the CSV. */
const columnOf: Readonly<Record<string, string>> = { CHILDID: 'CHILD', PL: 'PLACE' };
export const itemNamed = (element: string): string => columnOf[element] ?? element;

/** Elements of HEADER that hold the items of one row and may come again. */
export const groupTables: ReadonlyMap<string, TableName> = new Map([
  ['AMISSING', 'Missing'],
  ['AREVIEW', 'Reviews'],
  ['AD_PLACED', 'PlacedAdoption'],
  ['PERMANENCE', 'PrevPerm'],
]);

/** Elements of HEADER that only wrap items which may as well stand in HEADER itself. */
export const wrappers: ReadonlySet<string> = new Set(['OC2', 'OC3', 'AD1']);

const names = (table: TableName): readonly string[] => tables[table].columns.map(({ name }) => name);
const ofEachTable = <Of>(of: (table: TableName) => Of): Readonly<Record<TableName, Of>> =>
  Object.fromEntries(Object.values(tables).map(({ name }) => [name, of(name)])) as Record<TableName, Of>;

const inHeader = ['UASC', 'OC2', 'OC3', 'AD1', 'PrevPerm', 'PlacedAdoption'] as const;
const OF_THE_CHILD: ReadonlySet<string> = new Set(['CHILD', 'SEX', 'DOB']);

export const headerItems: ReadonlySet<string> = new Set(['UASC', ...(['Header', ...inHeader] as const).flatMap(names)]);
export const itemsOf = ofEachTable((table): ReadonlySet<string> => new Set(names(table)));
const columnsOf = ofEachTable(names);
const ownColumnsOf = ofEachTable((table) => names(table).filter((name) => !OF_THE_CHILD.has(name)));

/** The rows a child's part stands for, Header first, then Episodes, each numbered by whoever counts. */
export const rowsOfChild = (
  { header, groups, episodes }: XmlChild,
  file: string,
  numberIn: (table: TableName) => number,
): readonly RawRow[] => {
  const child = header.get('CHILD') ?? '';
  const row = (table: TableName, items: Items = header): RawRow => ({
    table,
    file,
    row: numberIn(table),
    child,
    cells: cellsOf(table, items, header),
  });
  return [
    row('Header'),
    ...episodes.map((items) => row('Episodes', items)),
    ...inHeader.filter((table) => isTold(table, header)).map((table) => row(table)),
    ...groups.filter(({ items }) => items.size > 0).map(({ table, items }) => row(table, items)),
  ];
};

/** A child is an unaccompanied asylum seeker by its flag; a block is there when any item of its own is. */
const isTold = (table: TableName, header: Items): boolean =>
  table === 'UASC' ? header.get('UASC') === '1' : ownColumnsOf[table].some((name) => header.has(name));

const cellsOf = (table: TableName, items: Items, header: Items): Readonly<Record<string, string>> => {
  const cells: Record<string, string> = {};
  for (const name of columnsOf[table])
    cells[name] = items.get(name) ?? (OF_THE_CHILD.has(name) ? header.get(name) : undefined) ?? '';
  return cells;
};
