import type { Unit } from '../../projections/figure.js';

/** How a table is drawn beside its numbers. Columns and rows by id; what adds up to others is left out of it. */
export type ChartSpec =
  | { readonly kind: 'bars'; readonly column: string; readonly words: string }
  /** A bar for each row, made of at most four parts. */
  | { readonly kind: 'stacked'; readonly columns: readonly string[]; readonly words: string }
  /** One line for each column, along the rows in their order. */
  | { readonly kind: 'lines'; readonly columns: readonly string[]; readonly words: string };

/** A row; `figures` names the figure of a column where it is not made by the column's own rule. */
export type RowSpec = {
  readonly id: string;
  readonly words: string;
  /** The sum of the rows above it, in every column that counts. */
  readonly total?: true;
  readonly figures?: Readonly<Record<string, string>>;
  /** Over the first and up to the second, of a spread. */
  readonly between?: readonly [number, number];
};

/** A column whose cells are figures; `{row}` and the tokens of the viewpoint stand in its id (src/booklet/tokens.ts). */
type FigureColumn = {
  readonly id: string;
  readonly words: string;
  readonly figure: string;
  /** What its cells are in where no figure says so. */
  readonly unit: Unit;
  /** Its rows do not add up, though there is a total. */
  readonly apart?: true;
};

/** A column of shares worked out from what the table prints: one column's cell of another cell, in percent. */
type ShareColumn = {
  readonly id: string;
  readonly words: string;
  readonly share: string;
  /** `row.column` of the whole; `{row}` stands for the row's own. */
  readonly of: string;
};

/** A column of what the row's figure is a share of, or an average over. */
type WholeColumn = { readonly id: string; readonly words: string; readonly wholeOf: string };

/** A column of how many of the records behind a figure add so much to it: the row's `between`. */
type SpreadColumn = { readonly id: string; readonly words: string; readonly spreadOf: string; readonly unit: Unit };

export type ColumnSpec = FigureColumn | ShareColumn | WholeColumn | SpreadColumn;

/** Something that adds up across a row: signed columns that come to nothing, `opening + in − out − closing`. */
export type AcrossSpec = Readonly<Record<string, 1 | -1>>;

/** Every figure whose id begins so, one to a row, in the order of its family. */
export type Gathered = {
  readonly prefix: string;
  /** Ids, as regular expressions, that belong elsewhere. */
  readonly but?: readonly RegExp[];
  /** What is taken off the head of the words. */
  readonly strip?: RegExp;
};

/** A table of the booklet as it is laid out, before anything is counted. */
export type TableSpec = {
  /** Stays the same for ever: cells of editions are told apart by it. */
  readonly id: string;
  /** What it is of, where the headline cannot be told. */
  readonly title: string;
  /**
   * What it says, with printed cells as `{row.column}`, and `{largest}`: the row with the most in the first column. Where
   * one of them is not a number, the title stands instead.
   */
  readonly headline?: string;
  /** Measure, place and time, statistically; tokens stand in it. */
  readonly subtitle: string;
  /** The families of figures it is taken from, whose definitions are its own. */
  readonly measures: readonly string[];
  readonly rowHeader: string;
  readonly rows: readonly RowSpec[] | Gathered | 'months' | 'years';
  readonly columns: readonly ColumnSpec[];
  readonly across?: readonly AcrossSpec[];
  readonly notes?: readonly string[];
  readonly chart?: ChartSpec;
};

export type ChapterSpec = { readonly id: string; readonly title: string; readonly tables: readonly TableSpec[] };

/** Rows by id and words, in a line each: `male=Male`. */
export const rowsOf = (...rows: readonly string[]): readonly RowSpec[] =>
  rows.map((row) => {
    const at = row.indexOf('=');
    return { id: row.slice(0, at), words: row.slice(at + 1) };
  });

/** The row that the others add up to, and the figure of each column that says what that is. */
export const totalRow = (figures: Readonly<Record<string, string>>, words = 'Total'): RowSpec => ({ id: 'total', words, total: true, figures });

/** How many children, and of how many: the columns that most tables have. */
export const childrenAndShare = (figure: string): readonly ColumnSpec[] => [
  { id: 'children', words: 'Children', figure, unit: 'children' },
  { id: 'share', words: 'Share (%)', share: 'children', of: 'total.children' },
];
