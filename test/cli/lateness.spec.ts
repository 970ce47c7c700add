import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTracker } from '../../src/cli/run.js';
import { admission, move, recordFact, serve } from '../support/served.js';

describe('tracker lateness', () => {
  let data: string;
  let out = '';

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'lateness-'));
    const served = await serve({ TRACKER_DATA: data });
    await recordFact(served, '1', admission('2018-12-01'));
    await recordFact(served, '1', move('2019-02-01'));
    await served.serving.stop(1_000);
  }, 60_000);
  beforeEach(() => {
    out = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await rm(data, { recursive: true });
  });

  const run = (...args: readonly string[]) => runTracker(['node', 'tracker', 'lateness', '--data', data, ...args]);

  test('tells the same in columns, as CSV and as JSON', async () => {
    expect(await run('--json')).toBe(0);
    const told = JSON.parse(out) as { whole: { entries: number; median: number } };
    expect(told).toMatchObject({ whole: { entries: 2 }, byRecorder: [{ account: 'officer', entries: 2 }] });
    out = '';
    expect(await run('--csv')).toBe(0);
    const rows = parse<Record<string, string>>(out, { columns: true });
    expect(rows.find(({ part }) => part === 'all')).toMatchObject({ entries: '2', median_days: String(told.whole.median) });
    out = '';
    expect(await run()).toBe(0);
    expect(out).toMatch(/recorded by +officer +2 /);
  }, 60_000);

  test('counts only what was recorded in the days asked about, and asks for a real date', async () => {
    await run('--to', '2001-01-01', '--json');
    expect(JSON.parse(out)).toMatchObject({ whole: { entries: 0, median: null } });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await run('--from', 'soon')).toBe(2);
  }, 60_000);
});
