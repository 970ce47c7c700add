import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { postcodeRows, UnfitDirectory } from './directory-file.js';
import { postcodeIn, type GridReference } from './postcode.js';

/** What is kept of a directory: of what date it is, and how much is in it. */
export type AboutDirectory = { readonly vintage: string; readonly postcodes: number; readonly withoutGrid: number };

/** What the directory says of a postcode. */
export type Located = { readonly authority: string | null; readonly grid: GridReference | null };

/** A directory of postcodes, opened to look things up in. Reference data: no part of the ledger, and loaded anew at will. */
export type Directory = {
  readonly about: AboutDirectory;
  /** Undefined where the text is no postcode, or one the directory does not have. */
  readonly locate: (postcode: string) => Located | undefined;
  readonly close: () => void;
};

const TABLES = `
  create table postcode (postcode text primary key, authority text, easting integer, northing integer) strict, without rowid;
  create table directory (
    one integer primary key check (one = 1), vintage text not null, postcodes integer not null, without_grid integer not null
  ) strict;`;

const fileIn = (data: string): string => join(data, 'postcodes.db');

type Loading = { readonly vintage?: string; readonly onProgress?: (bytesDone: number, bytesTotal: number) => void };

/**
 * Loads a directory into a folder's store in place of the one before, which is there whole until the new one is. Nothing is
 * changed where the file cannot be read to its end, or has no postcodes.
 */
export const loadDirectory = async (
  data: string,
  file: string,
  { vintage = vintageOf(file), onProgress = () => undefined }: Loading = {},
): Promise<AboutDirectory> => {
  mkdirSync(data, { recursive: true });
  const loading = `${fileIn(data)}.${process.pid}.loading`;
  rmSync(loading, { force: true });
  const sql = new BetterSqlite3(loading);
  try {
    sql.pragma('journal_mode = OFF');
    sql.pragma('synchronous = OFF');
    sql.exec(TABLES);
    const insert = sql.prepare('insert or replace into postcode values (?, ?, ?, ?)');
    sql.exec('begin');
    for await (const { postcode, authority, easting, northing } of postcodeRows(file, onProgress))
      insert.run(postcode, authority, easting, northing);
    const about = countIn(sql, vintage);
    if (about.postcodes === 0) throw new UnfitDirectory(`${basename(file)} has no postcodes.`);
    sql.prepare('insert into directory values (1, ?, ?, ?)').run(about.vintage, about.postcodes, about.withoutGrid);
    sql.exec('commit');
    sql.close();
    onDisk(loading);
    renameSync(loading, fileIn(data));
    return about;
  } catch (error) {
    sql.close();
    rmSync(loading, { force: true });
    throw error;
  }
};

/** Whole on the disk before it takes the other's place. */
const onDisk = (file: string): void => {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
};

const COUNT = 'select count(*) as postcodes, coalesce(sum(easting is null or northing is null), 0) as withoutGrid from postcode';

const countIn = (sql: BetterSqlite3.Database, vintage: string): AboutDirectory => ({
  vintage,
  ...(sql.prepare(COUNT).get() as Omit<AboutDirectory, 'vintage'>),
});

const MONTHS: Readonly<Record<string, string>> = {
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  may: 'May',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
};

/** The date in the ONS's own file names (`ONSPD_NOV_2025_UK.csv`); the file's name where it is called otherwise. */
export const vintageOf = (file: string): string => {
  const [, month = '', year = ''] = /ONSPD[_-]?([A-Z]{3})[A-Z]*[_-]?(\d{4})/i.exec(basename(file)) ?? [];
  const named = MONTHS[month.toLowerCase()];
  return named ? `${named} ${year}` : basename(file).replace(/\.csv(\.gz)?$/i, '');
};

/** Opens the directory of a folder's store; undefined where none was loaded. */
export const openDirectory = (data: string): Directory | undefined => {
  if (!existsSync(fileIn(data))) return undefined;
  const sql = new BetterSqlite3(fileIn(data), { readonly: true });
  const about = sql.prepare('select vintage, postcodes, without_grid as withoutGrid from directory').get() as AboutDirectory;
  const one = sql.prepare<[string], { authority: string | null; easting: number | null; northing: number | null }>(
    'select authority, easting, northing from postcode where postcode = ?',
  );
  const locate = (text: string): Located | undefined => {
    const postcode = postcodeIn(text);
    const row = postcode === undefined ? undefined : one.get(postcode);
    if (!row) return undefined;
    const { authority, easting, northing } = row;
    return { authority, grid: easting === null || northing === null ? null : { easting, northing } };
  };
  return { about, locate, close: () => sql.close() };
};
