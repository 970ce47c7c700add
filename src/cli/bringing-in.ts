import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { calendarDate, type CalendarDate } from '../domain/calendar.js';
import type { Config } from '../config.js';
import type { ImportReport } from '../imports/ssda903/report.js';
import { todayInLondon } from '../recording/today.js';
import { inColumns, print, printJson } from './answers.js';
import { progressOn } from './progress.js';
import { EXIT, withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

/** What every import may be given. */
export type ImportGiven = Settings & { readonly recordedOn?: string; readonly dryRun?: boolean };

/** How an import is to be carried out. */
export type Bringing = {
  readonly authority: string;
  readonly by: string;
  readonly recordedOn?: CalendarDate;
  readonly dryRun: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/** A command that brings files in, with the options that every import has. */
export const importing = (program: Command, config: Config, usage: string): Command =>
  withStore(program.command(usage), config)
    .option('--recorded-on <date>', 'as known on that date; only into a ledger that has nothing later')
    .option('--dry-run', 'report what would come of it, and write nothing');

/** Opens the store, which may begin with this, and carries an import out with its progress shown; Ctrl-C stops it between rows. */
export const bringIn = async <Report>(
  given: ImportGiven, work: (app: INestApplicationContext, bringing: Bringing) => Promise<Report>,
): Promise<Report> => {
  const recordedOn = pastDay('--recorded-on', given.recordedOn);
  const dryRun = given.dryRun ?? false;
  const stop = new AbortController();
  const stopped = () => stop.abort();
  process.once('SIGINT', stopped);
  const progress = progressOn('Importing', 'rows');
  try {
    return await withTracker(given.data, { mayBegin: true, supposing: dryRun }, (app) =>
      work(app, {
        authority: given.authority,
        by: 'import',
        ...(recordedOn ? { recordedOn } : {}),
        dryRun,
        onProgress: progress.to,
        signal: stop.signal,
      }));
  } finally {
    progress.end();
    process.removeListener('SIGINT', stopped);
  }
};

/** A day given with an option, which has come already. */
export const pastDay = (option: string, text: string | undefined): CalendarDate | undefined => {
  const day = text === undefined ? undefined : calendarDate(text);
  if (text !== undefined && !day) throw new Unusable(`${option} must be a real date, like 2019-03-31.`);
  if (day && day > todayInLondon()) throw new Unusable(`${option} must be today or in the past.`);
  return day;
};

type Report = Pick<
  ImportReport, 'rowsRead' | 'rowsImported' | 'rowsUnchanged' | 'rowsRejected' | 'entriesMade' | 'dryRun' | 'stopped'
> & {
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly row: number | null; readonly message: string }[];
  readonly findingsNotListed?: number;
};

/** Tells what came of an import, and ends with the code that says so. `also` follows the counts. */
export const tellImported = (
  report: Report, { of, json, end, also = '' }: { readonly of: string; readonly json: boolean; readonly end: (code: number) => void; readonly also?: string },
): void => {
  if (json) printJson(report);
  else tellImport(report, of, also);
  if (report.stopped) end(EXIT.stopped);
  else if (report.rowsRead === 0) end(EXIT.misused);
};

/** Counts first, then the findings by rule. */
const tellImport = (report: Report, of: string, also: string): void => {
  const { rowsRead, rowsImported, rowsUnchanged, rowsRejected, entriesMade, findings, dryRun, stopped } = report;
  if (stopped) print('Stopped before the end. What was imported stays; run the same import again to go on.');
  print(`${dryRun ? 'Dry run, nothing was written. ' : ''}${of}: ${rowsRead} rows read; ` +
    `${rowsImported} imported, ${rowsUnchanged} unchanged, ${rowsRejected} rejected; ${entriesMade} entries made${also}.`);
  if (findings.length === 0) return;
  const byRule = new Map<string, { count: number; example: string }>();
  for (const { rule, file, row, message } of findings) {
    const known = byRule.get(rule);
    if (known) known.count += 1;
    else byRule.set(rule, { count: 1, example: `${file}${row === null ? '' : ` row ${row}`}: ${message}` });
  }
  const rows = [...byRule].sort(([, a], [, b]) => b.count - a.count).map(([rule, { count, example }]) => [rule, count, example]);
  print(`\n${findings.length + (report.findingsNotListed ?? 0)} findings, by rule (all of them with --json):`);
  print(inColumns(['rule', 'times', 'for example'], rows));
};
