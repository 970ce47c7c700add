import { coverOf, allShorthand, profileOf, shorthandOf, titleOf, viewpointOf, type Laid } from '../front.js';
import { printedTables, type PrintedCell, type PrintedTable } from '../printed-table.js';
import { textOf } from '../texts.js';

/** A cell of a spreadsheet: words, a link to another sheet, shorthand instead of a number, or a number with so many decimals. */
export type SheetCell =
  | { readonly text: string; readonly to?: string; readonly mark?: true }
  | { readonly number: number; readonly decimals: 0 | 1 };

/**
 * A sheet with one table, as GSS asks: in column A what it is and what its shorthand means, then the table with its header,
 * no cell empty and none joined.
 */
export type Sheet = {
  /** Its tab, at most 31 letters. */
  readonly name: string;
  readonly title: string;
  /** Column A, below the title. */
  readonly lines: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
};

/** The cover, the contents, the shorthand, every table, and the definitions. */
export const sheetsOf = (laid: Laid): readonly Sheet[] => {
  const tables = printedTables(laid.booklet);
  return [coverSheet(laid), contentsSheet(laid, tables), shorthandSheet(laid), ...tables.map((table) => tableSheet(laid, table)), definitionsSheet(laid)];
};

const words = (text: string): SheetCell => ({ text });
const tabOf = ({ number, id }: PrintedTable): string => `${number}-${id}`.slice(0, 31).replace(/-$/, '');

const coverSheet = (laid: Laid): Sheet => ({
  name: 'Cover',
  title: titleOf(laid),
  lines: [...coverOf(laid).map(([name, said]) => `${name}: ${said}`), 'Each sheet has one table. No cell is empty, and none is joined to another.'],
  header: [],
  rows: [],
});

const contentsSheet = (laid: Laid, tables: readonly PrintedTable[]): Sheet => ({
  name: 'Contents',
  title: 'Contents',
  lines: [viewpointOf(laid), 'This sheet has one table: the tables of the booklet, with a link to the sheet of each.'],
  header: ['Table', 'What it says', 'What it is of'],
  rows: tables.map((table) => [{ text: `Table ${table.number}`, to: tabOf(table) }, words(table.headline), words(table.subtitle)]),
});

const shorthandSheet = (laid: Laid): Sheet => ({
  name: 'Shorthand',
  title: 'Shorthand',
  lines: [viewpointOf(laid), profileOf(laid), 'This sheet has one table: what stands in square brackets instead of a number.'],
  header: ['Shorthand', 'What it means'],
  rows: shorthandOf(allShorthand).map((row) => row.map(words)),
});

const definitionsSheet = (laid: Laid): Sheet => ({
  name: 'Definitions',
  title: 'Definitions',
  lines: [viewpointOf(laid), 'This sheet has one table: how the figures are defined, and by whom.'],
  header: ['Family of figures', 'Defined', 'Definition'],
  rows: laid.front.definitions.flatMap(({ title, definitions }) => definitions.map(({ name, text }) => [words(title), words(name), words(text.replaceAll('\n\n', ' ') || 'See the source.')])),
});

const tableSheet = (laid: Laid, table: PrintedTable): Sheet => ({
  name: tabOf(table),
  title: `Table ${table.number}: ${table.headline}`,
  lines: [
    table.subtitle,
    viewpointOf(laid),
    profileOf(laid),
    `This sheet has one table.${table.marks.length > 0 ? ` Shorthand: ${shorthandOf(table.marks).map(([mark, means]) => `${mark} ${means}`).join('; ')}.` : ''}`,
    ...table.notes.map((note) => `Note: ${note}`),
    `Source: Placement Tracker, ${laid.booklet.authorityName}; families of figures: ${table.measures.join(', ')}.`,
  ],
  header: [table.rowHeader, ...table.columns.map((column) => column.words)],
  rows: table.rows.map((row) => [words(row.words), ...row.cells.map(sheetCell)]),
});

const sheetCell = (cell: PrintedCell): SheetCell => (cell.mark ? { text: textOf(cell), mark: true } : { number: cell.number, decimals: cell.decimals });

/** How wide a column is, in letters: as its widest cell, within reason. */
export const widthsOf = ({ header, rows }: Sheet): readonly number[] =>
  header.length === 0
    ? [90]
    : header.map((head, at) => Math.min(at === header.length - 1 && header.length === 3 ? 110 : 70, Math.max(12, head.length + 2, ...rows.map((row) => lengthOf(row[at])))));

const lengthOf = (cell: SheetCell | undefined): number => (cell && 'text' in cell ? cell.text.length + 2 : 12);
