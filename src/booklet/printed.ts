import { toTenths, type Unit } from '../../projections/figure.js';
import type { Cell } from './cells.js';
import { countsPeople, tablesIn, type Contents, type CountedTable } from './contents.js';
import { undisclosed, type PrintedBefore } from './disclosure.js';
import { headlineOf } from './headline.js';
import type { PrintedBooklet, PrintedCell, PrintedRow, PrintedTable } from './printed-table.js';
import { LEAST_BASE, type Profile } from './profiles.js';

export const printedBy = (profile: Profile, contents: Contents, before: PrintedBefore = new Map()): PrintedBooklet => {
  const hidden = undisclosed(contents, profile, before);
  const numbers = new Map<string, PrintedCell>();
  for (const cell of tablesIn(contents).flatMap(({ cells }) => cells.flat()))
    if (!cell.share) numbers.set(cell.id, cellPrinted(cell, profile, hidden));
  const { chapters, tokens: _tokens, ...asked } = contents;
  return {
    ...asked,
    profile,
    chapters: chapters.map(({ spec: { id, title }, tables }) => ({ id, title, tables: tables.map((table) => tablePrinted(table, profile, numbers)) })),
  };
};

const tablePrinted = ({ spec, number, subtitle, rows, cells }: CountedTable, profile: Profile, numbers: ReadonlyMap<string, PrintedCell>): PrintedTable => {
  const printed: readonly PrintedRow[] = rows.map(({ id, words, total }, at) => ({
    id, words, total: total === true,
    cells: (cells[at] ?? []).map((cell) => (cell.share ? sharePrinted(cell, cell.share, profile, numbers) : (numbers.get(cell.id) as PrintedCell))),
  }));
  const marks = new Set(printed.flatMap((row) => row.cells.flatMap(({ mark }) => (mark ? [mark] : []))));
  return {
    id: spec.id,
    number,
    headline: headlineOf(spec, printed),
    subtitle,
    rowHeader: spec.rowHeader,
    columns: spec.columns.map(({ id, words }) => ({ id, words })),
    rows: printed,
    notes: spec.notes ?? [],
    measures: spec.measures,
    marks: [...marks].sort(),
    chart: spec.chart ?? null,
  };
};

const cellPrinted = ({ id, column, unit, figure, value, quantity }: Cell, profile: Profile, hidden: ReadonlySet<string>): PrintedCell => {
  const cell = { id, column, unit, figure };
  if (value === undefined) return { ...cell, mark: 'x' };
  if (value === null) return { ...cell, mark: 'z' };
  if (quantity !== null && hidden.has(quantity)) return { ...cell, mark: 'c' };
  const number = roundedBy(profile, unit, value);
  return number === 0 && value !== 0 && unit !== 'pence' ? { ...cell, mark: 'low' } : { ...cell, number, decimals: decimalsOf(unit, number, profile) };
};

const roundedBy = ({ roundedTo, shareDecimals }: Profile, unit: Unit, value: number): number => {
  if (unit === 'pence') return wholeNumber(value / 100);
  if (unit === 'percent' && shareDecimals === 0) return wholeNumber(value);
  return countsPeople(unit) && Number.isInteger(value) ? wholeNumber(value / roundedTo) * roundedTo : value;
};

/** Only of what is counted one by one is there a share. */
const isCount = (unit: Unit): boolean => countsPeople(unit) || unit === 'nights' || unit === 'places' || unit === 'providers';

const decimalsOf = (unit: Unit, number: number, { shareDecimals }: Profile): 0 | 1 => {
  if (unit === 'percent') return shareDecimals;
  return unit === 'miles' || !Number.isInteger(number) ? 1 : 0;
};

/** The nearest whole number, halves away from nought; never nought below nought. */
const wholeNumber = (value: number): number => Math.sign(value) * Math.round(Math.abs(value)) + 0;

/** Worked out from what is printed, so that it tells nothing more. */
const sharePrinted = (cell: Cell, share: NonNullable<Cell['share']>, profile: Profile, numbers: ReadonlyMap<string, PrintedCell>): PrintedCell => {
  const { id, column } = cell;
  const [part, whole] = [numbers.get(share.part), numbers.get(share.whole)];
  const shown = { id, column, unit: 'percent' as const, figure: part?.figure ?? null };
  if (part && !isCount(part.unit)) return { ...shown, mark: 'z' };
  const mark = whole?.mark ?? part?.mark ?? (part && whole ? undefined : ('x' as const));
  if (mark) return { ...shown, mark };
  const [numerator, denominator] = [part?.number ?? 0, whole?.number ?? 0];
  if (denominator === 0) return { ...shown, mark: 'z' };
  if (profile.suppresses && denominator < LEAST_BASE) return { ...shown, mark: 'c' };
  const number = profile.shareDecimals === 1 ? toTenths(numerator * 100, denominator) : wholeNumber((numerator * 100) / denominator);
  return number === 0 && numerator !== 0 ? { ...shown, mark: 'low' } : { ...shown, number, decimals: profile.shareDecimals };
};
