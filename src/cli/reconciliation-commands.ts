import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { ReconciliationAsked, type Reconciled, type Reconciliation } from '../asking/reconciliation.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import { becauseInWords, reconciliationColumns, reconciliationRows } from '../words/reconciliation-words.js';
import { inColumns, print, printJson } from './answers.js';
import { KNOWN_AT, withStore, type Settings } from './settings.js';
import { withTracker } from './tracker.js';

type Given = Settings & { from: string; to: string; knownAt?: string; published?: string; csv?: boolean };

/** Stock and flow of a period, then and now. */
export const addReconciliationCommands = (program: Command, config: Config): void => {
  withStore(program.command('reconcile'), config)
    .description('reconcile a period: opening + in − out = closing, and each entry that explains why it is not what was published')
    .requiredOption('--from <date>', 'the first day')
    .requiredOption('--to <date>', 'the last day, included')
    .option('--known-at <when>', KNOWN_AT)
    .option('--published <when>', 'what was known when it was published: an entry number, a date or an instant; an edition of the booklet, such as edition-2; or month-ends')
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- reconcile --from 2018-08-01 --to 2018-08-31 --known-at 2018-12-31 --published 2018-09-01')
    .action(async ({ data, authority, from, to, knownAt, published, ...given }: Given) => {
      const answer = await withTracker(data, { of: authority }, (app): Promise<Reconciliation> =>
        app.get(QueryBus).execute(new ReconciliationAsked(authority, { from, to }, knownAt, published)));
      if (given.csv) print(csv(reconciliationColumns, reconciliationRows(answer)));
      else if (given.json) printJson(answer);
      else for (const one of answer.months.length > 0 ? [answer, ...answer.months] : [answer]) printReconciled(one);
    });
};

const LINES = ['opening', 'in', 'out', 'closing'] as const;

const printReconciled = ({ from, to, knownAt, published, now, then, difference, because, children }: Reconciled): void => {
  print(`${from} to ${to}, as known at entry ${knownAt}: ${now.opening} + ${now.in} − ${now.out} = ${now.closing}`);
  if (!then || !difference) return;
  print(`Published at entry ${published}: ${then.opening} + ${then.in} − ${then.out} = ${then.closing}\n`);
  print(inColumns(['children in care', 'then', 'now', 'difference'], LINES.map((line) => [line, then[line], now[line], signed(difference[line])])));
  if (children.length === 0) return print('\nNothing that was learned since makes a difference.');
  print(`\n${inColumns(['of the difference', ...LINES], Object.entries(because).map(([why, change]) => [becauseInWords[why as keyof typeof because], ...LINES.map((line) => signed(change[line]))]))}`);
  const steps = children.flatMap(({ child, steps: own }) => own.map(({ because: why, change, entries }) => [
    child, becauseInWords[why], ...LINES.map((line) => signed(change[line])),
    entries.map(({ number, type, effectiveOn, daysLate, corrects, strikesOut }) =>
      [`${number} ${type}`, effectiveOn && `of ${effectiveOn}`, daysLate && `${daysLate} days late`, corrects && `corrects ${corrects}`, strikesOut && `strikes out ${strikesOut}`]
        .filter((said) => said).join(' ')).join('; '),
  ]));
  print(`\n${inColumns(['child', 'why', ...LINES, 'entries'], steps)}\n`);
};

const signed = (net: number): string => (net > 0 ? `+${net}` : String(net));
