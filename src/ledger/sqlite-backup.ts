import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerUnavailable, type StoredEntry } from './ledger.js';
import { pagesOf } from './reading.js';
import { inPlainWords } from './sqlite-faults.js';
import { beginWhole, checkIsLedger, placeOf, settle } from './sqlite-file.js';
import { holdLock } from './sqlite-lock.js';
import { SqliteReader } from './sqlite-reader.js';
import { verifyLedger, type Verification, type VerifyOptions } from './verify.js';

export type CopyOptions = VerifyOptions & {
  /** What belongs beside the ledger is done when the copy is found to be as it was written, and before it has its name. */
  readonly beside?: (copy: string) => Promise<void>;
};

/** All pages in one step: a ledger that is written to meanwhile is copied as it was at one moment, and never begun again. */
const ALL_AT_ONCE = { progress: () => 0x7f_ff_ff_ff };

/**
 * Copies a ledger file, which may be in use, to another, one plain file, and verifies the copy. Only a copy that is as it
 * was written takes its name; nothing is ever overwritten.
 */
export const backUpLedger = async (file: string, to: string, options: CopyOptions = {}): Promise<Verification> => {
  if (!existsSync(file)) throw new LedgerUnavailable(`There is no ledger ${file} to be backed up.`);
  const target = resolve(to);
  if (existsSync(target)) throw new LedgerUnavailable(`${target} is there already, and was left as it is. Give another name.`);
  const part = `${target}.part`;
  try {
    rmSync(part, { force: true });
    checkIsLedger(file);
    await copyInUse(file, part);
    const verification = await verifyLedger(part, options);
    if (verification.intact) {
      await options.beside?.(part);
      take(part, target);
    }
    return verification;
  } catch (error) {
    throw inPlainWords(error, target);
  } finally {
    for (const leftover of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${leftover}`, { force: true });
  }
};

/** Puts a backup back as the ledger of a folder that has none, after verifying it; what is wrong is not put back. */
export const restoreLedger = async (from: string, file: string, options: CopyOptions = {}): Promise<Verification> => {
  const backup = resolve(from);
  if (!existsSync(backup)) throw new LedgerUnavailable(`There is no backup ${backup}.`);
  checkIsLedger(backup);
  const place = placeOf(file);
  if (existsSync(place))
    throw new LedgerUnavailable(`There is a ledger ${place} already, and it was left as it is. Move it away first, with the files beside it that begin with its name.`);
  const lock = holdLock(place);
  try {
    const verification = await verifyLedger(backup, options);
    if (verification.intact) {
      await options.beside?.(backup);
      await beginWhole(place, async (aside) => copyFileSync(backup, aside));
    }
    return verification;
  } catch (error) {
    throw inPlainWords(error, place);
  } finally {
    lock.release();
  }
};

/** The entries of a ledger that is kept in a file and not in use. */
export async function* entriesIn(file: string): AsyncGenerator<readonly StoredEntry[]> {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const reader = new SqliteReader(connection);
    yield* pagesOf((last) => reader.pageAfter(last?.number ?? 0));
  } finally {
    connection.close();
  }
}

const copyInUse = async (file: string, to: string): Promise<void> => {
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to, ALL_AT_ONCE);
  } finally {
    source.close();
  }
  const copy = new Database(to);
  copy.pragma('journal_mode = delete');
  copy.close();
};

const take = (part: string, target: string): void => {
  settle(part);
  renameSync(part, target);
  settle(dirname(target));
};
