import { Command, CommanderError } from 'commander';
import { UnknownMeasure } from '../asking/measure.js';
import { UnfitViewpoint, ViewpointOutOfReach } from '../asking/viewpoint-asked.js';
import { UnknownGrouping } from '../asking/snapshot.js';
import { configFrom, Misconfigured } from '../config.js';
import { WouldOverwrite } from '../exports/ssda903/table-files.js';
import { CopyRefused, LedgerUnavailable, RecordedLater } from '../ledger/ledger.js';
import { EditionDiffers } from '../publishing/edition-file.js';
import { ViewsUnavailable } from '../../projections/views-postgres/faults.js';
import { ViewsAheadOfLedger } from '../projecting/written-views.js';
import { addAuditCommands } from './audit-commands.js';
import { addAskingCommands } from './asking-commands.js';
import { addBookletCommands } from './booklet-commands.js';
import { addDiscrepancyCommands } from './discrepancy-commands.js';
import { addExchangeCommands } from './exchange-commands.js';
import { addFigureCommands } from './figure-commands.js';
import { addLedgerCommands } from './ledger-commands.js';
import { addPostcodeCommands } from './postcode-commands.js';
import { addPublishedCommands } from './published-commands.js';
import { addReconciliationCommands } from './reconciliation-commands.js';
import { addRecordsCommands } from './records-commands.js';
import { addRegisterCommands } from './register-commands.js';
import { addSeriesCommands } from './series-commands.js';
import { EXIT } from './settings.js';
import { addTargetCommands } from './target-commands.js';
import { Unusable } from './tracker.js';

const HELP = `
Exit codes: 0 done; 1 done, and something is wrong (a replay differs, the ledger was altered);
2 asked in a way that cannot be answered; 3 refused; 4 the store cannot be used;
130 stopped before the end.
Answers go to standard output, progress and complaints to standard error.`;

/** Reads the arguments, carries out one command and answers with its exit code. */
export const runTracker = async (argv: readonly string[]): Promise<number> => {
  let code: number = EXIT.done;
  const program = new Command('tracker')
    .description('Records what happens to children in care, and answers as at any day, as known at any entry.')
    .addHelpText('after', HELP)
    .showHelpAfterError('(add --help for what can be given)')
    .exitOverride();
  const end = (ended: number) => {
    code = ended;
  };
  try {
    const config = configFrom(process.env);
    addAskingCommands(program, config, end);
    addFigureCommands(program, config, end);
    addDiscrepancyCommands(program, config);
    addBookletCommands(program, config, end);
    addReconciliationCommands(program, config);
    addAuditCommands(program, config, end);
    addExchangeCommands(program, config, end);
    addRecordsCommands(program, config, end);
    addRegisterCommands(program, config, end);
    addSeriesCommands(program, config, end);
    addTargetCommands(program, config);
    addPostcodeCommands(program, config, end);
    addPublishedCommands(program, config, end);
    addLedgerCommands(program, config, end);
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return failed(error);
  }
};

const failed = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.misused;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof Unusable || error instanceof UnfitViewpoint || error instanceof UnknownGrouping) return EXIT.misused;
  if (error instanceof UnknownMeasure || error instanceof Misconfigured) return EXIT.misused;
  if (error instanceof RecordedLater || error instanceof WouldOverwrite || error instanceof CopyRefused) return EXIT.refused;
  if (error instanceof EditionDiffers) return EXIT.foundWrong;
  if (error instanceof LedgerUnavailable || error instanceof ViewpointOutOfReach || error instanceof ViewsUnavailable || error instanceof ViewsAheadOfLedger) return EXIT.storeUnavailable;
  if (error instanceof Error && error.stack) process.stderr.write(`${error.stack}\n`);
  return EXIT.foundWrong;
};
