import type { Command } from 'commander';
import { authorityCode, type Config } from '../config.js';
import { SeriesImport } from '../imports/series/import-series.js';
import { bringIn, importing, tellImported, type ImportGiven } from './bringing-in.js';
import { Unusable } from './tracker.js';

/** What the department publishes of every area, release after release. */
export const addSeriesCommands = (program: Command, config: Config, end: (code: number) => void): void => {
  importing(program, config, 'import-series <path...>')
    .description('bring in published series: the DfE’s underlying data (CLA2018.csv) and facts in successive releases; in any order')
    .option('--area <code>', 'the GSS code of the area that a file of successive releases is about; the authority’s own if not given')
    .addHelpText('after', '\nExamples:\n  npm run -s tracker -- import-series CLA2017.csv CLA2018.csv CLA2019.csv --data data\n  npm run -s tracker -- import-series vintages.csv --area E08000018 --dry-run --json')
    .action(async (paths: string[], given: ImportGiven & { area?: string }) => {
      const area = given.area === undefined ? undefined : authorityCode(given.area);
      if (given.area !== undefined && !area) throw new Unusable(`${given.area} is not a GSS code: give a letter and eight digits, such as E08000018.`);
      const report = await bringIn(given, (app, bringing) => app.get(SeriesImport).import(paths, { ...bringing, ...(area ? { area } : {}) }));
      tellImported(report, { of: 'Published series', json: given.json, end });
    });
};
