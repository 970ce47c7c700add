import { ledgerFile } from '../ledger/choose-ledger.js';
import { backUpLedger, restoreLedger } from '../ledger/sqlite-backup.js';
import type { Verification } from '../ledger/verify.js';
import { ledgerOf, type StorePlace } from '../projecting/store.js';
import type { Progress } from '../../projections/rebuilding.js';

/** A ledger that its server backs up; the message says how. */
export class BackedUpElsewhere extends Error {}

/** Copies the ledger of a folder, in use or not, to a file that is verified before it has its name. */
export const backUp = async (place: StorePlace, to: string, onProgress: Progress): Promise<Verification> =>
  backUpLedger(fileOf(place), to, { onProgress });

/** Puts a backup back as the ledger of a folder that has none. The views are made anew from it at the next start. */
export const restore = async (place: StorePlace, from: string, onProgress: Progress): Promise<Verification> =>
  restoreLedger(from, fileOf(place), { onProgress });

const fileOf = (place: StorePlace): string => {
  const named = ledgerOf(place);
  if (named.kind === 'sqlite') return ledgerFile(named.folder);
  throw new BackedUpElsewhere(
    'The server that keeps this ledger backs it up (pg_dump, pg_restore): see docs/how-to/back-up-and-restore.md. For a copy as a file, use migrate-ledger.',
  );
};
