import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { ChildAsked, type ChildTold } from '../asking/child.js';
import { CompareAsked, type ExplainedComparison, type ExplainedPart } from '../asking/compare.js';
import { SnapshotAsked, type Snapshot } from '../asking/snapshot.js';
import { childColumns, childrenRows } from '../asking/tables.js';
import { ChildStepsAsked, type ChildStep } from '../audit/child-steps.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import { childId } from '../recording/streams.js';
import { inColumns, print, printJson } from './answers.js';
import { addMeasures } from './measure-commands.js';
import { AS_AT, EXIT, KNOWN_AT, withStore, type Settings, type Viewed } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;

/** The questions: who lived where, how two answers differ, and all that is recorded of one child. */
export const addAskingCommands = (program: Command, config: Config, end: End): void => {
  addSnapshot(program, config);
  addCompare(program, config);
  addChild(program, config, end);
  addMeasures(program, config);
};

const addSnapshot = (program: Command, config: Config): void => {
  withStore(program.command('snapshot'), config)
    .description('count the children in care on a day')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--by <what>', 'placementType, providerType, legalStatus, categoryOfNeed, sex, ethnicity, age, ageBand, timeInCare, timeInPlacement, …', 'placementType')
    .option('--children', 'list the children too')
    .option('--csv', 'the list of children as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- snapshot --as-at 2018-12-31 --known-at 2019-01-10 --by legalStatus')
    .action(async (given: Settings & Viewed & { by: string; children?: boolean; csv?: boolean }) => {
      const answer = await withTracker(given.data, { of: given.authority }, (app): Promise<Snapshot> =>
        app.get(QueryBus).execute(new SnapshotAsked(given.authority, given, given.by)));
      const { asAt, knownAt, total, shortBreaks, groups, by, laterEntries, children } = answer;
      const listed = childrenRows(children, answer);
      if (given.csv) print(csv(childColumns, listed));
      else if (given.json) printJson({ asAt, knownAt, by, total, shortBreaks, groups, laterEntries, ...(given.children ? { children } : {}) });
      else {
        print(`Children in care as at ${asAt}, as known at entry ${knownAt}: ${total} (and ${shortBreaks} on short breaks, not counted)`);
        print(inColumns([by, 'children'], Object.entries(groups)));
        if (given.children) print(`\n${inColumns(childColumns, listed)}`);
      }
    });
};

const addCompare = (program: Command, config: Config): void => {
  withStore(program.command('compare'), config)
    .description('tell how two answers differ: what changed in the world, and what we learned')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--as-at-b <date>', 'the second day; the first if not given')
    .option('--known-at-b <when>', 'what was known by then for the second answer; now if not given')
    .option('--csv', 'the changes as CSV')
    .addHelpText('after', '\nExample: the same evening, then and now:\n  npm run -s tracker -- compare --as-at 2018-08-31 --known-at 2018-09-01 --as-at-b 2018-08-31')
    .action(async (given: Settings & Viewed & { asAtB?: string; knownAtB?: string; csv?: boolean }) => {
      const b = { asAt: given.asAtB ?? given.asAt, knownAt: given.knownAtB };
      const answer = await withTracker(given.data, { of: given.authority }, (app): Promise<ExplainedComparison> =>
        app.get(QueryBus).execute(new CompareAsked(given.authority, given, b)));
      if (given.csv) print(csv(['because', ...CHANGE_COLUMNS], changeRows(answer)));
      else if (given.json) printJson(answer);
      else printComparison(answer);
    });
};

const CHANGE_COLUMNS = ['child', 'change', 'what', 'before', 'after', 'entries'] as const;

const changeRows = (answer: ExplainedComparison) => [
  ...rowsOf(answer.worldChanged).map((row) => ['the world changed', ...row]),
  ...rowsOf(answer.weLearned).map((row) => ['we learned', ...row]),
];

const rowsOf = ({ changes }: ExplainedPart) =>
  changes.flatMap(({ child, kind, differences, entries }) =>
    (differences.length > 0 ? differences : [{ what: '', before: '', after: '' }]).map(({ what, before, after }) => [
      child, kind, what, before, after, entries.join(' '),
    ]),
  );

const printComparison = (answer: ExplainedComparison): void => {
  const { a, b, difference, worldChanged, weLearned } = answer;
  print(`A: ${a.total} as at ${a.asAt}, as known at entry ${a.knownAt}`);
  print(`B: ${b.total} as at ${b.asAt}, as known at entry ${b.knownAt}`);
  print(`Difference ${signed(difference)}: the world changed ${signed(worldChanged.net)}, we learned ${signed(weLearned.net)}`);
  for (const [title, part] of [['The world changed', worldChanged], ['We learned', weLearned]] as const) {
    print(`\n${title}: ${part.changes.length} children`);
    if (part.changes.length > 0) print(inColumns(CHANGE_COLUMNS, rowsOf(part)));
  }
};

const signed = (net: number): string => (net > 0 ? `+${net}` : String(net));

const addChild = (program: Command, config: Config, end: End): void => {
  withStore(program.command('child <reference>'), config)
    .description('tell one child’s life in care and every entry it rests on')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--steps', 'tell what was believed after each entry')
    .option('--csv', 'the entries as CSV')
    .addHelpText('after', '\nExample:\n  npm run -s tracker -- child 276736 --steps')
    .action(async (reference: string, given: Settings & Viewed & { steps?: boolean; csv?: boolean }) => {
      const child = childId(reference);
      if (!child) throw new Unusable(`${reference} cannot be a child’s reference.`);
      const { told, steps } = await withTracker(given.data, { of: given.authority }, async (app) => {
        const queries = app.get(QueryBus);
        const answer: ChildTold | null = await queries.execute(new ChildAsked(given.authority, child, given));
        const stepped: ChildStep[] = given.steps ? await queries.execute(new ChildStepsAsked(given.authority, child)) : [];
        return { told: answer, steps: stepped };
      });
      if (!told) {
        process.stderr.write(`Nothing is recorded of child ${reference} in ${given.authority} as of then.\n`);
        end(EXIT.foundWrong);
      } else if (given.json) printJson(given.steps ? { ...told, steps } : told);
      else if (given.csv) print(csv(ENTRY_COLUMNS, entryRows(told)));
      else printChild(told, steps);
    });
};

const ENTRY_COLUMNS = ['entry', 'what', 'effective on', 'recorded at', 'by', 'days late', 'struck out by'] as const;

const entryRows = ({ entries }: Pick<ChildTold, 'entries'>) =>
  entries.map(({ number, type, effectiveOn, recordedAt, recordedBy, daysLate, struckOutBy }) => [
    number, type, effectiveOn, recordedAt, recordedBy, daysLate, struckOutBy,
  ]);

const EPISODE_COLUMNS = ['from', 'to', 'RNE', 'LS', 'PLACE', 'provider', 'URN', 'REC'] as const;

const episodeRows = ({ episodes }: Pick<ChildTold, 'episodes'>) =>
  episodes.map(({ from, to, reasonForNewEpisode, legalStatus, placement, away, reasonCeased }) => [
    from, to, reasonForNewEpisode, legalStatus, away ?? placement.type, away ? null : placement.provider, placement.urn, reasonCeased,
  ]);

const printChild = (told: ChildTold, steps: readonly ChildStep[]): void => {
  print(`Child ${told.child} as at ${told.asAt}, as known at entry ${told.knownAt}: ${told.inCare ? 'in care' : 'not in care'}`);
  print(`\n${inColumns(EPISODE_COLUMNS, episodeRows(told))}`);
  print(`\n${inColumns(ENTRY_COLUMNS, entryRows(told))}`);
  for (const { why, said, by } of told.resolutions)
    print(`\n${said.table} row ${said.row} of ${said.year}: ${why} (${by.table} row ${by.row} of ${by.year})`);
  for (const { rule, on, message } of told.suspicions) print(`\nRule ${rule}${on ? ` (${on})` : ''}: ${message}`);
  for (const step of steps) {
    print(`\nAfter ${step.entries.map(({ number, type }) => `entry ${number} (${type})`).join(', ')}:`);
    print(inColumns(EPISODE_COLUMNS, episodeRows({ episodes: step.believed })));
  }
};
