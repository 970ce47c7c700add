import { Option, type Command } from 'commander';
import type { Config } from '../config.js';
import { backUp, BackedUpElsewhere, restore } from '../moving/backup.js';
import { beginLedger, beginUser, NotBegun, roleIn } from '../moving/begin-ledger.js';
import { areCarried, type EditionsCarried, type FileWanting } from '../moving/edition-files.js';
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
  addBeginUser(program);
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

const addBeginUser = (program: Command): void => {
  program
    .command('begin-user')
    .description('begin KurrentDB for the tracker, as its admin: a user who may read the ledger and add to it, and may not delete it')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nSafe to run again: the user has the password that is given then. In the environment: KURRENTDB_SERVER (https://server:2113),\n' +
        'KURRENTDB_ADMIN_PASSWORD, TRACKER_KURRENTDB_PASSWORD, and NODE_EXTRA_CA_CERTS, the file of the authority that signed the server’s certificate.',
    )
    .action(async ({ json }: Given) => {
      const done = await usable(() => beginUser(process.env));
      if (json) printJson(done);
      else print(`The user tracker ${done.user}; the access list of tracker-ledger ${done.access}.`);
    });
};

const addMigrate = (program: Command, config: Config, end: End): void => {
  program
    .command('migrate-ledger')
    .description('copy a ledger into another as it stands, entry by entry, and hold both against each other')
    .option('--from <ledger>', 'the folder of a store, or the address of a ledger', config.data)
    .addOption(new Option('--to <ledger>', 'the address of a ledger that was begun, or a folder; TRACKER_LEDGER if not given').default(config.ledger, 'TRACKER_LEDGER'))
    .option('--editions-from <folder>', 'where the files of its editions are; in the folder it is copied from if not given')
    .option('--editions-to <folder>', 'where they are to go: “editions” in the TRACKER_DATA of whoever serves; in the folder it is copied to if not given')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nStopped, or killed, it goes on where it was when it is run again.')
    .action(async ({ from, to, json, ...editions }: Given & { from: string; to?: string; editionsFrom?: string; editionsTo?: string }) => {
      if (to === undefined) throw new Unusable('Say where to copy it: give --to, or set TRACKER_LEDGER.');
      const shown = ['Copying', 'Verifying', 'Comparing the views'].map((what) => progressOn(what, 'entries')) as [ShownProgress, ShownProgress, ShownProgress];
      const stopping = new AbortController();
      const stop = () => stopping.abort();
      process.once('SIGINT', stop);
      const [copied, verified, replayed] = shown;
      const done = await migrateLedger(from, to, { onCopied: copied.to, onVerified: verified.to, onReplayed: replayed.to, signal: stopping.signal, ...editions });
      process.off('SIGINT', stop);
      for (const one of shown) one.end();
      if (json) printJson(done);
      else tellMigrated(done);
      end(done.stopped ? EXIT.stopped : done.verdict?.same && done.editions && areCarried(done.editions) ? EXIT.done : EXIT.foundWrong);
    });
};

const tellMigrated = ({ entries, copied, stopped, verdict, editions }: Migrated): void => {
  print(`${copied} entries were copied; the target has ${entries}.`);
  if (stopped) return print('It was stopped before the end. Run the same again, and it goes on from there.');
  if (!verdict) return;
  const { same, head, verified, replayed } = verdict;
  if (!verified.intact) print(`The copy is not as it was written: ${verified.firstFault?.message ?? 'altered'}`);
  if (!replayed.identical) print(`The views differ. First difference: ${JSON.stringify(replayed.firstDifference)}`);
  if (same) print(`Both are the same: ${entries} entries, last hash ${entries}:${head}, and all ${replayed.rowsCompared} rows of the views told from each.`);
  else print('They are NOT the same. Do not use the copy.');
  tellEditions(editions);
  if (editions?.to === null && editions.files > 0) print('It was not said where the files of editions go: they were left where they are. Run the same again with --editions-to.');
};

const tellEditions = (carried: EditionsCarried | null): void => {
  if (!carried || carried.files === 0) return;
  const { editions, files, copied, wanting, to } = carried;
  if (to !== null) print(`${files - wanting.length} of the ${files} files of ${editions} editions are in ${to} as they came out; ${copied} were copied now.`);
  for (const one of wanting) print(wantingInWords(one));
};

const wantingInWords = ({ authority, edition, entry, name, sha256, why }: FileWanting): string =>
  `Edition ${edition} of ${authority} (entry ${entry}): ${name}, ${sha256}, ${why === 'missing' ? 'is not there' : 'is not as it came out'}. Ask for it where it was published, or put it in place under that name from a backup.`;

const addBackup = (program: Command, config: Config, end: End): void => {
  program
    .command('backup')
    .description('copy the ledger of a store, in use or not, to a file, with the files of its editions, and verify the copy')
    .requiredOption('--to <file>', 'the file, which must not be there yet')
    .option('--editions <folder>', 'where the files of published editions go, which several backups may have in common; “editions” beside the file if not given')
    .option('--data <folder>', 'folder of the embedded store', config.data)
    .option('--json', 'answer in JSON')
    .action(async ({ to, data, editions, json }: Given & { to: string; data: string; editions?: string }) => {
      const progress = progressOn('Verifying the copy', 'entries');
      const copy = await usable(() => backUp({ data, ledger: config.ledger }, { file: to, editions }, progress.to));
      progress.end();
      if (json) printJson({ ...copy, file: to });
      else if (copy.intact) print(`${copy.entries} entries were copied to ${to} and verified. Last hash: ${copy.entries}:${copy.head}`);
      else print(`Nothing was kept, for the ledger is not as it was written. ${copy.firstFault?.message ?? ''}`);
      if (!json) tellEditions(copy.editions);
      end(copy.editions && areCarried(copy.editions) ? EXIT.done : EXIT.foundWrong);
    });
};

const addRestore = (program: Command, config: Config, end: End): void => {
  program
    .command('restore')
    .description('put a backup back as the ledger of a folder that has none, with the files of its editions, after verifying it')
    .requiredOption('--from <file>', 'the backup')
    .option('--editions <folder>', 'where the files of published editions are; “editions” beside the backup if not given')
    .option('--data <folder>', 'folder of the embedded store', config.data)
    .option('--json', 'answer in JSON')
    .action(async ({ from, data, editions, json }: Given & { from: string; data: string; editions?: string }) => {
      const progress = progressOn('Verifying the backup', 'entries');
      const put = await usable(() => restore({ data, ledger: config.ledger }, { file: from, editions }, progress.to));
      progress.end();
      if (json) printJson({ ...put, data });
      else if (put.intact) print(`${put.entries} entries were put back in ${data}. Last hash: ${put.entries}:${put.head}`);
      else print(`Nothing was put back, for the backup is not as it was written. ${put.firstFault?.message ?? ''}`);
      if (!json) tellEditions(put.editions);
      end(put.editions && areCarried(put.editions) ? EXIT.done : EXIT.foundWrong);
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
