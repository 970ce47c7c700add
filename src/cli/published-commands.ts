import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import type { Config } from '../config.js';
import { compareFigures, type ComparedFigure, type Verdict } from '../demonstration/compare-figures.js';
import { loadDemonstration } from '../demonstration/load-demonstration.js';
import { marginsFrom } from '../demonstration/margins.js';
import { inColumns, print, printJson } from './answers.js';
import { progressOn } from './progress.js';
import { EXIT, withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;
type Given = Settings & { readonly golden: string };

/** Holds the tracker against what a council printed. */
export const addPublishedCommands = (program: Command, config: Config, end: End): void => {
  withStore(program.command('figures'), config)
    .description('compute every figure of a file of published figures from the ledger, and say of each whether it comes out')
    .requiredOption('--golden <file>', 'published figures: JSON, { "figures": [{ "id", "value", "unit", "asAt", … }] }')
    .addHelpText(
      'after',
      '\nA folder with nothing in it is filled with the demonstration authority first. Exit code 1 where a figure differs and nothing explains it.\n' +
        'Example:\n  npm run -s tracker -- figures --golden test/golden/published-figures.json --data /tmp/demonstration --json',
    )
    .action(async (given: Given) => {
      const { figures } = read(given.golden);
      const compared = await withTracker(given.data, { mayBegin: true }, async (app) => {
        const progress = progressOn('Recording the demonstration authority', 'entries');
        await loadDemonstration(app, given, progress.to);
        progress.end();
        return compareFigures(app.get(QueryBus), given.authority, figures);
      });
      if (given.json) printJson({ figures: compared });
      else tell(compared);
      if (compared.some(({ verdict }) => UNEXPLAINED.has(verdict))) end(EXIT.foundWrong);
    });
};

const UNEXPLAINED: ReadonlySet<Verdict> = new Set(['differs', 'not computed']);

const read = (file: string): ReturnType<typeof marginsFrom> => {
  try {
    return marginsFrom(file);
  } catch (error) {
    throw new Unusable(`${file} holds no published figures (${error instanceof Error ? error.message : String(error)}). Give a JSON file with a list “figures”.`);
  }
};

const VERDICTS: readonly Verdict[] = ['reproduced', 'misprinted', 'differs', 'not computed'];

const tell = (compared: readonly ComparedFigure[]): void => {
  print(inColumns(['figure', 'published', 'computed', 'verdict', 'basis'], compared.map(({ id, published, computed, verdict, basis }) =>
    [id, published, computed ?? 'none', verdict, basis])));
  const counts = VERDICTS.map((verdict) => `${compared.filter((one) => one.verdict === verdict).length} ${verdict}`);
  print(`${compared.length} figures: ${counts.join(', ')}`);
};
