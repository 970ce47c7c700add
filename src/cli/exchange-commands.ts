import type { Command } from 'commander';
import type { Config } from '../config.js';
import { ReturnImport } from '../imports/ssda903/import-return.js';
import { ReturnExport } from '../exports/ssda903/export-return.js';
import { inColumns, print, printJson } from './answers.js';
import { bringIn, importing, tellImported, type ImportGiven } from './bringing-in.js';
import { withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;

/** What goes in and out in the statutory return's own form. */
export const addExchangeCommands = (program: Command, config: Config, end: End): void => {
  importing(program, config, 'import <path...>')
    .description('bring in statutory returns (SSDA903): CSV sets, XML, zip, folders; one or many years, in any order')
    .option('--year <year>', 'the collection year, by the year in which it ends, where the files do not tell')
    .addHelpText('after', '\nExamples:\n  npm run -s tracker -- import returns/2017-18 returns/2018-19 --data data\n  npm run -s tracker -- import return.xml --dry-run --json')
    .action(async (paths: string[], given: ImportGiven & { year?: string }) => {
      const year = yearGiven(given.year);
      const report = await bringIn(given, (app, bringing) =>
        app.get(ReturnImport).import(paths, { ...bringing, ...(year ? { year } : {}) }));
      tellImported(report, { of: `Collection years ${report.years.join(', ') || 'none'}`, json: given.json, end });
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

const yearGiven = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const year = /^(19|20|21)\d\d$/.test(text) ? Number(text) : undefined;
  if (!year) throw new Unusable('--year must be the year in which the collection year ends, like 2019 for 2018-19.');
  return year;
};
