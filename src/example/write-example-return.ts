import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleReturn, largeReturn, yearsOf, type ExampleOptions } from './example-return.js';
import { folderOf, lineOf, tables, tablesOf, type Row, type Table } from './tables.js';
import { counting, type Tally } from './tally.js';

export type WriteOptions = ExampleOptions & {
  /** Instead of a number of children: go on until there are so many episode rows. */
  readonly episodeRows?: number;
};

export type Written = {
  /** Paths from the folder, in order. */
  readonly files: readonly string[];
  readonly tally: Tally;
};

/** Held back until so much is to be written at once. */
const CHUNK = 1 << 16;

/**
 * Writes the example authority's returns as CSV, a folder to a year (`2014-15/episodes.csv`). As real returns come from
 * several machines, one file begins with a byte order mark and one has the line ends of another system.
 */
export const writeExampleReturn = async (folder: string, options: WriteOptions = {}): Promise<Written> => {
  const { episodeRows, ...rest } = options;
  const years = yearsOf(options);
  const sheets = await openSheets(folder, years);
  const { count, tally } = counting(years);
  try {
    for (const returned of episodeRows === undefined ? exampleReturn(rest) : largeReturn({ ...rest, episodeRows })) {
      count(returned);
      for (const row of returned.rows) await sheets.get(keyOf(row))?.write(row);
    }
  } finally {
    for (const sheet of sheets.values()) await sheet.close();
  }
  return { files: [...sheets.keys()], tally: tally() };
};

const keyOf = ({ year, table }: { readonly year: number; readonly table: Table }): string =>
  `${folderOf(year)}/${tables[table].file}`;

type Sheet = { readonly write: (row: Row) => Promise<void>; readonly close: () => Promise<void> };

const openSheets = async (folder: string, years: readonly number[]): Promise<ReadonlyMap<string, Sheet>> => {
  const sheets = new Map<string, Sheet>();
  for (const [place, year] of years.entries()) {
    await mkdir(join(folder, folderOf(year)), { recursive: true });
    for (const table of tablesOf(year)) {
      const key = keyOf({ year, table });
      const mark = place === 1 && table === 'Header' ? '\uFEFF' : '';
      const end = place === 2 && table === 'Episodes' ? '\r\n' : '\n';
      sheets.set(key, sheetOf(await open(join(folder, key), 'w'), table, mark, end));
    }
  }
  return sheets;
};

const sheetOf = (file: FileHandle, table: Table, mark: string, end: string): Sheet => {
  let held = `${mark}${tables[table].columns.join(',')}${end}`;
  const flush = async () => {
    const text = held;
    held = '';
    await file.writeFile(text);
  };
  return {
    write: async ({ cells }) => {
      held += `${lineOf(table, cells)}${end}`;
      if (held.length >= CHUNK) await flush();
    },
    close: async () => {
      await flush();
      await file.close();
    },
  };
};
