import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { LatenessAsked, type LatenessTold } from '../audit/lateness.js';
import { replay, type Replayed } from '../audit/replay.js';
import { replayShared } from '../audit/replay-shared.js';
import { verifyStore, witnessFrom } from '../audit/verify.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import { calendarDate, type CalendarDate } from '../domain/calendar.js';
import type { Ledger } from '../ledger/ledger.js';
import { LEDGER } from '../recording/recording.tokens.js';
import { latenessColumns, latenessRows } from '../words/audit-words.js';
import type { Progress } from '../../projections/rebuilding.js';
import { Views } from '../../projections/views/views.js';
import { inColumns, print, printJson } from './answers.js';
import { progressOn } from './progress.js';
import { addRebuild } from './rebuild-command.js';
import { EXIT, withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;

/** What an auditor does: tells the ledger again, checks it was not altered, makes the views anew. */
export const addAuditCommands = (program: Command, config: Config, end: End): void => {
  addLateness(program, config);
  addRebuild(program, config, end);
  withStore(program.command('replay'), config)
    .description('tell the whole ledger again in a scratch place and compare with the live views, row by row')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- replay --data data --json')
    .action(async (given: Settings) => {
      const progress = progressOn('Replaying', 'entries');
      const told = await withTracker(given.data, {}, (app) =>
        replayed(app.get<Ledger>(LEDGER), app.get<Views | undefined>(Views), progress.to, config.views));
      progress.end();
      tellReplay(told, given.json);
      end(told.identical ? EXIT.done : EXIT.foundWrong);
    });

  withStore(program.command('verify'), config)
    .description('prove that no entry of the ledger was altered, removed or put in between')
    .option('--witness <number:hash...>', 'hashes of entries noted elsewhere, to be found again')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- verify --data data')
    .action(async (given: Settings & { witness?: string[] }) => {
      const progress = progressOn('Verifying', 'entries');
      const verdict = await verifyStore(given.data, witnessesFrom(given.witness ?? []), progress.to, config.ledger);
      progress.end();
      if (given.json) printJson(verdict);
      else if (verdict.intact) print(`${verdict.entries} entries verified. Nothing was altered. Last hash: ${verdict.entries}:${verdict.head}`);
      else print(`Entry ${verdict.firstFault?.number ?? '?'}: ${verdict.firstFault?.message ?? 'altered'}`);
      end(verdict.intact ? EXIT.done : EXIT.foundWrong);
    });
};

const replayed = (ledger: Ledger, views: Views | undefined, progress: Progress, shared: string | undefined): Promise<Replayed> =>
  views ? replay(ledger, views.sql, progress) : replayShared(ledger, shared ?? '', progress);

/** How promptly things were recorded. */
const addLateness = (program: Command, config: Config): void => {
  withStore(program.command('lateness'), config)
    .description('tell how late entries were recorded: by whom, about what, and month by month')
    .option('--from <date>', 'recorded on this day or later')
    .option('--to <date>', 'recorded on this day or earlier')
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- lateness --from 2018-04-01 --to 2019-03-31')
    .action(async ({ data, authority, json, from, to, csv: asCsv }: Settings & { from?: string; to?: string; csv?: boolean }) => {
      const recorded = { from: dayGiven(from), to: dayGiven(to) };
      const told = await withTracker(data, { of: authority }, (app): Promise<LatenessTold> =>
        app.get(QueryBus).execute(new LatenessAsked(authority, recorded)));
      if (asCsv) print(csv(latenessColumns, latenessRows(told)));
      else if (json) printJson(told);
      else print(inColumns(latenessColumns.slice(3), latenessRows(told).map((row) => row.slice(3))));
    });
};

const dayGiven = (text: string | undefined): CalendarDate | undefined => {
  if (text === undefined) return undefined;
  const day = calendarDate(text);
  if (!day) throw new Unusable(`${text} is not a real date, like 2018-12-31`);
  return day;
};

const witnessesFrom = (texts: readonly string[]) =>
  texts.map((text) => {
    const witness = witnessFrom(text);
    if (!witness) throw new Unusable(`${text} is not an entry number and its hash, like 412:9f86d0…`);
    return witness;
  });

const tellReplay = (told: Replayed, json: boolean): void => {
  if (json) printJson(told);
  else if (told.identical) print(`${told.entries} entries replayed: all ${told.rowsCompared} rows are identical.`);
  else print(`Replayed ${told.entries} entries. First difference: ${JSON.stringify(told.firstDifference)}`);
};
