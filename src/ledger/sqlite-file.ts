import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LedgerUnavailable } from './ledger.js';
import { LEDGER_MARK, LEDGER_SHAPE } from './sqlite-ledger.table.js';

const HEADER_LENGTH = 100;
const SHAPE_AT = 60;
const MARK_AT = 68;

/** The file's one true path, its folder there and open to writing, so that one ledger has one lock. */
export const placeOf = (file: string): string => {
  const folder = dirname(resolve(file));
  attempt(() => mkdirSync(folder, { recursive: true }), `The folder ${folder} for the ledger cannot be made`);
  attempt(() => accessSync(folder, constants.R_OK | constants.W_OK), `The folder ${folder} may not be written`);
  const path = join(realpathSync(folder), basename(resolve(file)));
  if (!existsSync(path)) return refuseOrphan(path);
  attempt(() => accessSync(path, constants.R_OK | constants.W_OK), `The ledger ${path} may not be read and written`);
  return realpathSync(path);
};

/** Refuses a file that is not a ledger this release can keep; what it holds is left as it is. */
export const checkIsLedger = (file: string): void => {
  if (!statSync(file).isFile()) throw refusal(file, 'is not a file');
  const header = headerOf(file);
  if (header.length === 0) throw refusal(file, 'is empty. If there was a ledger, bring it back from a backup');
  if (header.length < HEADER_LENGTH || !header.toString('latin1').startsWith('SQLite format 3\0'))
    throw refusal(file, 'is not a ledger, or its beginning is damaged');
  if (header.readUInt32BE(MARK_AT) !== LEDGER_MARK) throw refusal(file, 'is a database, but not a ledger');
  if (header.readUInt32BE(SHAPE_AT) > LEDGER_SHAPE)
    throw refusal(file, 'was written by a newer release of the tracker. Use that release');
};

/** A ledger begins whole: it is made aside under another name and then takes its own. */
export const beginWhole = async (file: string, make: (aside: string) => Promise<void>): Promise<void> => {
  const aside = `${file}.begun`;
  for (const leftover of ['', '-wal', '-shm', '-journal']) rmSync(`${aside}${leftover}`, { force: true });
  await make(aside);
  if (existsSync(`${aside}-wal`)) throw refusal(file, 'could not be begun: the disk did not take all of it');
  settle(aside);
  renameSync(aside, file);
  settle(dirname(file));
};

const refuseOrphan = (path: string): string => {
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0)
    throw refusal(path, 'is missing, but what was last written to it is there. Put the ledger back beside it');
  return path;
};

const headerOf = (file: string): Buffer => {
  const opened = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_LENGTH);
    return header.subarray(0, readSync(opened, header, 0, HEADER_LENGTH, 0));
  } finally {
    closeSync(opened);
  }
};

/** Waits until a file or folder is on the disk. */
export const settle = (path: string): void => {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } catch (error) {
    if (statSync(path).isFile()) throw error;
  } finally {
    closeSync(opened);
  }
};

const attempt = (act: () => void, words: string): void => {
  try {
    act();
  } catch (error) {
    throw new LedgerUnavailable(`${words}: nothing was written. (${(error as Error).message})`, { cause: error });
  }
};

const refusal = (file: string, why: string): LedgerUnavailable =>
  new LedgerUnavailable(`${file} ${why}. Nothing was written to it, and no new ledger was begun.`);
