import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Command } from 'commander';
import { addRecordsCommands } from '../../../src/cli/records-commands.js';
import { configFrom } from '../../../src/config.js';
import type { RecordsReport } from '../../../src/imports/records/records-import.js';
import { tables } from '../../../src/imports/records/tables.js';
import { csv, everyExample, filesIn } from './given-records.js';

describe('tracker import-records', () => {
  let out = '';

  beforeEach(() => {
    out = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const run = async (...args: readonly string[]): Promise<number> => {
    let code = 0;
    const program = new Command('tracker').exitOverride();
    addRecordsCommands(program, configFrom({}), (ended) => (code = ended));
    await program.parseAsync(['node', 'tracker', 'import-records', ...args]);
    return code;
  };

  test('tells counts and findings, and nothing is written by a dry run', async () => {
    const data = filesIn({});
    const files = filesIn({ ...everyExample(), 'bad.csv': csv('year,category,budget,decided_on', '2018-19,other,ten,01/03/2018') });
    expect(await run(files, '--data', data, '--dry-run')).toBe(0);
    expect(out).toMatch(new RegExp(`^Dry run, nothing was written\\. Registers: ${tables.length + 1} rows read; \\d+ imported, \\d+ unchanged, 1 rejected; \\d+ entries made\\.\n`));
    expect(out).toMatch(/not-an-amount +1 +.*bad\.csv row 2: budget is not an amount in pounds/);
    expect(existsSync(join(data, 'ledger.db'))).toBe(false);
  });

  test('brings registers in, as known on a day, and answers in JSON', async () => {
    const data = filesIn({});
    const files = filesIn({ 'budgets.csv': csv('year,category,budget,decided_on', '2018-19,other,10,01/03/2018') });
    expect(await run(files, '--data', data, '--recorded-on', '2019-03-31', '--json')).toBe(0);
    expect(JSON.parse(out) as RecordsReport).toEqual({
      rowsRead: 1, rowsImported: 1, rowsUnchanged: 0, rowsRejected: 0, entriesMade: 1, dryRun: false, stopped: false, findings: [], findingsNotListed: 0,
    });
  });

  test('ends otherwise where there was nothing to read, or a day that cannot be', async () => {
    expect(await run(filesIn({ 'a.txt': 'hello' }), '--data', filesIn({}), '--dry-run')).toBe(2);
    await expect(run('x', '--data', filesIn({}), '--recorded-on', '31/03/2019')).rejects.toThrow('--recorded-on must be a real date');
    await expect(run('x', '--data', filesIn({}), '--recorded-on', '2199-03-31')).rejects.toThrow('--recorded-on must be today or in the past');
  });
});
