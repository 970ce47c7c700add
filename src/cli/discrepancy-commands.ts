import { QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import { DiscrepanciesAsked, type DiscrepanciesTold } from '../asking/discrepancies.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import { discrepancyCodes, discrepancyColumns, discrepancyInWords, discrepancyRows } from '../words/discrepancy-words.js';
import { inColumns, print, printJson } from './answers.js';
import { AS_AT, KNOWN_AT, withStore, type Settings, type Viewed } from './settings.js';
import { withTracker } from './tracker.js';

/** What cannot all be right. */
export const addDiscrepancyCommands = (program: Command, config: Config): void => {
  withStore(program.command('discrepancies'), config)
    .description('list what cannot all be right on a day: since when, and who must act')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .addOption(new Option('--code <code>', 'only of this kind').choices(discrepancyCodes))
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- discrepancies --as-at 2018-12-31')
    .action(async (given: Settings & Viewed & { code?: string; csv?: boolean }) => {
      const told = await withTracker(given.data, { of: given.authority }, (app): Promise<DiscrepanciesTold> =>
        app.get(QueryBus).execute(new DiscrepanciesAsked(given.authority, given, given.code)));
      if (given.csv) print(csv(discrepancyColumns, discrepancyRows(told)));
      else if (given.json) printJson({ ...told, discrepancies: told.discrepancies.map((one) => ({ ...one, inWords: discrepancyInWords(one) })) });
      else {
        print(`As at ${told.asAt}, as known at entry ${told.knownAt}: ${told.discrepancies.length} that cannot all be right`);
        if (told.discrepancies.length > 0) print(inColumns(discrepancyColumns.slice(2), discrepancyRows(told).map((row) => row.slice(2))));
      }
    });
};
