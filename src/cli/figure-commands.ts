import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { definitionsOf, measuresListed } from '../asking/definitions.js';
import { FigureAsked, type FigureTold } from '../asking/figure.js';
import { behindColumns, behindRows, figureColumns, figureRows } from '../asking/figure-tables.js';
import { MeasureAsked, type MeasureTold } from '../asking/measure.js';
import type { Config } from '../config.js';
import { csv } from '../csv.js';
import { poundsInWords } from '../words/money-in-words.js';
import type { Figure } from '../../projections/figure.js';
import { inColumns, print, printJson } from './answers.js';
import { AS_AT, EXIT, KNOWN_AT, withStore, type Settings, type Viewed } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;
type Given = Settings & Viewed & { from?: string; to?: string; population?: string; releasedBy?: string; figure?: string; define?: boolean; csv?: boolean };

/** Every figure there is, its definition, and what is behind it. */
export const addFigureCommands = (program: Command, config: Config, end: End): void => {
  withStore(program.command('measure [name]'), config)
    .description('tell the figures of a measure, or with no name which measures there are')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--from <date>', 'the first day of the period; 1 April before the day asked about if not given')
    .option('--to <date>', 'the last day of the period, included; the day asked about if not given')
    .option('--population <people>', 'under-18s in the area, for rates per 10,000')
    .option('--released-by <date>', 'of what is published, only what was released by that day')
    .option('--figure <id>', 'drill into one figure: the records behind it, and their entries')
    .option('--define', 'tell how the figures are defined, and by whom')
    .option('--csv', 'as CSV')
    .addHelpText('after', '\nExamples:\n  npm run -s tracker -- measure cost --as-at 2018-08-28 --known-at 2018-08-28\n  npm run -s tracker -- measure carers --as-at 2018-12-31 --figure carers.households')
    .action(async (name: string | undefined, given: Given) => {
      if (name === undefined) return listMeasures(given);
      if (given.define) return define(name, given);
      if (given.figure !== undefined) return drill(name, given.figure, given, end);
      const told = await withTracker(given.data, { of: given.authority }, (app): Promise<MeasureTold> =>
        app.get(QueryBus).execute(new MeasureAsked(given.authority, name, given, periodGiven(given))));
      if (given.csv) print(csv(figureColumns, figureRows(told)));
      else if (given.json) printJson(told);
      else printFigures(told);
    });
};

const listMeasures = ({ json }: Given): void => {
  if (json) printJson({ measures: measuresListed() });
  else print(inColumns(['measure', 'what it tells'], measuresListed().map(({ name, title }) => [name, title])));
};

const define = (name: string, { json }: Given): void => {
  const told = definitionsOf(name);
  if (!told) throw new Unusable(`There is no measure “${name}”. There are: ${measuresListed().map((one) => one.name).join(', ')}.`);
  if (json) return printJson(told);
  print(told.title);
  for (const definition of told.definitions) print(`\n${definition.name} (${definition.file})\n${definition.text}`);
};

const drill = async (name: string, figure: string, given: Given, end: End): Promise<void> => {
  const told = await withTracker(given.data, { of: given.authority }, (app): Promise<FigureTold | null> =>
    app.get(QueryBus).execute(new FigureAsked(given.authority, name, figure, given, periodGiven(given))));
  if (!told) {
    process.stderr.write(`The measure ${name} has no figure ${figure} from there.\n`);
    return end(EXIT.misused);
  }
  if (given.csv) return print(csv(behindColumns, behindRows(told)));
  if (given.json) return printJson(told);
  print(`${told.figure.words}: ${inWords(told.figure)}, as at ${told.asAt}, as known at entry ${told.knownAt}`);
  print(inColumns(['kind', 'reference', 'adds', 'decided by entries'], told.behind.map(({ kind, id, adds, entries, others }) =>
    [kind, id, adds ?? 1, entries.length > 0 ? entries.join(' ') : `none alone; together ${others.join(' ')}`])));
};

const periodGiven = ({ from, to, population, releasedBy }: Given) => ({
  from, to, releasedBy, population: population === undefined ? undefined : Number(population),
});

const printFigures = ({ title, asAt, knownAt, period, figures }: MeasureTold): void => {
  print(`${title}, as at ${asAt}, as known at entry ${knownAt}; the period is ${period.from} to ${period.to}`);
  print(inColumns(['figure', 'what', 'value', 'of'], figures.map((figure) => [figure.id, figure.words, inWords(figure), figure.of])));
};

const inWords = ({ value, unit }: Pick<Figure, 'value' | 'unit'>): string => {
  if (value === null) return 'nobody to count';
  return unit === 'pence' ? poundsInWords(value) : `${value} ${unit}`;
};
