import type { CollectionYear } from '../calendar.js';
import type { ReturnReceived } from '../child/events.js';
import { isStrike, type Entry, type EntryStruckOut, type Fact, type Source } from '../entry.js';
import { writtenOut } from '../sameness.js';
import { isTableName, tables } from './tables.js';

/** One row of a return about one child, as it was received. Rows are told apart by what they say. */
export type StatedRow = {
  readonly year: CollectionYear;
  readonly table: string;
  readonly row: number;
  /** Every cell that is not blank, those that name people among them. */
  readonly cells: Readonly<Record<string, string>>;
  /** Which word it is: a return of the same year received later is the later word. */
  readonly receipt: number;
};

/** Everything the returns received so far said of a child, in the order received. */
export const rowsStated = (history: readonly Entry<Fact | EntryStruckOut>[]): readonly StatedRow[] =>
  history.flatMap(({ event, revision }) =>
    !isStrike(event) && event.type === 'ReturnReceived' ? rowsOf(event as ReturnReceived, revision) : [],
  );

export const rowsOf = ({ year, rows, identity }: ReturnReceived, receipt: number): readonly StatedRow[] =>
  rows.map(({ table, row, cells }, place) => ({
    year,
    table,
    row,
    cells: { ...cells, ...identity?.cells?.[place] },
    receipt,
  }));

/** What a row says, apart from where it stood: the same words in the same year's table are the same row. */
export const sayingOf = ({ year, table, cells }: Pick<StatedRow, 'year' | 'table' | 'cells'>): string =>
  `${year} ${table} ${writtenOut(cells)}`;

export const sourceOf = ({ year, table, row }: StatedRow): Source => ({ year, table, row });

/** Later years speak before earlier ones; of one year's words, the one received last. */
export const laterWord = (a: StatedRow, b: StatedRow): number => a.year - b.year || a.receipt - b.receipt;

/** What a row is about: two of a year's table about the same are two words on it. */
export const subjectOf = ({ year, table, cells }: StatedRow): string =>
  `${year} ${table} ${(isTableName(table) ? tables[table].key : []).map((column) => cells[column] ?? '').join(' ')}`;

/** A child's part of one year's table, which is returned as a whole: the next time it comes it takes the last one's place. */
export const partOf = ({ year, table }: Pick<StatedRow, 'year' | 'table'>): string => `${year} ${table}`;

/** Of each part, the rows as they were received last. */
export const inForce = (rows: readonly StatedRow[]): readonly StatedRow[] => {
  const last = new Map<string, number>();
  for (const row of rows) last.set(partOf(row), Math.max(row.receipt, last.get(partOf(row)) ?? 0));
  return rows.filter((row) => row.receipt === last.get(partOf(row)));
};
