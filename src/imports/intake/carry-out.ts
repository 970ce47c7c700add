import { join } from 'node:path';
import type { RecordsImport } from '../records/records-import.js';
import type { Limits } from '../ssda903/files/limits.js';
import type { ReturnImport } from '../ssda903/import-return.js';
import { unhurried } from '../ssda903/pace.js';
import type { Supposition } from '../../recording/supposing.js';
import { filesOfRecords, filesOfReturn } from './files-seen.js';
import type { FileSeen, Intake, IntakeReport } from './intake.js';

export type Imports = { readonly returns: ReturnImport; readonly records: RecordsImport };

type Files = readonly Omit<FileSeen, 'before'>[];

export type Carrying = {
  readonly folder: string;
  readonly authority: string;
  readonly by: string;
  readonly signal: AbortSignal;
  /** Given for a dry run, which leaves in it what would have been written. */
  readonly supposed?: Supposition;
  readonly onProgress: (reading: boolean, done: number, total: number) => void;
  readonly onSeen: (files: Files, rows: number) => void;
};

/** What was uploaded may not unpack to more than may be uploaded unpacked; it is held in memory, a year at a time. */
const UPLOADED: Partial<Limits> = { bytes: 400 * 1024 ** 2, zipBytes: 400 * 1024 ** 2 };

/** Tries an intake out, or brings it in, while others are being answered. */
export const carryOut = async (
  { returns, records }: Imports, { of, year, files }: Pick<Intake, 'of' | 'year' | 'files'>, carrying: Carrying,
): Promise<IntakeReport> => {
  const { folder, supposed, onProgress, onSeen, signal, authority, by } = carrying;
  const given = files.map(({ stored, label }) => ({ path: join(folder, stored), label }));
  const options = {
    authority, by, signal, limits: UPLOADED, ...unhurried, ...(supposed ? { dryRun: true, supposed } : {}),
    onProgress: (done: number, total: number) => onProgress(false, done, total),
  };
  if (of === 'records') {
    const report = await records.import(given, {
      ...options,
      onRead: (read) => onSeen(filesOfRecords(read, files), read.rows.length + read.unreadable + read.repeated),
    });
    return { ...report, years: [] };
  }
  return returns.import(given, {
    ...options,
    ...(year === null ? {} : { year }),
    onReading: (done, total) => onProgress(true, done, total),
    onRead: (read) => onSeen(filesOfReturn(read, files), read.rowsRead + read.rowsRepeated),
  });
};
