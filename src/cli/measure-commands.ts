import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { FlowsAsked, type Flows, type MonthTold } from '../asking/flows.js';
import { StabilityAsked, type Stability } from '../asking/stability.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import type { Proportion } from '../../projections/stability/placements-in-year.js';
import { inColumns, print, printJson } from './answers.js';
import { AS_AT, KNOWN_AT, withStore, type Settings, type Viewed } from './settings.js';
import { withTracker } from './tracker.js';

/** The measures: who came and left, and how settled children are. */
export const addMeasures = (program: Command, config: Config): void => {
  addStability(program, config);
  addFlows(program, config);
};

const addStability = (program: Command, config: Config): void => {
  withStore(program.command('stability'), config)
    .description('tell how settled children are: three or more placements in the year (NI62), same placement two years (NI63)')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- stability --as-at 2019-03-31')
    .action(async (given: Settings & Viewed) => {
      const answer = await withTracker(given.data, { of: given.authority }, (app): Promise<Stability> =>
        app.get(QueryBus).execute(new StabilityAsked(given.authority, given)));
      if (given.json) printJson(answer);
      else {
        print(`As at ${answer.asAt}, as known at entry ${answer.knownAt}`);
        const row = (words: string, { numerator, denominator, percent }: Proportion) => [words, numerator, denominator, percent === null ? 'nobody' : `${percent} %`];
        print(inColumns(['measure', 'children', 'of', 'share'], [
          row('Three or more placements in the year (NI62)', answer.threeOrMorePlacements),
          row('  counting temporary moves too', answer.threeOrMoreCountingTemporary),
          row('Same placement for two years (NI63)', answer.samePlacementTwoYears),
        ]));
      }
    });
};

const FLOW_COLUMNS = ['month', 'opening', 'started', 'ceased', 'closing', 'started, known late', 'ceased, known late'] as const;

const flowRow = ({ month, opening, started, ceased, closing, startedKnownLate, ceasedKnownLate }: MonthTold) => [
  month.slice(0, 7), opening, started.length, ceased.length, closing, startedKnownLate.length, ceasedKnownLate.length,
];

const addFlows = (program: Command, config: Config): void => {
  withStore(program.command('flows'), config)
    .description('tell month by month who came into care and who left, and which of it was known late')
    .requiredOption('--from <date>', 'a day in the first month')
    .requiredOption('--to <date>', 'a day in the last month')
    .option('--known-at <when>', KNOWN_AT)
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- flows --from 2018-04-01 --to 2018-12-31')
    .action(async (given: Settings & { from: string; to: string; knownAt?: string; csv?: boolean }) => {
      const { authority, from, to, knownAt } = given;
      const answer = await withTracker(given.data, { of: given.authority }, (app): Promise<Flows> =>
        app.get(QueryBus).execute(new FlowsAsked(authority, from, to, knownAt)));
      const rows = answer.months.map(flowRow);
      if (given.csv) print(csv(['known_at', ...FLOW_COLUMNS], rows.map((row) => [answer.knownAt, ...row])));
      else if (given.json) printJson(answer);
      else print(`As known at entry ${answer.knownAt}\n${inColumns(FLOW_COLUMNS, rows)}`);
    });
};
