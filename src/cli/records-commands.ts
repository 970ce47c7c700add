import type { Command } from 'commander';
import type { Config } from '../config.js';
import { RecordsImport } from '../imports/records/records-import.js';
import { bringIn, importing, tellImported, type ImportGiven } from './bringing-in.js';

/** What a council brings in from its own registers. */
export const addRecordsCommands = (program: Command, config: Config, end: (code: number) => void): void => {
  importing(program, config, 'import-records <path...>')
    .description('bring in carers, homes, fees, rates and budgets: CSV tables, folders, zip; in any order')
    .addHelpText(
      'after',
      '\nThe tables and their columns: docs/how-to/import-carers-homes-fees-budgets.md\n' +
        'Examples:\n  npm run -s tracker -- import-records registers/ --data data --dry-run\n' +
        '  npm run -s tracker -- import-records carers.csv homes.csv fees.csv --data data --json',
    )
    .action(async (paths: string[], given: ImportGiven) => {
      const report = await bringIn(given, (app, bringing) => app.get(RecordsImport).import(paths, bringing));
      tellImported(report, { of: 'Registers', json: given.json, end });
    });
};
