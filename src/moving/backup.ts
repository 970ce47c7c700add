import { dirname, join, resolve } from 'node:path';
import { ledgerFile } from '../ledger/choose-ledger.js';
import { backUpLedger, entriesIn, restoreLedger } from '../ledger/sqlite-backup.js';
import type { Verification } from '../ledger/verify.js';
import { ledgerOf, type StorePlace } from '../projecting/store.js';
import { editionsFolder } from '../publishing/edition-files.js';
import type { Progress } from '../../projections/rebuilding.js';
import { carryEditionFiles, type EditionFolders, type EditionsCarried } from './edition-files.js';

/** A ledger that its server backs up; the message says how. */
export class BackedUpElsewhere extends Error {}

/** What was found of the copy of a ledger, and of the files of its editions; null where the copy was not kept. */
export type Copied = Verification & { readonly editions: EditionsCarried | null };

/** A backup: a file, and beside it a folder of the files of editions, which any number of backups may have in common. */
export type BackupPlace = { readonly file: string; readonly editions?: string | undefined };

/** Copies the ledger of a folder, in use or not, to a file that is verified before it has its name; the files of its editions first. */
export const backUp = (place: StorePlace, to: BackupPlace, onProgress: Progress): Promise<Copied> =>
  copied({ from: editionsFolder(place.data), to: editionsBeside(to) }, (beside) => backUpLedger(fileOf(place), to.file, { onProgress, beside }));

/**
 * Puts a backup back as the ledger of a folder that has none, after the files of its editions. The views are made anew from
 * it at the next start.
 */
export const restore = (place: StorePlace, from: BackupPlace, onProgress: Progress): Promise<Copied> =>
  copied({ from: editionsBeside(from), to: editionsFolder(place.data) }, (beside) => restoreLedger(from.file, fileOf(place), { onProgress, beside }));

const editionsBeside = ({ file, editions }: BackupPlace): string => editions ?? join(dirname(resolve(file)), 'editions');

/** The copy says itself which editions came out: what is published meanwhile is not looked for. */
const copied = async (folders: EditionFolders, copy: (beside: (copy: string) => Promise<void>) => Promise<Verification>): Promise<Copied> => {
  let editions: EditionsCarried | null = null;
  const verification = await copy(async (file) => {
    editions = await carryEditionFiles(entriesIn(file), folders);
  });
  return { ...verification, editions };
};

const fileOf = (place: StorePlace): string => {
  const named = ledgerOf(place);
  if (named.kind === 'sqlite') return ledgerFile(named.folder);
  throw new BackedUpElsewhere(
    'The server that keeps this ledger backs it up (pg_dump, pg_restore): see docs/how-to/back-up-and-restore.md. For a copy as a file, use migrate-ledger.',
  );
};
