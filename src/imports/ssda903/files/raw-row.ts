import type { TableName } from '../../../domain/statutory-return/tables.js';

/** One row of the return as the file gives it: text, trimmed, and nothing made of it yet. */
export type RawRow = {
  readonly table: TableName;
  /** As shown in reports; it is never used to open anything. */
  readonly file: string;
  /** As a spreadsheet numbers it, the header being row 1; in XML the running number within the table. */
  readonly row: number;
  readonly child: string;
  /** By the return's own column names, and its derived columns (PL_LA …) where the file has them. */
  readonly cells: Readonly<Record<string, string>>;
};

/** What is wrong with a file, in words that say what to do. */
export type FileProblem = {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly message: string;
};

/** A problem of the file being read. */
export type Fault = {
  readonly rule: string;
  readonly message: string;
  readonly row?: number;
  readonly column?: string;
};

export type Report = (fault: Fault) => void;

/** What reading one file takes, and where it tells what it met. */
export type Reading = {
  readonly file: string;
  readonly text: AsyncIterable<string>;
  readonly limits: { readonly rowLength: number; readonly columns: number; readonly xmlDepth: number };
  readonly report: Report;
  readonly tally: Tally;
};

/** Every row that was met was either given or could not be read. */
export type Tally = {
  given: number;
  unreadable: number;
  /** Nothing of the file can be used: what was given before that was found does not count. */
  refused: boolean;
  readonly tables: Set<TableName>;
};

export const nothingRead = (): Tally => ({ given: 0, unreadable: 0, refused: false, tables: new Set() });
