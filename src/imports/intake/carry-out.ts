import { join } from 'node:path';
import type { RegisterImport } from '../ofsted/import-register.js';
import type { RecordsImport } from '../records/records-import.js';
import type { SeriesImport } from '../series/import-series.js';
import type { Limits } from '../ssda903/files/limits.js';
import type { ReturnImport } from '../ssda903/import-return.js';
import { unhurried, type Pace } from '../ssda903/pace.js';
import type { ImportFinding } from '../ssda903/report.js';
import type { Supposition } from '../../recording/supposing.js';
import { filesOfRecords, filesOfRegisters, filesOfReturn, filesOfSeries } from './files-seen.js';
import type { FileSeen, Intake, IntakeFinding, IntakeOf, IntakeReport } from './intake.js';

/** What brings each kind of files in. */
export const IMPORTS = Symbol('Imports');
export type Imports = {
  readonly returns: ReturnImport; readonly records: RecordsImport; readonly registers: RegisterImport; readonly series: SeriesImport;
};

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

/** What all imports are told alike. */
type Options = Pick<Carrying, 'authority' | 'by' | 'signal' | 'supposed'> & Required<Pace> & {
  readonly limits: Partial<Limits>;
  readonly dryRun?: boolean;
  readonly onProgress: (done: number, total: number) => void;
};

type GivenFile = { readonly path: string; readonly label: string };
type Told = Pick<Intake, 'said' | 'files'> & Pick<Carrying, 'onProgress' | 'onSeen'>;
type Way = (imports: Imports, given: readonly GivenFile[], options: Options, told: Told) => Promise<IntakeReport>;

/** Tries an intake out, or brings it in, while others are being answered. */
export const carryOut = (
  imports: Imports, { of, said, files }: Pick<Intake, 'of' | 'said' | 'files'>, carrying: Carrying,
): Promise<IntakeReport> => {
  const { folder, supposed, onProgress, onSeen, signal, authority, by } = carrying;
  const options: Options = {
    authority, by, signal, limits: UPLOADED, ...unhurried, ...(supposed ? { dryRun: true, supposed } : {}),
    onProgress: (done, total) => onProgress(false, done, total),
  };
  return WAYS[of](imports, files.map(({ stored, label }) => ({ path: join(folder, stored), label })), options, { said, files, onProgress, onSeen });
};

const WAYS: Readonly<Record<IntakeOf, Way>> = {
  return: async ({ returns }, given, options, { said: { year }, files, onProgress, onSeen }) => {
    const report = await returns.import(given, {
      ...options,
      ...(year === null ? {} : { year }),
      onReading: (done, total) => onProgress(true, done, total),
      onRead: (read) => onSeen(filesOfReturn(read, files), read.rowsRead + read.rowsRepeated),
    });
    return { ...report, findings: report.findings.map(aboutAChild) };
  },
  records: async ({ records }, given, options, { files, onSeen }) => {
    const report = await records.import(given, {
      ...options,
      onRead: (read) => onSeen(filesOfRecords(read, files), read.rows.length + read.unreadable + read.repeated),
    });
    return { ...report, years: [], findings: report.findings.map(aboutAChild) };
  },
  register: async ({ registers }, given, options, { said: { day }, files, onSeen }) => {
    const { registers: days, registrationsEnded: ended, findings, ...report } = await registers.import(given, {
      ...options,
      ...(day === null ? {} : { asAt: day }),
      onRead: (read, rows, problems) => onSeen(filesOfRegisters(read, problems, files), rows),
    });
    return { ...report, years: [], registers: { days, ended }, findings: findings.map(({ provider, ...rest }) => ({ ...rest, about: provider })), findingsNotListed: 0 };
  },
  series: async ({ series }, given, options, { said: { area }, files, onSeen }) => {
    const report = await series.import(given, {
      ...options,
      ...(area === null ? {} : { area }),
      onRead: (read, rows) => onSeen(filesOfSeries(read, files), rows),
    });
    return { ...report, years: [], findings: report.findings.map(aboutAChild) };
  },
};

const aboutAChild = ({ child, ...rest }: ImportFinding): IntakeFinding => ({ ...rest, about: child });
