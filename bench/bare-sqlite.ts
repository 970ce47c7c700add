import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ENTRY_COLUMNS } from '../src/ledger/entry-row.js';

export type RawRow = readonly (string | number)[];

/** The floor of durable writing: one table, no index but its key, WAL, synced at every commit. */
export const bareTable = (folder: string): { readonly sql: Database.Database; readonly insert: Database.Statement<[RawRow]> } => {
  const sql = new Database(join(folder, 'bare.db'));
  sql.pragma('journal_mode = WAL');
  sql.pragma('synchronous = FULL');
  sql.exec(`create table entry (${ENTRY_COLUMNS.replace('number', 'number integer primary key')}, hash)`);
  return { sql, insert: sql.prepare<[RawRow]>(`insert into entry values (${'?, '.repeat(13)}?)`) };
};

/** What a ledger holds beyond an entry, as rows, so that the floor writes the same bytes. */
export const rowsBeyond = (file: string, number: number): readonly RawRow[] => {
  const sql = new Database(file, { readonly: true });
  const rows = sql.prepare<[number], RawRow>(`select ${ENTRY_COLUMNS}, hash from entry where number > ? order by number`).raw().all(number);
  sql.close();
  return rows;
};

/** The floor of reading: page after page, every column, and what is stored parsed. */
export const scanAndParse = (file: string): number => {
  const sql = new Database(file, { readonly: true });
  const page = sql.prepare<[number], RawRow>(`select ${ENTRY_COLUMNS} from entry where number > ? order by number limit 1000`).raw();
  let [last, entries] = [0, 0];
  for (let rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    for (const row of rows) if (JSON.parse(row[6] as string)) entries += 1;
    last = rows.at(-1)?.[0] as number;
  }
  sql.close();
  return entries;
};
