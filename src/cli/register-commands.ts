import type { Command } from 'commander';
import type { Config } from '../config.js';
import { RegisterImport } from '../imports/ofsted/import-register.js';
import { bringIn, importing, pastDay, tellImported, type ImportGiven } from './bringing-in.js';

/** Ofsted's published register of social care providers. */
export const addRegisterCommands = (program: Command, config: Config, end: (code: number) => void): void => {
  importing(program, config, 'import-register <path...>')
    .description('bring in Ofsted’s register of providers as it is published (CSV); one or many years, in any order')
    .option('--as-at <date>', 'the day the register tells of, where the file’s name does not tell')
    .addHelpText('after', '\nExamples:\n  npm run -s tracker -- import-register providers-31-march-2019.csv providers-31-march-2020.csv\n  npm run -s tracker -- import-register register.csv --as-at 2019-03-31 --dry-run --json')
    .action(async (paths: string[], given: ImportGiven & { asAt?: string }) => {
      const asAt = pastDay('--as-at', given.asAt);
      const report = await bringIn(given, (app, bringing) =>
        app.get(RegisterImport).import(paths, { ...bringing, ...(asAt ? { asAt } : {}) }));
      tellImported(report, {
        of: `Registers as at ${report.registers.join(', ') || 'no day'}`,
        also: `; ${report.registrationsEnded} providers no longer in the register`,
        json: given.json,
        end,
      });
    });
};
