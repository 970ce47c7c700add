import { existsSync, mkdirSync, openSync, closeSync, fsyncSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DEFINITION, TIMELINES } from '../definitions.js';
import { openConnection, type Connection } from './connection.js';
import { prepared } from './prepared.js';
import { ABOUT_THE_VIEWS, subjectIndexOf, tableOf } from './tables.js';

/** How far views have followed the ledger, and which ledger: the id of the last entry seen. */
export type Followed = { readonly number: number; readonly entryId: string | null };

/** One generation of the views: a file of its own, made whole before anybody is shown it. */
export type Generation = { readonly sql: BetterSqlite3.Database; readonly file: string; readonly close: () => Promise<void> };

const POINTER = 'views.current';

/**
 * The views of a folder. Which generation is shown is said by a pointer that is renamed into place, so
 * that a switch happens wholly or not at all, whenever the process dies.
 */
export class Views {
  private constructor(
    private readonly folder: string,
    private shown: Generation,
  ) {}

  /** Opens the generation shown, or an empty one where there is none that this release can use. */
  static async open(folder: string): Promise<{ readonly views: Views; readonly usable: boolean }> {
    mkdirSync(folder, { recursive: true });
    const current = pointedAt(folder);
    const kept = current && existsSync(current) ? await usable(current) : undefined;
    if (kept) {
      discardOthers(folder, kept.file);
      return { views: new Views(folder, kept), usable: true };
    }
    const views = new Views(folder, await newGeneration(folder));
    await views.show(views.shown);
    return { views, usable: false };
  }

  get sql(): BetterSqlite3.Database {
    return this.shown.sql;
  }

  get followed(): Followed {
    return followedBy(this.shown.sql);
  }

  /** A new, empty generation beside the one shown. */
  async beside(): Promise<Generation> {
    discardOthers(this.folder, this.shown.file);
    return newGeneration(this.folder);
  }

  /** Shows a generation from now on, and lets go of the one before. */
  async show(next: Generation): Promise<void> {
    const before = this.shown;
    const reopened = await reopen(next);
    pointAt(this.folder, next.file);
    this.shown = reopened;
    if (before.file !== next.file) await before.close();
    discardOthers(this.folder, next.file);
  }

  close(): Promise<void> {
    return this.shown.close();
  }
}

export const followedBy = (sql: BetterSqlite3.Database): Followed => {
  const row = prepared<[], Followed>(sql, 'select number, entry_id as entryId from followed').get();
  return row ?? { number: 0, entryId: null };
};

export const setFollowed = (sql: BetterSqlite3.Database, { number, entryId }: Followed): void => {
  prepared(
    sql,
    `insert into followed (one, definition, number, entry_id) values (1, ?, ?, ?)
       on conflict (one) do update set number = excluded.number, entry_id = excluded.entry_id`,
  ).run(DEFINITION, number, entryId);
};

/** The number by which views know an authority. */
export const authorityNumber = (sql: BetterSqlite3.Database, code: string): number => {
  const known = prepared<[string], number>(sql, 'select id from authority where code = ?').pluck().get(code);
  return known ?? Number(prepared(sql, 'insert into authority (code) values (?)').run(code).lastInsertRowid);
};

/** The authorities that anything is known of. */
export const authoritiesKnown = (sql: BetterSqlite3.Database): readonly string[] =>
  sql.prepare('select code from authority order by code').pluck().all() as string[];

const newGeneration = async (folder: string): Promise<Generation> => {
  const file = join(folder, `views-${nextNumber(folder)}.db`);
  const { sql, close } = await openConnection(file, { building: true });
  sql.exec(ABOUT_THE_VIEWS);
  for (const timeline of TIMELINES) sql.exec(tableOf(timeline));
  setFollowed(sql, { number: 0, entryId: null });
  return { sql, file, close };
};

/** Finishes a generation that was built without syncing, and opens it for following. */
const reopen = async (built: Generation): Promise<Generation> => {
  for (const timeline of TIMELINES) built.sql.exec(subjectIndexOf(timeline));
  await built.close();
  syncFile(built.file);
  return opened(built.file, await openConnection(built.file));
};

const opened = (file: string, { sql, close }: Connection): Generation => ({ sql, file, close });

const usable = async (file: string): Promise<Generation | undefined> => {
  let connection: Connection | undefined;
  try {
    connection = await openConnection(file);
    const row = connection.sql.prepare('select definition from followed').get() as { definition: string } | undefined;
    if (row?.definition === DEFINITION) return opened(file, connection);
  } catch {
    // A damaged file of views is no loss: it is built again from the ledger.
  }
  await connection?.close();
  return undefined;
};

const pointedAt = (folder: string): string | undefined => {
  const pointer = join(folder, POINTER);
  const name = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : '';
  return /^views-\d+\.db$/.test(name) ? join(folder, name) : undefined;
};

const pointAt = (folder: string, file: string): void => {
  const written = join(folder, `${POINTER}.next`);
  writeFileSync(written, `${file.slice(folder.length).replace(/^[\\/]/, '')}\n`);
  syncFile(written);
  renameSync(written, join(folder, POINTER));
  syncFile(folder);
};

const syncFile = (path: string): void => {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

const GENERATION = /^views-(\d+)\.db(-wal|-shm|-journal)?$/;

const nextNumber = (folder: string): number =>
  Math.max(0, ...readdirSync(folder).map((name) => Number(GENERATION.exec(name)?.[1] ?? 0))) + 1;

/** Removes what an interrupted rebuild, or a generation no longer shown, has left. */
const discardOthers = (folder: string, shown: string): void => {
  for (const name of readdirSync(folder))
    if (GENERATION.test(name) && !join(folder, name).startsWith(shown)) rmSync(join(folder, name), { force: true });
};
