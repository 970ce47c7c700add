import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byRule, weightOf } from '../../src/imports/intake/findings-by-rule.js';
import { freshName, IntakeFiles } from '../../src/imports/intake/intake-files.js';
import { begun, progressTold } from '../../src/imports/intake/progress-told.js';
import { tallyOf } from '../../src/imports/intake/tally.js';
import { filesOfReturn } from '../../src/imports/intake/files-seen.js';
import type { Progress } from '../../src/imports/intake/intake.js';
import type { ImportFinding } from '../../src/imports/ssda903/report.js';
import { readReturn } from '../../src/imports/ssda903/files/read-return.js';
import { runs } from '../support/runs.js';

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n';
const finding = (more: Partial<ImportFinding>): ImportFinding => ({ file: 'a.csv', row: 2, column: null, rule: '100', message: 'Look.', child: null, ...more });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = (text: string): string => {
  const path = join(folder, freshName());
  writeFileSync(path, text);
  return path;
};

describe('files under names of ours', () => {
  test('are told of, and their year is told, by the names they had', async () => {
    const one = (year: number) => `${EPISODES}101,01/06/${year},S,C2,N1,U6,PR1,01/09/${year},E4A,,,,\n`;
    const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n101,2,30/06/2008,WBRI,UN1,0,\n';
    const given = [['2017-episodes.csv', one(2017)], ['2018-episodes.csv', one(2018)], ['2018-header.csv', header]] as const;
    const { years } = await readReturn(given.map(([label, text]) => ({ path: stored(text), label })));
    expect(years.map(({ year, files }) => [year, files.map(({ name }) => name)])).toEqual([
      [2018, ['2017-episodes.csv']], [2019, ['2018-header.csv', '2018-episodes.csv']],
    ]);
  });

  test('of one name are told apart, and a name that would turn the writing round is made harmless', async () => {
    const text = (child: string) => `${EPISODES}${child},01/06/2018,S,C2,N1,U6,PR1,01/09/2018,E4A,,,,\n`;
    const { years } = await readReturn([
      { path: stored(text('101')), label: 'e.csv' }, { path: stored(text('102')), label: 'e.csv' }, { path: stored(text('103')), label: 'e\u202evsc.csv' },
    ]);
    expect(years[0]?.files.map(({ name }) => name).sort()).toEqual(['e (2).csv', 'e.csv', 'e�vsc.csv'].map((name) => name.replace('e (2).csv', 'e.csv (2)')).sort());
  });

  test('are left aside beyond what may be read at once, and said to be', async () => {
    const given = ['101', '102'].map((child) => ({ path: stored(`${EPISODES}${child},01/06/2018,S,C2,N1,U6,PR1,01/09/2018,E4A,,,,\n`), label: `${child}.csv` }));
    const read = await readReturn(given, { limits: { bytes: 200 } });
    expect(read.years[0]?.files.map(({ name }) => name)).toEqual(['101.csv']);
    expect(read.problems()).toMatchObject([{ file: '102.csv', rule: 'too-much' }]);
  });

  test('are none of them passed over in silence', async () => {
    const given = [['empty-table.csv', EPISODES], ['notes.csv', 'a,b\n1,2\n'], ['nothing.csv', '\n\n'], ['broken.xml', '<MESSAGE><CHILD>']] as const;
    const files = given.map(([label, text]) => ({ path: stored(text), label }));
    const seen = filesOfReturn(await readReturn(files), files.map(({ label }) => ({ stored: '', label, bytes: 1 })));
    expect(seen.map(({ name, leftOut }) => [name, leftOut !== null]).sort()).toEqual(given.map(([name]) => [name, true]).sort());
  });
});

describe('findings by rule', () => {
  test.each([
    [finding({ message: 'DEC is not a date. The row was not imported.' }), 'row-left-out'],
    [finding({ rule: 'too-few-cells', message: 'This row has 2 cells where the header has 3. It was not read: see whether its end is missing.' }), 'row-left-out'],
    [finding({ rule: 'not-recorded', row: null, message: 'Nothing of this child’s rows for the year could be recorded: x' }), 'row-left-out'],
    [finding({ rule: 'unknown-columns', row: 1, message: 'Episodes has no such columns as X: they were not read. Check that none of them is a misspelt name.' }), 'to-check'],
    [finding({ rule: 'file-not-recognised', row: null, message: 'It was left aside.' }), 'file-left-out'],
    [finding({ rule: '1015', message: 'Check the provider.' }), 'to-check'],
  ] as const)('%j weighs as %s', (one, weight) => {
    expect(weightOf(one)).toBe(weight);
  });

  test('are each counted once, and what left something out comes first', () => {
    const any = fc.record({ rule: fc.constantFrom('100', '200', 'file-empty'), file: fc.constantFrom('a', 'b'), message: fc.constantFrom('Look.', 'The row was not imported.') });
    fc.assert(
      fc.property(fc.array(any), (some) => {
        const findings = some.map(finding);
        const told = byRule(findings);
        expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(findings.length);
        for (const { rule, files, example } of told) {
          expect(files).toBe(new Set(findings.filter((one) => one.rule === rule).map(({ file }) => file)).size);
          expect(example.rule).toBe(rule);
        }
        const weights = told.map(({ weight }) => ['file-left-out', 'row-left-out', 'to-check'].indexOf(weight));
        expect(weights).toEqual([...weights].sort());
      }),
      runs(200),
    );
  });
});

describe('a tally of entries', () => {
  test('adds up, whatever the entries', () => {
    const any = fc.record({ type: fc.constantFrom('ChildAdmitted', 'ChildMoved', 'EntryStruckOut'), stream: fc.constantFrom('child-1', 'child-2', 'child-3') });
    fc.assert(
      fc.property(fc.array(any), (entries) => {
        const { entries: count, struckOut, records, byType } = tallyOf(entries);
        expect(count).toBe(entries.length);
        expect(struckOut).toBe(entries.filter(({ type }) => type === 'EntryStruckOut').length);
        expect(records).toBe(new Set(entries.map(({ stream }) => stream)).size);
        expect(byType.map((one) => one.count)).toEqual(byType.map((one) => one.count).sort((a, b) => b - a));
      }),
      runs(200),
    );
  });
});

describe('how far it is', () => {
  test('goes from reading to rows once, though files are read between rows', () => {
    const told: Progress[] = [];
    const tell = progressTold((progress) => told.push(progress));
    tell(true, 1, 10);
    tell(false, 1, 5);
    tell(true, 8, 10);
    tell(false, 2, 5);
    expect(told.map(({ reading, done }) => [reading, done])).toEqual([[true, 1], [false, 1], [false, 2]]);
    expect(told[1]?.since).toBe(told[2]?.since);
    expect(begun()).toMatchObject({ reading: true, done: 0, total: 0 });
  });
});

describe('what is kept of finished imports', () => {
  test('is read the last first, and a line that broke off is none', async () => {
    const files = new IntakeFiles(join(folder, 'imports'));
    expect(await files.broughtIn()).toEqual([]);
    const brought = (id: string) => ({ id, of: 'return' as const, at: '2019-06-30T09:00:00.000Z' as never, by: 'priya.example', files: 1, rows: 2, entries: 3, after: 0, upTo: 3, sha256: ['ab'] });
    await files.note(brought('1'));
    await files.note(brought('2'));
    writeFileSync(join(folder, 'imports', 'brought-in.jsonl'), '{"id":"3","sha', { flag: 'a' });
    expect((await files.broughtIn()).map(({ id }) => id)).toEqual(['2', '1']);
  });
});
