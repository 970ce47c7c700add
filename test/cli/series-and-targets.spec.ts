import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Command } from 'commander';
import { addRecordsCommands } from '../../src/cli/records-commands.js';
import { addSeriesCommands } from '../../src/cli/series-commands.js';
import { addTargetCommands } from '../../src/cli/target-commands.js';
import { configFrom } from '../../src/config.js';

const AUTHORITY = 'E99000001';
const data = mkdtempSync(join(tmpdir(), 'series-cli-'));
const files = mkdtempSync(join(tmpdir(), 'series-files-'));
afterAll(() => [data, files].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const file = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(join(files, name), `${lines.join('\n')}\n`);
  return join(files, name);
};

describe('tracker import-series, series and targets', () => {
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
    const config = configFrom({ TRACKER_AUTHORITY: AUTHORITY, TRACKER_DATA: data });
    const end = (ended: number) => {
      code = ended;
    };
    addSeriesCommands(program, config, end);
    addRecordsCommands(program, config, end);
    addTargetCommands(program, config);
    await program.parseAsync(['node', 'tracker', ...args]);
    return code;
  };

  test('bring vintages in, and tell what was out by a day', async () => {
    const vintages = file('vintages.csv', 'fact,as_at_or_period,published,value', 'children looked after,2018-03-31,2018,619', 'children looked after,2018-03-31,2019,620');
    expect(await run('import-series', vintages, '--area', 'E08000018')).toBe(0);
    expect(out).toContain('Published series: 2 rows read; 2 imported, 0 unchanged, 0 rejected; 3 entries made.');
    out = '';
    await run('series', 'cla.E08000018', '--released-by', '2018-12-31', '--csv');
    expect(out).toMatch(/,cla\.E08000018,2018-03-31,,2018,2018-12-31,619,,\r\n$/);
    out = '';
    await run('series', 'cla.E08000018');
    expect(out).toMatch(/2018-03-31 +2019 +2019-12-31 +620 +1\n$/);
  });

  test('refuse what names no area, no series and no day', async () => {
    await expect(run('import-series', 'x.csv', '--area', 'Rotherham')).rejects.toThrow('Rotherham is not a GSS code');
    await expect(run('series', 'cla.E08000019')).rejects.toThrow('No series cla.E08000019 is known');
    await expect(run('series', 'cla.E08000018', '--released-by', 'soon')).rejects.toThrow('“Released by” must be a real date');
    expect(await run('import-series', file('other.csv', 'a,b'))).toBe(2);
  });

  test('tell how far targets have come', async () => {
    const plan = file('plans.csv', 'plan,plan_title,adopted_on', 'strategy,A strategy,18/02/2019');
    const targets = file('targets.csv',
      'plan,target,target_set_on,target_words,target_measure,target_figure,baseline,baseline_on,to_reach,direction,due_on,owner',
      'strategy,households,18/02/2019,More households,carers,carers.households,0,31/12/2018,190,raise,31/03/2022,Head of fostering',
      'strategy,keep,18/02/2019,No more in care than now,sufficiency,lac.total,0,31/12/2018,0,lower,31/03/2022,Head of care');
    expect(await run('import-records', plan, targets)).toBe(0);
    out = '';
    await run('targets', '--as-at', '2019-12-31');
    expect(out).toMatch(/: 2 targets, 0 actions still open\n/);
    expect(out).toMatch(/More households +0 +0 +58\.5 +190 +households +2022-03-31 +Behind +Head of fostering/);
    expect(out).toMatch(/No more in care than now +0 +0 +0 +0 +children +2022-03-31 +Met +Head of care/);
    out = '';
    await run('targets', '--as-at', '2019-12-31', '--json');
    expect(JSON.parse(out)).toMatchObject({ asAt: '2019-12-31', targets: [{ target: 'households', verdict: 'behind' }, { target: 'keep', verdict: 'met' }] });
  });
});
