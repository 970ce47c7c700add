import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CHAIN_BEGINS, ENTRY_COLUMNS, hashOfRow } from '../../src/ledger/entry-row.js';

type Row = readonly (string | number)[];

const PAGE_SIZE = 4_096;
const [NUMBER, HASH] = [0, 13];

/** What somebody with the file and SQL can do once the triggers are out of the way; they are put back after. */
export const tamper = (file: string, act: (database: Database.Database) => void): void => {
  const database = new Database(file);
  const triggers = database
    .prepare<[], readonly [string, string]>(`select name, sql from sqlite_master where type = 'trigger'`)
    .raw()
    .all();
  for (const [name] of triggers) database.exec(`drop trigger ${name}`);
  act(database);
  for (const [, sql] of triggers) database.exec(sql);
  database.close();
};

/** Changes one byte of the file where a text begins, as a failing disk would. */
export const flipByte = (file: string, at: string, to: number): void => {
  const bytes = readFileSync(file);
  const place = bytes.lastIndexOf(at);
  if (place < 0) throw new Error(`${at} is not in ${file}`);
  bytes[place] = to;
  writeFileSync(file, bytes);
};

/** The pages of the file that hold entries, commands and what finds them. */
export const pagesOfLedger = (file: string): readonly number[] => {
  const database = new Database(file, { readonly: true });
  const pages = `select pageno from dbstat where name in ('entry', 'command', 'sqlite_schema') or name like '%autoindex%'`;
  const found = database.prepare<[], number>(pages).pluck().all();
  database.close();
  return found;
};

/** Fills a page with nonsense; pages count from 1. */
export const wipePage = (file: string, page: number): void => {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, (page - 1) * PAGE_SIZE, page * PAGE_SIZE));
};

/** Every entry's hash anew from what it now holds, and every command's: what an able forger does last. */
export const forgeChain = (database: Database.Database): void => {
  const rows = database.prepare<[], Row>(`select ${ENTRY_COLUMNS}, hash from entry order by number`).raw().all();
  const hashes = new Map<number, string>([[0, CHAIN_BEGINS]]);
  let previous = CHAIN_BEGINS;
  for (const row of rows) {
    previous = hashOfRow(previous, row.slice(0, HASH));
    hashes.set(row[NUMBER] as number, previous);
    database.prepare('update entry set hash = ? where number = ?').run(previous, row[NUMBER]);
  }
  const commands = 'select id, digest, stream, revision, entries, position from command';
  for (const command of database.prepare<[], Row>(commands).raw().all()) {
    const hash = hashOfRow(hashes.get(command[5] as number) ?? '', command);
    database.prepare('update command set hash = ? where id = ?').run(hash, command[0]);
  }
};

/** Gives an entry another number. */
export const renumber = (database: Database.Database, from: number, to: number): void => {
  database.prepare('update entry set number = ? where number = ?').run(to, from);
};
