import type { Command } from 'commander';
import { calendarDate } from '../domain/calendar.js';
import type { Config } from '../config.js';
import { ReturnImport } from '../imports/ssda903/import-return.js';
import type { ImportReport } from '../imports/ssda903/report.js';
import { ReturnExport } from '../exports/ssda903/export-return.js';
import { todayInLondon } from '../recording/today.js';
import { inColumns, print, printJson } from './answers.js';
import { progressOn } from './progress.js';
import { EXIT, withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;
type ImportGiven = Settings & { recordedOn?: string; dryRun?: boolean; year?: string };

/** What goes in and out in the statutory return's own form. */
export const addExchangeCommands = (program: Command, config: Config, end: End): void => {
  withStore(program.command('import <path...>'), config)
    .description('bring in statutory returns (SSDA903): CSV sets, XML, zip, folders; one or many years, in any order')
    .option('--recorded-on <date>', 'as known on that date; only into a ledger that has nothing later')
    .option('--dry-run', 'report what would come of it, and write nothing')
    .option('--year <year>', 'the collection year, by the year in which it ends, where the files do not tell')
    .addHelpText('after', '\nExamples:\n  npm run -s tracker -- import returns/2017-18 returns/2018-19 --data data\n  npm run -s tracker -- import return.xml --dry-run --json')
    .action(async (paths: string[], given: ImportGiven) => {
      const report = await bringIn(paths, given);
      if (given.json) printJson(report);
      else tellImport(report);
      if (report.stopped) end(EXIT.stopped);
      else if (report.rowsRead === 0) end(EXIT.misused);
    });

  withStore(program.command('export'), config)
    .description('write the statutory return of a year, as it would be told with what was known at an entry')
    .requiredOption('--year <year>', 'the collection year, by the year in which it ends')
    .requiredOption('--to <folder>', 'where the files are written')
    .option('--known-at <when>', 'what was known by then: an entry number, a date or an instant; now if not given')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- export --year 2019 --to return-2018-19 --known-at 2019-06-30')
    .action(async (given: Settings & { year: string; to: string; knownAt?: string }) => {
      const year = yearGiven(given.year) ?? 0;
      const written = await withTracker(given.data, { of: given.authority }, (app) =>
        app.get(ReturnExport).write({ authority: given.authority, year, to: given.to, knownAt: given.knownAt }));
      if (given.json) printJson(written);
      else {
        print(`Return for ${year - 1}-${String(year).slice(2)} as known at entry ${written.knownAt}:`);
        print(inColumns(['file', 'rows'], written.files.map(({ file, rows }) => [file, rows])));
      }
    });
};

const bringIn = async (paths: readonly string[], given: ImportGiven): Promise<ImportReport> => {
  const recordedOn = given.recordedOn === undefined ? undefined : calendarDate(given.recordedOn);
  if (given.recordedOn !== undefined && !recordedOn) throw new Unusable('--recorded-on must be a real date, like 2019-03-31.');
  if (recordedOn && recordedOn > todayInLondon()) throw new Unusable('--recorded-on must be today or in the past.');
  const year = yearGiven(given.year);
  const stop = new AbortController();
  const stopped = () => stop.abort();
  process.once('SIGINT', stopped);
  const progress = progressOn('Importing', 'rows');
  try {
    return await withTracker(given.data, { mayBegin: true, supposing: given.dryRun ?? false }, (app) =>
      app.get(ReturnImport).import(paths, {
        authority: given.authority,
        by: 'import',
        ...(recordedOn ? { recordedOn } : {}),
        ...(year ? { year } : {}),
        dryRun: given.dryRun ?? false,
        onProgress: progress.to,
        signal: stop.signal,
      }));
  } finally {
    progress.end();
    process.removeListener('SIGINT', stopped);
  }
};

const yearGiven = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const year = /^(19|20|21)\d\d$/.test(text) ? Number(text) : undefined;
  if (!year) throw new Unusable('--year must be the year in which the collection year ends, like 2019 for 2018-19.');
  return year;
};

const tellImport = (report: ImportReport): void => {
  const { rowsRead, rowsImported, rowsUnchanged, rowsRejected, entriesMade, years, findings, dryRun, stopped } = report;
  if (stopped) print('Stopped before the end. What was imported stays; run the same import again to go on.');
  print(`${dryRun ? 'Dry run, nothing was written. ' : ''}Collection years ${years.join(', ') || 'none'}: ${rowsRead} rows read; ` +
    `${rowsImported} imported, ${rowsUnchanged} unchanged, ${rowsRejected} rejected; ${entriesMade} entries made.`);
  if (findings.length === 0) return;
  const byRule = new Map<string, { count: number; example: string }>();
  for (const { rule, file, row, message } of findings) {
    const known = byRule.get(rule);
    if (known) known.count += 1;
    else byRule.set(rule, { count: 1, example: `${file}${row === null ? '' : ` row ${row}`}: ${message}` });
  }
  const rows = [...byRule].sort(([, a], [, b]) => b.count - a.count).map(([rule, { count, example }]) => [rule, count, example]);
  print(`\n${findings.length + report.findingsNotListed} findings, by rule (all of them with --json):`);
  print(inColumns(['rule', 'times', 'for example'], rows));
};
