import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  ageOn,
  collectionYearOf,
  dateOfDay,
  firstDayOf,
  lastDayOf,
  type CalendarDate,
} from '../../src/domain/calendar.js';
import { exampleReturn, largeReturn, type ExampleOptions, type Returned } from '../../src/example/example-return.js';
import { examplePostcodes, placeOfPostcode } from '../../src/example/postcodes.js';
import { lineOf, tablesOf, type Cells, type Row, type Table } from '../../src/example/tables.js';
import { counting } from '../../src/example/tally.js';
import { read, rulesBroken } from './return-rules.js';

const YEARS = [2015, 2016, 2017, 2018, 2019];

const digestOf = (options: ExampleOptions): string => {
  const hash = createHash('sha256');
  for (const { rows } of exampleReturn(options)) for (const { table, cells } of rows) hash.update(lineOf(table, cells));
  return hash.digest('hex');
};

const cellsIn = (rows: readonly Row[], table: Table, year?: number): readonly Cells[] =>
  rows.filter((row) => row.table === table && (year === undefined || row.year === year)).map(({ cells }) => cells);

const broken = ({ child, rows }: Returned, years: readonly number[]): readonly string[] =>
  years.flatMap((year) => {
    const episodes = cellsIn(rows, 'Episodes', year);
    const bounds = { first: firstDayOf(year), last: lastDayOf(year) };
    const rules = rulesBroken(episodes, dateOfDay(child.story.born), bounds);
    return rules.map((rule) => `${year} ${rule} ${episodes.map((cells) => lineOf('Episodes', cells)).join(' / ')}`);
  });

describe('the example authority’s returns', () => {
  let returned: readonly Returned[] = [];
  let rows: readonly Row[] = [];
  beforeAll(() => {
    returned = [...exampleReturn()];
    rows = returned.flatMap((each) => each.rows);
  });

  test('are the same for the same seed, and others for another', () => {
    const options = { children: 120, seed: 5 };
    expect(digestOf(options)).toBe(digestOf(options));
    expect(digestOf({ ...options, seed: 6 })).not.toBe(digestOf(options));
  });

  test('tell of as many children as asked for, and of care leavers beside them', () => {
    const { tally, count } = counting(YEARS);
    returned.forEach(count);
    expect(tally().children).toBe(600);
    expect(tally().leaversOnly).toBeGreaterThan(10);
  });

  test('number each child once, and have one Header for a child in a year', () => {
    expect(new Set(returned.map(({ child }) => child.id)).size).toBe(returned.length);
    expect(returned.every(({ child }) => /^\d{6}$/.test(child.id) && /^[A-HJ-NP-RT-Z]000\d{9}$/.test(child.upn))).toBe(
      true,
    );
    for (const year of YEARS) {
      const headers = cellsIn(rows, 'Header', year).map(({ CHILD }) => CHILD);
      expect(new Set(headers).size).toBe(headers.length);
      const others = rows.filter((row) => row.year === year).map(({ cells }) => cells.CHILD);
      expect(others.filter((child) => !headers.includes(child))).toEqual([]);
    }
  });

  test('have rows of every table in every year that asks for it', () => {
    const missing = YEARS.flatMap((year) =>
      tablesOf(year).flatMap((table) => (cellsIn(rows, table, year).length === 0 ? [`${year} ${table}`] : [])),
    );
    expect(missing).toEqual([]);
    expect(cellsIn(rows, 'PrevPerm', 2016)).toEqual([]);
    expect(cellsIn(rows, 'SWEpisodes')).toEqual([]);
  });

  test('obey the rules of the return wherever nothing is seeded', () => {
    const sound = returned.filter(({ fault }) => fault === undefined);
    expect(sound.flatMap((each) => broken(each, YEARS))).toEqual([]);
  });

  test('carry on each year what the last left open, with the same particulars', () => {
    const carried = (cells: Cells) =>
      ['DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'HOME_POST', 'PL_POST', 'URN'].map(
        (name) => cells[name],
      );
    for (const { rows: own } of returned.filter(({ fault }) => fault === undefined))
      for (const year of YEARS.slice(1)) {
        const open = cellsIn(own, 'Episodes', year - 1).filter(({ DEC }) => DEC === '');
        const old = cellsIn(own, 'Episodes', year).filter(
          ({ DECOM }) => collectionYearOf(read(DECOM) as CalendarDate) < year,
        );
        expect(old.map(carried)).toEqual(expect.arrayContaining(open.map(carried)));
        const before = cellsIn(own, 'Episodes', year - 1).map(carried);
        expect(before).toEqual(expect.arrayContaining(old.map(carried)));
      }
  });

  test('date reviews, birthdays and absences within the year and within care', () => {
    for (const year of YEARS) {
      const dates = [
        ...cellsIn(rows, 'Reviews', year).map(({ REVIEW }) => read(REVIEW)),
        ...cellsIn(rows, 'Missing', year).flatMap(({ MIS_END }) => (MIS_END ? [read(MIS_END)] : [])),
      ];
      expect(dates.filter((on) => on === undefined || on < firstDayOf(year) || on > lastDayOf(year))).toEqual([]);
    }
    for (const { child } of returned)
      for (const { from, to } of child.story.missing)
        expect(child.story.periods.some((period) => period.from <= from && to <= period.to && from <= to)).toBe(true);
  });

  test('know a child under four by the code of the review', () => {
    const wrong = returned.flatMap(({ child: { story } }) =>
      story.reviews.filter(({ on, code }) => (code === 'PN0') !== ageOn(dateOfDay(story.born), dateOfDay(on)) < 4),
    );
    expect(wrong).toEqual([]);
  });

  test('have all that is rare: every kind of placement, law and leaving, leap days, mothers, returns to care', () => {
    const seen = (column: string) => new Set(cellsIn(rows, 'Episodes').map((cells) => cells[column]));
    const places = [
      'U1',
      'U2',
      'U3',
      'U4',
      'U5',
      'U6',
      'A5',
      'A6',
      'K1',
      'K2',
      'H5',
      'P1',
      'P2',
      'R1',
      'R2',
      'R3',
      'R5',
      'S1',
      'T1',
      'T2',
      'T3',
      'T4',
      'Z1',
    ];
    const ends = [
      'X1',
      'E11',
      'E12',
      'E4A',
      'E4B',
      'E13',
      'E2',
      'E41',
      'E43',
      'E44',
      'E45',
      'E46',
      'E47',
      'E48',
      'E5',
      'E6',
      'E7',
      'E8',
      'E9',
      'E14',
      'E15',
      'E17',
      'E3',
    ];
    expect([...seen('PLACE')]).toEqual(expect.arrayContaining(places));
    expect([...seen('LS')]).toEqual(expect.arrayContaining(['C1', 'C2', 'E1', 'V2', 'V3', 'V4', 'L1', 'L2', 'J1']));
    expect([...seen('RNE')].sort()).toEqual(['B', 'L', 'P', 'S', 'T', 'U']);
    expect([...seen('REC')]).toEqual(expect.arrayContaining(ends));
    expect(cellsIn(rows, 'Header').some(({ DOB }) => DOB?.startsWith('29/02/'))).toBe(true);
    expect(cellsIn(rows, 'Header').some(({ MOTHER }) => MOTHER === '1')).toBe(true);
    expect(returned.some(({ child }) => child.story.periods.filter(({ kind }) => kind === 'care').length > 1)).toBe(
      true,
    );
  });

  test('place children with homes, agencies and at postcodes that do not exist', () => {
    const postcodes = cellsIn(rows, 'Episodes').flatMap(({ HOME_POST, PL_POST }) =>
      [HOME_POST, PL_POST].filter(Boolean),
    );
    expect(postcodes.filter((postcode) => placeOfPostcode(postcode ?? '') === undefined)).toEqual([]);
    expect(new Set([...examplePostcodes()].map(({ postcode }) => postcode)).size).toBe(40_000);
  });

  test('obey the rules for other seeds and later years too, with letters for sex and social workers', () => {
    for (const seed of [1, 2, 3]) {
      const options = { seed, children: 250, firstYear: 2022, years: 5, faults: false };
      const later = [...exampleReturn(options)];
      expect(later.flatMap((each) => broken(each, [2022, 2023, 2024, 2025, 2026]))).toEqual([]);
      const told = later.flatMap((each) => each.rows);
      expect(cellsIn(told, 'SWEpisodes', 2023)).toEqual([]);
      expect(cellsIn(told, 'SWEpisodes', 2024).length).toBeGreaterThan(0);
      expect(new Set(cellsIn(told, 'Header', 2025).map(({ SEX }) => SEX))).toEqual(new Set(['M', 'F']));
    }
  });

  test('can be had of any size', () => {
    for (const [episodeRows, years] of [
      [700, 1],
      [3000, 5],
      [3000, 9],
    ] as const) {
      let told = 0;
      for (const each of largeReturn({ episodeRows, years })) told += cellsIn(each.rows, 'Episodes').length;
      expect(told).toBeGreaterThanOrEqual(episodeRows);
      expect(told).toBeLessThan(episodeRows + 120);
    }
  });
});
