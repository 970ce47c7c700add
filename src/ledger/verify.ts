import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { LedgerUnavailable } from './ledger.js';
import { inPlainWords } from './sqlite-faults.js';
import { LedgerChain, type Witness } from './verify-chain.js';
import { fault, type LedgerFault } from './verify-fault.js';
import { CrossChecks, guardsMissing } from './verify-tables.js';

/** What verifying found. `head` is the hash of the last sound entry: noted elsewhere, it is a witness later. */
export type Verification = {
  readonly entries: number;
  readonly intact: boolean;
  readonly head: string;
  readonly firstFault?: LedgerFault;
};

export type VerifyOptions = {
  readonly onProgress?: (done: number, total: number) => void;
  /** Hashes noted elsewhere: only they show that the whole chain was made anew, or its end cut off. */
  readonly witnesses?: readonly Witness[];
};

/**
 * Reads a ledger file from its first entry to its last and says whether it is as it was written; if not,
 * where it first is not. The file may be in use; entries written meanwhile are left for the next time.
 */
export const verifyLedger = async (file: string, options: VerifyOptions = {}): Promise<Verification> => {
  const database = opened(file);
  try {
    return await verified(database, options);
  } catch (error) {
    throw inPlainWords(error, file);
  } finally {
    database.close();
  }
};

const verified = async (
  database: Database.Database,
  { onProgress, witnesses = [] }: VerifyOptions,
): Promise<Verification> => {
  const chain = new LedgerChain(database, witnesses);
  const checks = new CrossChecks(database);
  const total = chain.total;
  let found: LedgerFault | undefined;
  while (!found && chain.verified < total) {
    const first = chain.verified + 1;
    const broken = chain.verifyNextPage();
    found = readable(first, () => checks.faultBetween(first, chain.verified)) ?? broken;
    onProgress?.(chain.verified, total);
    await nextTurn();
  }
  found ??= readable(0, () => chain.endFault() ?? checks.faultOfAll(total) ?? guardsMissing(database));
  const verification = { entries: chain.verified, intact: found === undefined, head: chain.head };
  return found ? { ...verification, firstFault: found } : verification;
};

const readable = (number: number, check: () => LedgerFault | undefined): LedgerFault | undefined => {
  try {
    return check();
  } catch (error) {
    const why = (error as Error).message;
    return fault(
      number,
      'unreadable',
      number === 0 ? `Part of the file cannot be read (${why}).` : `cannot be read (${why})`,
    );
  }
};

const opened = (file: string): Database.Database => {
  try {
    return new Database(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new LedgerUnavailable(`There is no ledger to verify at ${file}.`, { cause: error });
  }
};
