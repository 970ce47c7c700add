import { Option, type Command } from 'commander';
import type { Config } from '../config.js';
import { backUp, BackedUpElsewhere, restore } from '../moving/backup.js';
import { beginLedger, NotBegun, roleIn } from '../moving/begin-ledger.js';
import { migrateLedger, type Migrated } from '../moving/migrate-ledger.js';
import { beginPostgresViews } from '../../projections/views-postgres/begin.js';
import { print, printJson } from './answers.js';
import { progressOn, type ShownProgress } from './progress.js';
import { EXIT } from './settings.js';
import { Unusable } from './tracker.js';

type End = (code: number) => void;
type Given = { readonly json?: boolean };

/** What whoever keeps the ledger does: begins one on a server, moves it there, backs it up and puts it back. */
export const addLedgerCommands = (program: Command, config: Config, end: End): void => {
  addBegin(program, config);
  addBeginViews(program, config);
  addMigrate(program, config, end);
  addBackup(program, config, end);
  addRestore(program, config, end);
};

const addBegin = (program: Command, config: Config): void => {
  program
    .command('begin-ledger')
    .description('begin an empty ledger in PostgreSQL, as an owner of the database, and let the tracker’s role read it and add to it')
    .addOption(new Option('--owner-url <address>', 'postgres://owner@server/database?schema=ledger').env('TRACKER_OWNER_URL').makeOptionMandatory())
    .option('--app-role <name>', 'the role the tracker runs as; the user of TRACKER_LEDGER if not given')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nSafe to run again: a ledger that is there is left as it is, and only the grants are made again.\nThe password is best given as PGPASSWORD, not in the address.')
    .action(async ({ ownerUrl, appRole, json }: Given & { ownerUrl: string; appRole?: string }) => {
      const done = await usable(() => beginLedger(ownerUrl, appRole ?? roleIn(config.ledger)));
      for (const warning of done.warnings) process.stderr.write(`${warning}\n`);
      if (json) return printJson(done);
      print(done.begun ? `An empty ledger was begun: ${done.words}.` : `There was a ledger already, and it was left as it is: ${done.words}.`);
      if (done.granted !== null) print(`${done.granted} may read it and add to it, and may alter and remove nothing.`);
    });
};

const addBeginViews = (program: Command, config: Config): void => {
  program
    .command('begin-views')
    .description('begin the views that several processes share in PostgreSQL, as an owner of the database, for the tracker’s role to keep')
    .addOption(new Option('--owner-url <address>', 'postgres://owner@server/database').env('TRACKER_OWNER_URL').makeOptionMandatory())
    .option('--app-role <name>', 'the role the tracker runs as; the user of TRACKER_VIEWS if not given')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nSafe to run again: views that are there are left as they are. The password is best given as PGPASSWORD, not in the address.')
    .action(async ({ ownerUrl, appRole, json }: Given & { ownerUrl: string; appRole?: string }) => {
      const app = appRole ?? roleIn(config.views);
      const { begun } = await beginPostgresViews({ url: ownerUrl, ...(app === undefined ? {} : { app }) });
      if (json) return printJson({ begun, app: app ?? null });
      print(begun ? 'Places for the views were begun; whoever projects fills them.' : 'There were views already, and they were left as they are.');
    });
};

const addMigrate = (program: Command, config: Config, end: End): void => {
  program
    .command('migrate-ledger')
    .description('copy a ledger into another as it stands, entry by entry, and hold both against each other')
    .option('--from <ledger>', 'the folder of a store, or the address of a ledger', config.data)
    .addOption(new Option('--to <ledger>', 'the address of a ledger that was begun, or a folder; TRACKER_LEDGER if not given').default(config.ledger, 'TRACKER_LEDGER'))
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nStopped, or killed, it goes on where it was when it is run again.')
    .action(async ({ from, to, json }: Given & { from: string; to?: string }) => {
      if (to === undefined) throw new Unusable('Say where to copy it: give --to, or set TRACKER_LEDGER.');
      const shown = ['Copying', 'Verifying', 'Comparing the views'].map((what) => progressOn(what, 'entries')) as [ShownProgress, ShownProgress, ShownProgress];
      const stopping = new AbortController();
      const stop = () => stopping.abort();
      process.once('SIGINT', stop);
      const [copied, verified, replayed] = shown;
      const done = await migrateLedger(from, to, { onCopied: copied.to, onVerified: verified.to, onReplayed: replayed.to, signal: stopping.signal });
      process.off('SIGINT', stop);
      for (const one of shown) one.end();
      if (json) printJson(done);
      else tellMigrated(done);
      end(done.stopped ? EXIT.stopped : done.verdict?.same ? EXIT.done : EXIT.foundWrong);
    });
};

const tellMigrated = ({ entries, copied, stopped, verdict }: Migrated): void => {
  print(`${copied} entries were copied; the target has ${entries}.`);
  if (stopped) return print('It was stopped before the end. Run the same again, and it goes on from there.');
  if (!verdict) return;
  const { same, head, verified, replayed } = verdict;
  if (!verified.intact) print(`The copy is not as it was written: ${verified.firstFault?.message ?? 'altered'}`);
  if (!replayed.identical) print(`The views differ. First difference: ${JSON.stringify(replayed.firstDifference)}`);
  if (same) print(`Both are the same: ${entries} entries, last hash ${entries}:${head}, and all ${replayed.rowsCompared} rows of the views told from each.`);
  else print('They are NOT the same. Do not use the copy.');
};

const addBackup = (program: Command, config: Config, end: End): void => {
  program
    .command('backup')
    .description('copy the ledger of a store, in use or not, to a file, and verify the copy')
    .requiredOption('--to <file>', 'the file, which must not be there yet')
    .option('--data <folder>', 'folder of the embedded store', config.data)
    .option('--json', 'answer in JSON')
    .action(async ({ to, data, json }: Given & { to: string; data: string }) => {
      const progress = progressOn('Verifying the copy', 'entries');
      const copy = await usable(() => backUp({ data, ledger: config.ledger }, to, progress.to));
      progress.end();
      if (json) printJson({ ...copy, file: to });
      else if (copy.intact) print(`${copy.entries} entries were copied to ${to} and verified. Last hash: ${copy.entries}:${copy.head}`);
      else print(`Nothing was kept, for the ledger is not as it was written. ${copy.firstFault?.message ?? ''}`);
      end(copy.intact ? EXIT.done : EXIT.foundWrong);
    });
};

const addRestore = (program: Command, config: Config, end: End): void => {
  program
    .command('restore')
    .description('put a backup back as the ledger of a folder that has none, after verifying it')
    .requiredOption('--from <file>', 'the backup')
    .option('--data <folder>', 'folder of the embedded store', config.data)
    .option('--json', 'answer in JSON')
    .action(async ({ from, data, json }: Given & { from: string; data: string }) => {
      const progress = progressOn('Verifying the backup', 'entries');
      const put = await usable(() => restore({ data, ledger: config.ledger }, from, progress.to));
      progress.end();
      if (json) printJson({ ...put, data });
      else if (put.intact) print(`${put.entries} entries were put back in ${data}. Last hash: ${put.entries}:${put.head}`);
      else print(`Nothing was put back, for the backup is not as it was written. ${put.firstFault?.message ?? ''}`);
      end(put.intact ? EXIT.done : EXIT.foundWrong);
    });
};

const usable = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotBegun || error instanceof BackedUpElsewhere) throw new Unusable(error.message, { cause: error });
    throw error;
  }
};
