import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LedgerUnavailable } from './ledger.js';
import { inPlainWords } from './sqlite-faults.js';

export type Lock = {
  readonly release: () => void;
  /** Releases, and leaves nothing behind that was not there before. */
  readonly abandon: () => void;
};

/** What is said where another process holds the lock. */
type InUse = (by: string) => string;

type Holder = { readonly pid: number; readonly since: string };

/**
 * Keeps other processes off a ledger. The lock is the operating system's, on a small file beside the
 * ledger, and ends with the process however the process ends: an open transaction bars another writer, but
 * not the reader who wants to know by whom it is held.
 */
export const holdLock = (file: string, inUse: InUse = ledgerInUse(file)): Lock => {
  const lockFile = `${file}.lock`;
  const isNew = !existsSync(lockFile);
  const database = opened(lockFile);
  try {
    database.exec('begin immediate');
    database.exec('create table if not exists holder (pid integer, since text)');
    database.exec('delete from holder');
    database.prepare('insert into holder values (?, ?)').run(process.pid, new Date().toISOString());
    database.exec('commit');
    database.exec('begin immediate');
  } catch (error) {
    const refusal = refusalOf(error, file, inUse, database);
    database.close();
    throw refusal;
  }
  const release = () => void database.close();
  return { release, abandon: () => (release(), isNew && rmSync(lockFile, { force: true })) };
};

const ledgerInUse =
  (file: string): InUse =>
  (by) =>
    `The ledger ${file} is already open in ${by}. One process writes to a ledger: stop that one first.`;

const opened = (lockFile: string): Database.Database => {
  try {
    return new Database(lockFile, { timeout: 200 });
  } catch (error) {
    throw inPlainWords(error, lockFile);
  }
};

const refusalOf = (error: unknown, file: string, inUse: InUse, database: Database.Database): unknown => {
  const code = (error as { code?: unknown }).code;
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return new LedgerUnavailable(
      `${file}.lock is not a lock. If no tracker is running on ${file}, remove it and start again.`,
    );
  if (typeof code !== 'string' || !code.startsWith('SQLITE_BUSY')) return inPlainWords(error, file);
  return new LedgerUnavailable(inUse(holderOf(database)));
};

const holderOf = (database: Database.Database): string => {
  try {
    const holder = database.prepare<[], Holder>('select pid, since from holder').get();
    return holder ? `process ${holder.pid}, since ${holder.since}` : 'another process';
  } catch {
    return 'another process';
  }
};
