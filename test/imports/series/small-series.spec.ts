import { describe, expect, test } from '@jest/globals';
import { filesOf, publishing } from './given-series.js';

const HEAD = 'fact,as_at_or_period,published,value';
const ENGLAND = 'E92000001';
const UNDERLYING = 'LA_order,New_geog_code,geog_l,geog_c,geog_n,CLA_Mar2018,CLA_Mar2019,CLA_Pop2017,CLA_Pop2018,CLA_Rate2019,CLA_2019,CLA_stp2019,CLA_3_Pl';

/** Children looked after on 31 March in England, as successive releases show them (DfE, releases of 2020 and 2022 to 2025). */
const TRIANGLE = [
  ['2020-03-31', '2020', 80_080], ['2020-03-31', '2023', 80_000], ['2020-03-31', '2024', 80_000],
  ['2021-03-31', '2023', 80_770], ['2021-03-31', '2024', 80_780], ['2021-03-31', '2025', 80_780],
  ['2022-03-31', '2022-11', 82_170], ['2022-03-31', '2023', 82_080], ['2022-03-31', '2024', 82_090], ['2022-03-31', '2025', 82_090],
  ['2023-03-31', '2023', 83_840], ['2023-03-31', '2024', 83_760], ['2023-03-31', '2025', 83_750],
  ['2024-03-31', '2024', 83_630], ['2024-03-31', '2025', 83_530], ['2025-03-31', '2025', 81_770],
] as const;

describe('the department’s own triangle', () => {
  const lines = [HEAD, ...TRIANGLE.map(([day, release, value]) => `Children looked after,${day},${release},"${value.toLocaleString('en-GB')}"`)];

  test('is told as it was published, each answer right as known at its time', async () => {
    const tracker = await publishing();
    const report = await tracker.bringIn(filesOf({ 'england.csv': lines }), { area: ENGLAND });
    expect(report).toMatchObject({ rowsRead: 16, rowsImported: 16, entriesMade: 17, findings: [] });
    const told = await tracker.series(`cla.${ENGLAND}`);
    expect(told).toMatchObject({ measure: 'cla', areaKind: 'country' });
    expect(told?.facts.flatMap(({ asAt, releases }) => releases.map(({ release, value }) => [asAt, release, value]))).toEqual(TRIANGLE);
    const of2022 = async (by: string) => (await tracker.series(`cla.${ENGLAND}`, by))?.facts.find(({ asAt }) => asAt === '2022-03-31')?.value;
    expect([await of2022('2022-11-29'), await of2022('2022-11-30'), await of2022('2023-12-31'), await of2022('2025-12-31')]).toEqual([undefined, 82_170, 82_080, 82_090]);
  });

  test('comes in again on another day without a new entry, though a release of this year is dated by the day it came in', async () => {
    let today = '2025-11-20';
    const tracker = await publishing(() => today);
    const files = filesOf({ 'england.csv': lines });
    await tracker.bringIn(files, { area: ENGLAND });
    expect((await tracker.series(`cla.${ENGLAND}`))?.facts.at(-1)?.releases).toEqual([
      { release: '2025', released: '2025-11-20', value: 81_770, withheld: null, roundedTo: null, change: null },
    ]);
    today = '2026-01-05';
    expect(await tracker.bringIn(files, { area: ENGLAND })).toMatchObject({ entriesMade: 0, rowsUnchanged: 16, rowsRejected: 0 });
  });
});

describe('a file of published series', () => {
  test('with faults tells each by file, row and column, and takes in the rest', async () => {
    const tracker = await publishing();
    const report = await tracker.bringIn(filesOf({
      'facts.csv': [
        HEAD, 'children looked after,2018-03-31,2018,619', 'children lost,2018-03-31,2018,1', 'children looked after,31/03/2018,2018,1',
        'children looked after,2018-03-31,autumn,1', 'children looked after,2018-03-31,2018-13,1', 'children looked after,2018-03-31,2019,about 600',
        'children looked after,2018-03-31,2018,620', 'children in care at any time,2018-03-31,2018,802', 'children looked after,2019-03-31,2018,1',
      ],
      'other.csv': ['a,b', '1,2'],
      'meaning.txt': ['What the columns mean', 'CLA_Mar2018: children looked after'],
    }));
    expect(report).toMatchObject({ rowsRead: 10, rowsImported: 1, rowsUnchanged: 0, rowsRejected: 9 });
    expect(report.findings.map(({ file, row, column, rule }) => `${file} ${row} ${column} ${rule}`).sort()).toEqual([
      'facts.csv 10 value released-before-it-was-so', 'facts.csv 3 fact unknown-fact', 'facts.csv 4 as_at_or_period not-a-day',
      'facts.csv 5 published not-a-release', 'facts.csv 6 published not-a-release', 'facts.csv 7 value not-a-value',
      'facts.csv 8 value released-already', 'facts.csv 9 value period-missing', 'meaning.txt 1 null not-a-series', 'other.csv 1 null not-a-series',
    ]);
    expect((await tracker.series('cla.E08000018'))?.facts).toMatchObject([{ asAt: '2018-03-31', value: 619 }]);
  });

  test('of underlying data tells every area, with what is rounded and what is withheld', async () => {
    const tracker = await publishing();
    const report = await tracker.bringIn(filesOf({
      'any-name.csv': [
        UNDERLYING, '1,E92000001,NATIONAL,999,ENGLAND,75370,78150,11866960,11954620,65,106550,1300,8110', '2,E08000018,LA,372,Rotherham,620,642,56947,57196,112,884,12,c',
        '3,E06000053,LA,420,Isles of Scilly,0,0,400,390,.,0,0,0', '4,nowhere,LA,0,Nowhere,1,1,1,1,1,1,1,1', '5,E08000017,LA,371,Doncaster,500,5x0,65000,65100,77,700,,40',
      ],
    }));
    expect(report).toMatchObject({ rowsRead: 5, rowsImported: 3, rowsRejected: 2 });
    expect(report.findings.map(({ row, column, rule }) => `${row} ${column} ${rule}`)).toEqual(['5 New_geog_code not-an-area', '6 CLA_Mar2019 not-a-value']);
    expect((await tracker.series('cla.E92000001'))?.facts.at(-1)?.releases).toMatchObject([{ release: '2019', value: 78_150, roundedTo: 10 }]);
    expect((await tracker.series('pop.E08000018'))?.facts.map(({ asAt, value }) => [asAt, value])).toEqual([['2017-06-30', 56_947], ['2018-06-30', 57_196]]);
    expect((await tracker.series('moved-3.E08000018'))?.facts[0]?.releases[0]).toMatchObject({ value: null, withheld: 'c' });
    expect((await tracker.series('rate.E06000053'))?.facts[0]?.releases[0]).toMatchObject({ value: null, withheld: '.' });
    expect((await tracker.series('cla.E08000017'))?.facts.map(({ asAt }) => asAt)).toEqual(['2018-03-31']);
    expect(await tracker.series('only-short.E08000017')).toBeNull();
  });

  test('without a name for its area gives way to one that has it, whichever came first', async () => {
    const tracker = await publishing();
    const [facts, area] = filesOf({
      'facts.csv': [HEAD, 'children looked after,2018-03-31,2019,620'],
      'area.csv': [UNDERLYING, '2,E08000018,LA,372,Rotherham,620,642,56947,57196,112,884,12,c'],
    }) as [string, string];
    for (const file of [facts, area, facts]) await tracker.bringIn([file]);
    const told = await tracker.series('cla.E08000018');
    expect(told).toMatchObject({ areaName: 'Rotherham', publisher: expect.stringContaining('underlying data') });
    expect(told?.facts[0]?.releases).toHaveLength(1);
  });

  test('brought in as known on a day is known from then on', async () => {
    const tracker = await publishing();
    await tracker.bringIn(filesOf({ 'facts.csv': [HEAD, 'children looked after,2018-03-31,2018,619'] }), { recordedOn: '2018-12-31' as never });
    await tracker.bringIn(filesOf({ 'facts.csv': [HEAD, 'children looked after,2018-03-31,2019,620'] }), { recordedOn: '2019-12-31' as never });
    const known = async (knownAt: string) => (await tracker.series('cla.E08000018', undefined, knownAt))?.facts[0]?.value;
    expect([await known('2018-12-31'), await known('2019-12-31')]).toEqual([619, 620]);
  });
});
