import type { Unit } from '../../projections/figure.js';
import type { Figures, Known } from './asked.js';
import type { ColumnSpec, RowSpec, TableSpec } from './table-spec.js';
import { withTokens, type Tokens } from './tokens.js';

/**
 * A cell as it is counted. `value` is undefined where there is no such figure, null where there is nobody to count or
 * nothing to divide by.
 */
export type Cell = {
  /** `table.row.column`; stays the same for ever. */
  readonly id: string;
  readonly column: string;
  /** What it shows, by a name that is the same wherever else it is shown; null for a share, which is worked out from cells. */
  readonly quantity: string | null;
  /** Where its records and entries are to be seen. */
  readonly figure: { readonly measure: string; readonly id: string } | null;
  readonly value: number | null | undefined;
  readonly unit: Unit;
  /** What it is a share of, or the base of an average. */
  readonly base?: number;
  /** How many people are behind it, where it does not itself say so. */
  readonly people: number;
  /** Of a share: the cells it is worked out from. */
  readonly share?: { readonly part: string; readonly whole: string };
};

/** Every cell of a table, row by row. */
export const cellsOf = (table: TableSpec, rows: readonly RowSpec[], tokens: Tokens, figures: Figures): readonly (readonly Cell[])[] =>
  rows.map((row) => table.columns.map((column) => cellOf(table.id, row, column, tokens, figures)));

export const cellId = (table: string, row: string, column: string): string => `${table}.${row}.${column}`;

const cellOf = (table: string, row: RowSpec, column: ColumnSpec, tokens: Tokens, figures: Figures): Cell => {
  const named = { id: cellId(table, row.id, column.id), column: column.id };
  const own = { ...tokens, row: row.id };
  if ('share' in column) {
    const share = { part: cellId(table, row.id, column.share), whole: `${table}.${column.of.replace('{row}', row.id)}` };
    return { ...named, quantity: null, figure: null, value: undefined, unit: 'percent', people: 0, share };
  }
  if ('wholeOf' in column) return wholeCell(named, row.figures?.[column.id] ?? withTokens(column.wholeOf, own), figures);
  if ('spreadOf' in column) return spreadCell(named, column, row, figures);
  const id = row.figures?.[column.id] ?? withTokens(column.figure, own);
  const figure = figures.get(withTokens(id, own));
  if (id === '') return { ...named, quantity: null, figure: null, value: null, unit: column.unit, people: 0 };
  if (!figure) return { ...named, quantity: null, figure: null, value: undefined, unit: column.unit, people: 0 };
  return {
    ...named,
    quantity: figure.id,
    figure: shownBy(figure),
    value: figure.value,
    unit: figure.unit,
    ...(figure.of === undefined ? {} : { base: figure.of }),
    people: peopleBehind(figure),
  };
};

type Named = { readonly id: string; readonly column: string };

const shownBy = ({ measure, id, behind }: Known): Cell['figure'] => (behind.length > 0 ? { measure, id } : null);

/** What the figure, or the share that goes with it, is of. */
const wholeCell = (named: Named, id: string, figures: Figures): Cell => {
  const figure = figures.get(`${id}.percent`)?.of === undefined ? figures.get(id) : figures.get(`${id}.percent`);
  const value = figure ? (figure.of ?? null) : undefined;
  return { ...named, quantity: `${id}#of`, figure: null, value, unit: 'children', people: value ?? 0 };
};

/** How many of the records behind a figure add more than the first and at most the second of two numbers. */
const spreadCell = (named: Named, column: { readonly spreadOf: string; readonly unit: Unit }, { id, between }: RowSpec, figures: Figures): Cell => {
  const figure = figures.get(column.spreadOf);
  const [over, upTo] = between ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const value = figure?.behind.filter(({ adds = 1 }) => adds > over && adds <= upTo).length;
  return { ...named, quantity: `${column.spreadOf}#${id}`, figure: figure ? shownBy(figure) : null, value, unit: column.unit, people: value ?? 0 };
};

/** Kinds of records that are a person's, or a household's. */
const PERSONAL: ReadonlySet<string> = new Set(['child', 'carer', 'fee', 'leaver', 'support', 'short-break']);

const peopleBehind = ({ behind }: Known): number => new Set(behind.filter(({ kind }) => PERSONAL.has(kind)).map(({ id }) => id)).size;
