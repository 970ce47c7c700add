import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { SeriesAsked, seriesColumns, seriesRows, type SeriesTold } from '../asking/series.js';
import { targetColumns, targetRows, verdictsInWords } from '../asking/target-tables.js';
import { TargetsAsked, type TargetsTold } from '../asking/targets.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import { inColumns, print, printJson } from './answers.js';
import { AS_AT, KNOWN_AT, withStore, type Settings, type Viewed } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

/** How far the targets have come, and what was published, release after release. */
export const addTargetCommands = (program: Command, config: Config): void => {
  addTargets(program, config);
  addSeries(program, config);
};

const addTargets = (program: Command, config: Config): void => {
  withStore(program.command('targets'), config)
    .description('tell how far the targets of the delivery plans have come, and which are behind')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- targets --as-at 2019-03-31')
    .action(async (given: Settings & Viewed & { csv?: boolean }) => {
      const told = await withTracker(given.data, { of: given.authority }, (app): Promise<TargetsTold> =>
        app.get(QueryBus).execute(new TargetsAsked(given.authority, given)));
      if (given.csv) print(csv(targetColumns, targetRows(told)));
      else if (given.json) printJson(told);
      else {
        print(`As at ${told.asAt}, as known at entry ${told.knownAt}: ${told.targets.length} targets, ${told.actionsOpen.length} actions still open`);
        const rows = told.targets.map((one) => [
          one.words, one.baseline.value, one.now ?? 'not known', one.expected, one.value, one.unit, one.due, verdictsInWords[one.verdict], one.owner,
        ]);
        if (rows.length > 0) print(inColumns(['target', 'baseline', 'now', 'expected', 'to reach', 'unit', 'due', 'verdict', 'owner'], rows));
      }
    });
};

const addSeries = (program: Command, config: Config): void => {
  withStore(program.command('series <reference>'), config)
    .description('tell a published series, such as cla.E08000018: what each release said of each day, and by how much it was revised')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--released-by <date>', 'only what was released by that day')
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- series cla.E08000018 --released-by 2018-12-31')
    .action(async (reference: string, given: Settings & Viewed & { releasedBy?: string; csv?: boolean }) => {
      const told = await withTracker(given.data, { of: given.authority }, (app): Promise<SeriesTold | null> =>
        app.get(QueryBus).execute(new SeriesAsked(given.authority, reference, given, given.releasedBy)));
      if (!told) throw new Unusable(`No series ${reference} is known as of then. It is what it measures and the area, like cla.E08000018.`);
      if (given.csv) print(csv(seriesColumns, seriesRows(told)));
      else if (given.json) printJson(told);
      else {
        print(`${told.series} ${told.areaName ?? ''}, as known at entry ${told.knownAt}${told.releasedBy ? `, released by ${told.releasedBy}` : ''}`);
        print(inColumns(seriesColumns.slice(3), seriesRows(told).map((row) => row.slice(3))));
      }
    });
};
