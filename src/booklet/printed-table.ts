import type { Cell } from './cells.js';
import type { Contents } from './contents.js';
import type { Mark, Profile } from './profiles.js';
import type { ChartSpec } from './table-spec.js';

/** A cell as it is printed: a number, or a shorthand instead of one. Money is in whole pounds. */
export type PrintedCell = Pick<Cell, 'id' | 'column' | 'unit' | 'figure'> & ({ readonly mark: Mark; readonly number?: never } | { readonly mark?: never; readonly number: number; readonly decimals: 0 | 1 });

export type PrintedRow = { readonly id: string; readonly words: string; readonly total: boolean; readonly cells: readonly PrintedCell[] };

export type PrintedTable = {
  readonly id: string;
  readonly number: number;
  /** What it says, in a sentence; what it is of, where nothing can be said. */
  readonly headline: string;
  readonly subtitle: string;
  readonly rowHeader: string;
  readonly columns: readonly { readonly id: string; readonly words: string }[];
  readonly rows: readonly PrintedRow[];
  readonly notes: readonly string[];
  readonly measures: readonly string[];
  readonly marks: readonly Mark[];
  readonly chart: ChartSpec | null;
};

export type PrintedChapter = { readonly id: string; readonly title: string; readonly tables: readonly PrintedTable[] };

/** The booklet as one profile prints it. Nothing in it is more exact than what a reader sees. */
export type PrintedBooklet = Omit<Contents, 'chapters' | 'tokens'> & { readonly profile: Profile; readonly chapters: readonly PrintedChapter[] };

/** Every table of the booklet, in the order of their numbers. */
export const printedTables = ({ chapters }: Pick<PrintedBooklet, 'chapters'>): readonly PrintedTable[] => chapters.flatMap(({ tables }) => tables);
