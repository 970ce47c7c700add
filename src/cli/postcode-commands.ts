import { CommandBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import type { Config } from '../config.js';
import { UnfitDirectory } from '../postcodes/directory-file.js';
import { loadDirectory, openDirectory, type AboutDirectory } from '../postcodes/directory.js';
import { measureDistances, type DistancesReport } from '../postcodes/measure-distances.js';
import { LEDGER } from '../recording/recording.tokens.js';
import type { Ledger } from '../ledger/ledger.js';
import { inColumns, print, printJson } from './answers.js';
import { progressOn } from './progress.js';
import { EXIT, withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;

/** Distances from home: the directory of postcodes, and what is worked out by it. */
export const addPostcodeCommands = (program: Command, config: Config, end: End): void => {
  withStore(program.command('load-postcodes <file>'), config)
    .description('load the ONS Postcode Directory (.csv or .csv.gz) into the store, in place of the one before')
    .option('--vintage <text>', 'of what date it is, like "November 2025"; by the file’s name if not given')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- load-postcodes ONSPD_NOV_2025_UK.csv.gz')
    .action(async (file: string, given: Settings & { vintage?: string }) => {
      const about = await load(file, given);
      if (given.json) printJson(about);
      else
        print(`${about.postcodes} postcodes loaded, of ${about.vintage}; ${about.withoutGrid} of them without a grid reference.`);
    });

  withStore(program.command('measure-distances'), config)
    .description('work out the distance from home of every placement that has none on record, by the postcodes loaded')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- measure-distances --data data')
    .action(async (given: Settings) => {
      const report = await measure(given);
      if (given.json) printJson(report);
      else tell(report);
      if (report.notRecorded > 0) end(EXIT.foundWrong);
    });
};

const load = async (file: string, { data, vintage }: Settings & { vintage?: string }): Promise<AboutDirectory> => {
  const progress = progressOn('Loading postcodes', 'bytes');
  try {
    return await loadDirectory(data, file, { onProgress: progress.to, ...(vintage ? { vintage } : {}) });
  } catch (error) {
    if (error instanceof UnfitDirectory) throw new Unusable(error.message);
    throw error;
  } finally {
    progress.end();
  }
};

const measure = ({ data, authority }: Settings): Promise<DistancesReport> =>
  withTracker(data, { of: authority }, async (app) => {
    const directory = openDirectory(data);
    if (!directory) throw new Unusable(`There is no directory of postcodes in ${data}. Load one first, with load-postcodes.`);
    const progress = progressOn('Measuring distances', 'children');
    try {
      return await measureDistances({
        ledger: app.get<Ledger>(LEDGER),
        commands: app.get(CommandBus),
        directory,
        authority,
        by: 'measure-distances',
        onProgress: progress.to,
      });
    } finally {
      progress.end();
      directory.close();
    }
  });

const tell = ({ children, measured, alreadyKnown, notMeasured, notRecorded }: DistancesReport): void => {
  print(`${children} children: ${measured} placements measured, ${alreadyKnown} have a distance on record already.`);
  if (notRecorded > 0) print(`${notRecorded} distances could not be recorded: ask again.`);
  const rows = Object.entries(notMeasured).map(([why, count]) => [why, count]);
  if (rows.length > 0) print(`\nPlacements not measured, and why:\n${inColumns(['why', 'placements'], rows)}`);
};
