import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { SeriesReport } from '../../../src/imports/series/import-series.js';
import { AUTHORITY, publishing, type Publishing } from './given-series.js';

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const VINTAGES = join(folder, 'vintages.csv');
const YEARS = [2017, 2018, 2019] as const;
const underlying = (year: number): string => join(folder, `dfe/CLA${year}.csv`);
const areHere = [VINTAGES, ...YEARS.map(underlying)].every((file) => existsSync(file));

/** The files read once more, by another reader. */
const recount = (file: string): readonly Readonly<Record<string, string>>[] => parse(readFileSync(file), { bom: true, columns: true });
const firstOfEach = (rows: readonly Readonly<Record<string, string>>[]) =>
  rows.filter((row, place) => rows.findIndex((other) => other['New_geog_code'] === row['New_geog_code']) === place);

/** The vintages' own names for what they are of, and the series that is told by it. */
const SERIES: Readonly<Record<string, string>> = {
  'children looked after': 'cla', 'children in care at any time': 'any-time', 'only short breaks': 'only-short',
  'started to be looked after': 'started', 'ceased to be looked after': 'ceased', 'same placement two years (of)': 'settled-of',
  'same placement two years': 'settled', 'three or more placements': 'moved-3', 'placements started': 'begun', 'placements ended': 'ended',
};

if (!areHere) {
  test('the department’s published data are not on this machine, so their tests did not run', () => {
    console.warn('The tests over published series did not run: ../shared/data/dfe or vintages.csv is not here.');
  });
}

const overThePublished = areHere ? describe : () => undefined;

overThePublished('what the department published of 2014 to 2019, and its revisions', () => {
  let tracker: Publishing;
  let report: SeriesReport;

  beforeAll(async () => {
    tracker = await publishing();
    report = await tracker.bringIn([underlying(2019), VINTAGES, underlying(2017), underlying(2018)]);
  }, 180_000);

  test('is read to the last row; only the rows of inner and outer London that bear London’s code are sent back', () => {
    const rows = [VINTAGES, ...YEARS.map(underlying)].flatMap(recount);
    expect(report.rowsRead).toBe(rows.length);
    expect(report.rowsImported + report.rowsUnchanged + report.rowsRejected).toBe(report.rowsRead);
    expect(report.findings.map(({ file, rule }) => `${file} ${rule}`).sort()).toEqual([
      ...Array.from({ length: 2 }, () => 'CLA2017.csv area-twice'), ...Array.from({ length: 2 }, () => 'CLA2018.csv area-twice'),
      'CLA2018.csv population-headed-late',
    ]);
  });

  test('tells every vintage as it was published, and by how much each was revised', async () => {
    for (const { fact = '', as_at_or_period: about = '', published, value } of recount(VINTAGES)) {
      const told = await tracker.series(`${SERIES[fact]}.${AUTHORITY}`);
      const day = told?.facts.find(({ asAt }) => asAt === about.slice(-10));
      expect({ fact, about, from: day?.from ?? null }).toEqual({ fact, about, from: about.includes('/') ? about.slice(0, 10) : null });
      expect({ fact, about, published, value: day?.releases.find(({ release }) => release === published)?.value })
        .toEqual({ fact, about, published, value: Number(value) });
    }
    const ours = await tracker.series(`cla.${AUTHORITY}`);
    expect(ours?.facts.find(({ asAt }) => asAt === '2017-03-31')?.releases.map(({ release, value, change }) => [release, value, change])).toEqual([
      ['2017-11', 487, null], ['2017', 487, 0], ['2018', 485, -2], ['2019', 487, 2],
    ]);
  });

  test.each([
    ['2018-03-31', '2018-12-31', 619], ['2018-03-31', '2019-12-30', 619], ['2018-03-31', '2019-12-31', 620],
    ['2015-03-31', '2018-12-30', 409], ['2015-03-31', '2018-12-31', 407], ['2018-03-31', '2018-12-30', undefined],
  ])('says of %s what was out by %s: %s', async (asAt, by, value) => {
    const told = await tracker.series(`cla.${AUTHORITY}`, by);
    expect(told?.facts.find((fact) => fact.asAt === asAt)?.value).toBe(value);
  });

  test('keeps a cell that is withheld as it is printed, and never as a number', async () => {
    const withheld = firstOfEach(recount(underlying(2019))).filter((row) => row['CLA_stp2019'] === 'c');
    expect(withheld.length).toBeGreaterThan(20);
    for (const { New_geog_code: area } of withheld.slice(0, 5)) {
      const told = await tracker.series(`only-short.${area}`);
      expect(told?.facts.at(-1)).toMatchObject({ asAt: '2019-03-31', from: '2018-04-01', value: null, releases: [{ release: '2019', value: null, withheld: 'c' }] });
    }
  });

  test.each([2018, 2019])('comes to the department’s own rate of every authority, from its counts and populations: release %i', async (year) => {
    let compared = 0;
    for (const row of firstOfEach(recount(underlying(year)))) {
      if (row['geog_l'] !== 'LA') continue;
      const [cla, pop, rate] = await Promise.all(['cla', 'pop', 'rate'].map((one) => tracker.series(`${one}.${row['New_geog_code']}`, `${year}-12-31`)));
      for (const { asAt, value } of rate?.facts ?? []) {
        const children = cla?.facts.find((fact) => fact.asAt === asAt)?.value;
        const people = pop?.facts.find((fact) => fact.asAt === `${Number(asAt.slice(0, 4)) - 1}-06-30`)?.value;
        if (value === null || children === null || children === undefined || !people) continue;
        expect({ area: row['geog_n'], asAt, rate: Math.round((children * 10_000) / people) }).toEqual({ area: row['geog_n'], asAt, rate: value });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(700);
  });

  test('gives the benchmarks of an authority, by what was out by a day', async () => {
    const [first, last] = [await tracker.figures('benchmarks', '2019-03-31', { releasedBy: '2018-12-31' }), await tracker.figures('benchmarks', '2019-03-31')];
    const ours = (figures: ReadonlyMap<string, number | null>) => [2014, 2017, 2018, 2019].map((year) => figures.get(`benchmark.rate.${year}.authority`));
    expect([ours(first), ours(last)]).toEqual([[70, 86, 109, undefined], [70, 86, 109, 112]]);
    expect([2014, 2018, 2019].map((year) => last.get(`benchmark.rate.${year}.england`))).toEqual([60, 64, 65]);
    expect(last.get('benchmark.rate.2018.region')).toBeNull();
  });

  test('comes in again without a new entry, and a dry run makes none', async () => {
    const before = await tracker.head();
    const again = await tracker.bringIn([VINTAGES, ...YEARS.map(underlying)]);
    expect(again).toMatchObject({ entriesMade: 0, rowsImported: 0, rowsRejected: report.rowsRejected });
    const fresh = await publishing();
    const dry = await fresh.bringIn([VINTAGES], { dryRun: true });
    expect(dry).toMatchObject({ rowsRead: 31, rowsImported: 31, dryRun: true });
    expect([await tracker.head(), await fresh.head()]).toEqual([before, 0]);
  }, 180_000);
});
