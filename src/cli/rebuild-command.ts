import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Asking } from '../asking/asking.js';
import { figuresAgain, figuresChanged, figuresIn, figuresNow, type FigureChanged, type FiguresKept } from '../audit/figures-kept.js';
import type { Config } from '../config.js';
import { Projector } from '../projecting/projector.js';
import { TODAY } from '../recording/recording.tokens.js';
import type { Today } from '../recording/today.js';
import { inColumns, print, printJson } from './answers.js';
import { progressOn } from './progress.js';
import { EXIT, withStore, type Settings } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type Given = Settings & { readonly against?: string; readonly keep?: string };

const HELP = `
Every figure of today, of the last twelve months' ends and of each published evening is told before and after, and each that
differs is listed (exit code 1). Before an upgrade keep them with --keep; after it, hold the new release --against them.

Example:
  npm run -s tracker -- rebuild --keep figures.json`;

/** Makes the views anew beside those in use, and tells which figures that changed. */
export const addRebuild = (program: Command, config: Config, end: (code: number) => void): void => {
  withStore(program.command('rebuild'), config)
    .description('make all views anew from the ledger, beside those in use, switch, and tell every figure that this changed')
    .option('--against <file>', 'compare with figures that were kept, by this release or another')
    .option('--keep <file>', 'keep the figures told afterwards in a file')
    .addHelpText('after', HELP)
    .action(async ({ data, authority, json, against, keep }: Given) => {
      const kept = against === undefined ? undefined : keptIn(against);
      const progress = progressOn('Rebuilding', 'entries');
      const told = await withTracker(data, {}, async (app) => {
        const asking = app.get(Asking);
        const projector = app.get<Projector>(Projector);
        const before = kept ?? (await figuresNow(asking, authority, app.get<Today>(TODAY)()));
        await projector.rebuild(progress.to);
        const after = await figuresAgain(asking, before);
        return { entries: projector.status.seen, after, changed: figuresChanged(before, after) };
      });
      progress.end();
      if (keep !== undefined) writeFileSync(keep, `${JSON.stringify(told.after, null, 2)}\n`);
      const compared = figuresIn(told.after);
      if (json) printJson({ entries: told.entries, compared, changed: told.changed });
      else tell(told.entries, compared, told.changed);
      end(told.changed.length === 0 ? EXIT.done : EXIT.foundWrong);
    });
};

const tell = (entries: number, compared: number, changed: readonly FigureChanged[]): void => {
  print(`The views were made anew from ${entries} entries.`);
  if (changed.length === 0) return print(`All ${compared} figures compared are told as before.`);
  print(`${changed.length} of ${compared} figures are told otherwise:`);
  const shown = (value: FigureChanged['was']): string => (value === null ? 'not told' : String(value));
  print(inColumns(['as at', 'as known at entry', 'figure', 'was', 'is'], changed.map(({ asAt, knownAt, figure, was, is }) => [asAt, String(knownAt), figure, shown(was), shown(is)])));
};

/** Figures that were kept in a file by `--keep`. */
const keptIn = (file: string): FiguresKept => {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<FiguresKept>;
    if (typeof kept.authority === 'string' && Array.isArray(kept.viewpoints)) return kept as FiguresKept;
  } catch (error) {
    throw new Unusable(`${file} cannot be read: ${(error as Error).message}`);
  }
  throw new Unusable(`${file} is no file that --keep has written.`);
};
