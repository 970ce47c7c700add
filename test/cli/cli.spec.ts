import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeExampleReturn } from '../../src/example/write-example-return.js';

/** What `npm run tracker` runs; it builds what is stale. */
const TRACKER = join(process.cwd(), 'scripts/tracker.mjs');

type Ended = { readonly code: number | null; readonly out: string; readonly complaints: string };

const tracker = (args: readonly string[], stopWhenThere?: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TRACKER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, complaints] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
    const stopping = setInterval(() => {
      if (stopWhenThere === undefined || !existsSync(stopWhenThere)) return;
      clearInterval(stopping);
      child.kill('SIGINT');
    }, 20);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(stopping);
      resolve({ code, out, complaints });
    });
  });

const answer = async (args: readonly string[]): Promise<Record<string, unknown>> => {
  const { code, out, complaints } = await tracker([...args, '--json']);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${complaints}`);
  return JSON.parse(out) as Record<string, unknown>;
};

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  folders.push(folder);
  return folder;
};

describe('the command line', () => {
  let data: string;
  let returns: string;
  let years: string[];

  beforeAll(async () => {
    returns = scratch();
    await writeExampleReturn(returns, { children: 60, firstYear: 2018, years: 2 });
    years = readdirSync(returns).sort().map((name) => join(returns, name));
    data = join(scratch(), 'store');
  }, 60_000);

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('brings each year in as known on the day it was returned', async () => {
    for (const [place, on] of ['2018-06-30', '2019-06-30'].entries()) {
      const report = await answer(['import', years[place] ?? '', '--data', data, '--recorded-on', on]);
      expect(Object.keys(report)).toEqual(
        expect.arrayContaining(['rowsRead', 'rowsImported', 'rowsUnchanged', 'rowsRejected', 'entriesMade', 'findings']),
      );
      expect(Number(report['rowsImported']) + Number(report['rowsUnchanged']) + Number(report['rowsRejected'])).toBe(report['rowsRead']);
    }
  }, 60_000);

  test('counts as at a day and as known at an entry, a date or an instant, and always says which entry', async () => {
    const then = await answer(['snapshot', '--as-at', '2018-03-31', '--known-at', '2018-12-31', '--data', data]);
    const now = await answer(['snapshot', '--as-at', '2018-03-31', '--data', data]);
    expect(Object.keys(then)).toEqual(expect.arrayContaining(['asAt', 'knownAt', 'total', 'shortBreaks', 'groups']));
    expect(Number(then['knownAt'])).toBeLessThan(Number(now['knownAt']));
    const sum = Object.values(then['groups'] as Record<string, number>).reduce((total, n) => total + n, 0);
    expect(sum).toBe(then['total']);
    const again = await answer(['snapshot', '--as-at', '2018-03-31', '--known-at', String(then['knownAt']), '--data', data]);
    expect({ ...again, laterEntries: 0 }).toEqual({ ...then, laterEntries: 0 });
    const instant = await answer(['snapshot', '--as-at', '2018-03-31', '--known-at', '2018-06-30T12:00:00Z', '--data', data]);
    expect(instant['knownAt']).toBe(then['knownAt']);
    const nothing = await answer(['snapshot', '--as-at', '2018-03-31', '--known-at', '2018-01-01', '--data', data]);
    expect(nothing).toMatchObject({ knownAt: 0, total: 0 });
  }, 60_000);

  test.each(['providerType', 'legalStatus', 'sex', 'ethnicity', 'ageBand'])('counts by %s', async (by) => {
    const { groups, total } = await answer(['snapshot', '--as-at', '2019-03-31', '--by', by, '--data', data]);
    expect(Object.values(groups as Record<string, number>).reduce((sum, n) => sum + n, 0)).toBe(total);
  }, 30_000);

  test('splits a difference into what changed in the world and what we learned', async () => {
    const told = await answer(['compare', '--as-at', '2018-03-31', '--known-at', '2018-12-31', '--as-at-b', '2018-03-31', '--data', data]);
    const [world, learned] = [told['worldChanged'], told['weLearned']] as { net: number; changes: unknown[] }[];
    expect(world).toEqual({ net: 0, changes: [] });
    expect(learned?.changes.length).toBeGreaterThan(0);
    expect(learned?.net).toBe(told['difference']);
  }, 30_000);

  test('tells one child’s life, step by step', async () => {
    const { children } = await answer(['snapshot', '--as-at', '2018-03-31', '--children', '--data', data]);
    const child = (children as { child: string }[])[0]?.child ?? '';
    const told = await answer(['child', child, '--steps', '--data', data]);
    expect(told).toMatchObject({ child });
    expect((told['steps'] as unknown[]).length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toMatch(/postcode|"identity"/i);
    expect((await tracker(['child', 'nobody', '--data', data])).code).toBe(1);
  }, 30_000);

  test('replays, verifies and rebuilds', async () => {
    expect(await answer(['replay', '--data', data])).toMatchObject({ identical: true, firstDifference: null });
    expect(await answer(['verify', '--data', data])).toMatchObject({ intact: true });
    expect((await tracker(['verify', '--witness', `1:${'0'.repeat(64)}`, '--data', data])).code).toBe(1);
  }, 30_000);

  test('rebuilds beside the views in use, and tells every figure that is told otherwise than one kept by another release', async () => {
    const file = join(scratch(), 'figures.json');
    const { entries, compared, changed } = await answer(['rebuild', '--keep', file, '--data', data]);
    expect([Number(entries) > 0, Number(compared) > 1_000, changed]).toEqual([true, true, []]);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { viewpoints: { asAt: string; knownAt: number; figures: Record<string, number> }[] };
    const [first] = kept.viewpoints;
    if (first) first.figures['sufficiency lac.total'] = 4_711;
    writeFileSync(file, JSON.stringify(kept));
    const told = await tracker(['rebuild', '--against', file, '--json', '--data', data]);
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({
      compared, changed: [{ asAt: first?.asAt, knownAt: first?.knownAt, figure: 'sufficiency lac.total', was: 4_711 }],
    });
    writeFileSync(file, '[]');
    expect((await tracker(['rebuild', '--against', file, '--data', data])).code).toBe(2);
  }, 120_000);

  test('writes the return of a year, with what was known by then', async () => {
    const to = scratch();
    const { files } = await answer(['export', '--year', '2019', '--to', to, '--data', data]);
    expect((files as { file: string; rows: number }[]).find(({ file }) => file === 'episodes.csv')?.rows).toBeGreaterThan(0);
    expect(readFileSync(join(to, 'episodes.csv'), 'utf8')).toMatch(/^CHILD,DECOM,RNE,LS,CIN,PLACE,/);
  }, 30_000);

  test('will not bring history in behind what is known already', async () => {
    const { code, complaints } = await tracker(['import', years[0] ?? '', '--data', data, '--recorded-on', '2001-01-01']);
    // The rows are there already, so nothing would be written and nothing is refused.
    expect(code).toBe(0);
    expect(complaints).not.toMatch(/at .*\.ts/);
    const other = scratch();
    await writeExampleReturn(other, { children: 5, firstYear: 2018, years: 1, seed: 99 });
    const refused = await tracker(['import', other, '--data', data, '--recorded-on', '2001-01-01']);
    expect(refused.code).toBe(3);
    expect(refused.complaints).toMatch(/already has entries recorded at/);
  }, 60_000);

  test('says what is wrong with a question, and answers nothing on standard output', async () => {
    for (const args of [
      ['snapshot', '--as-at', '2019-02-30', '--data', data],
      ['snapshot', '--known-at', '99999999', '--data', data],
      ['snapshot', '--by', 'shoeSize', '--data', data],
      ['snapshot', '--data', join(data, 'elsewhere')],
      ['snapshot', '--authority', 'Rotherham', '--data', data],
      ['no-such-command'],
    ]) {
      const { code, out, complaints } = await tracker(args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(complaints.length).toBeGreaterThan(10);
      expect(complaints).not.toMatch(/at .*\.ts:\d/);
    }
  }, 60_000);

  test('has help with an example for every verb', async () => {
    const { out, code } = await tracker(['--help']);
    expect(code).toBe(0);
    for (const verb of ['import', 'snapshot', 'compare', 'child', 'rebuild', 'replay', 'verify', 'export']) expect(out).toContain(verb);
    expect((await tracker(['import', '--help'])).out).toMatch(/Examples?:/);
  }, 30_000);

  test('stopped with Ctrl-C in the middle of an import, leaves a ledger that the same import completes', async () => {
    const [folder, large] = [scratch(), scratch()];
    await writeExampleReturn(large, { children: 400, firstYear: 2016, years: 3, seed: 7 });
    const stopped = await tracker(['import', large, '--data', folder, '--json'], join(folder, 'views', 'views.current'));
    expect(JSON.parse(stopped.out)).toMatchObject({ stopped: true });
    const whole = await answer(['import', large, '--data', folder]);
    expect(Number(whole['rowsImported']) + Number(whole['rowsUnchanged']) + Number(whole['rowsRejected'])).toBe(whole['rowsRead']);
    expect(Number(whole['rowsImported'])).toBeGreaterThan(0);
    expect(await answer(['replay', '--data', folder])).toMatchObject({ identical: true });
  }, 120_000);
});
