import { Kept } from '../../asking/kept.js';
import { chartOf } from '../../booklet/charts/chart.js';
import { shorthandOf } from '../../booklet/front.js';
import type { PrintedCell, PrintedTable } from '../../booklet/printed-table.js';
import { textOf } from '../../booklet/texts.js';
import { csv } from '../../csv.js';
import type { Viewpoint } from '../../../projections/viewpoint.js';

/** Where a cell leads: to the records and entries behind it. */
export type Leads = (figure: NonNullable<PrintedCell['figure']>) => string | undefined;

/** What a chart is shown with beside its own numbers. */
type Beside = {
  /** As at, as known at which entry: under every chart. */
  readonly source: string;
  /** Where its numbers are to be downloaded. */
  readonly csv: string;
  readonly viewpoint: Viewpoint;
  readonly leads?: Leads;
  /** Where its figures are defined. */
  readonly defined?: string;
  /** Drawn otherwise than as the table itself says. */
  readonly drawn?: string | null;
};

/** Everything layout/chart.njk shows of a table: what it says, the chart, the same numbers as a table, and where they come from. */
export const chartShown = (table: PrintedTable, { source, csv: href, viewpoint, leads, defined, drawn }: Beside) => ({
  id: table.id,
  headline: table.headline,
  subtitle: table.subtitle,
  svg: drawn === undefined ? drawnOnce(table) : drawn,
  rowHeader: table.rowHeader,
  columns: table.columns.map(({ words }) => words),
  rows: table.rows.map(({ words, total, cells }) => ({
    words,
    total,
    cells: cells.map((cell) => ({ text: textOf(cell), href: cell.figure && !cell.mark ? leads?.(cell.figure) : undefined })),
  })),
  notes: [...shorthandOf(table.marks).map(([mark, means]) => `${mark} ${means}.`), ...table.notes],
  source,
  defined,
  csv: { href, size: sizeOf(tableAsCsv(table, viewpoint)) },
});

const drawings = new Kept<string | null>();

/** The same table is the same drawing: to draw it takes longer than all the rest of a page. */
const drawnOnce = (table: PrintedTable): string | null => drawings.get(drawings, JSON.stringify(table), () => chartOf(table));

/** The numbers of a table as they are printed, each row with its viewpoint; what has no number has its shorthand. */
export const tableAsCsv = ({ rowHeader, columns, rows }: PrintedTable, { asAt, knownAt }: Viewpoint): string =>
  csv(
    ['as_at', 'known_at', rowHeader, ...columns.map(({ words }) => words)],
    rows.map(({ words, cells }) => [asAt, knownAt, words, ...cells.map((cell) => cell.number ?? `[${cell.mark ?? 'x'}]`)]),
  );

/** “2 KB”: whoever downloads is told how much. */
const sizeOf = (text: string): string => `${Math.max(1, Math.round(new TextEncoder().encode(text).length / 1_000))} KB`;

type Counted = {
  readonly id: string;
  readonly headline: string;
  readonly subtitle: string;
  readonly rowHeader: string;
  readonly columns: readonly { readonly id: string; readonly words: string }[];
  /** Numbers in the order of the columns; null where there is none. */
  readonly rows: readonly { readonly id: string; readonly words: string; readonly numbers: readonly (number | null)[] }[];
  readonly unit: PrintedCell['unit'];
  readonly chart: PrintedTable['chart'];
  readonly notes?: readonly string[];
};

/** A table of numbers that no figure of a family tells: the same day of many months. */
export const countedTable = ({ rows, unit, notes = [], ...told }: Counted): PrintedTable => ({
  ...told,
  number: 0,
  measures: [],
  marks: rows.some(({ numbers }) => numbers.includes(null)) ? ['z'] : [],
  notes,
  rows: rows.map(({ id, words, numbers }) => ({
    id, words, total: false,
    cells: told.columns.map(({ id: column }, at): PrintedCell => {
      const [cell, number] = [{ id: `${told.id}.${id}.${column}`, column, unit, figure: null }, numbers[at] ?? null];
      return number === null ? { ...cell, mark: 'z' } : { ...cell, number, decimals: unit === 'percent' ? 1 : 0 };
    }),
  })),
});
