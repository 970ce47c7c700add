import { describe, expect, test } from '@jest/globals';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import { rowsTold } from '../../../src/domain/statutory-return/rows-told.js';
import { admitted, away, born, discharged, found, moved, on, returned, wentMissing } from '../../support/children.js';
import { factsIn, takeAll, type Told } from '../../support/returns.js';

const cellsOf = (table: string, rows: readonly Told[]) =>
  rows.filter((row) => row.table === table).map(({ cells }) => cells);
const told = (facts: Parameters<typeof rowsTold>[0], year: number, table = 'Episodes') =>
  cellsOf(table, rowsTold(facts, year));

describe('an episode', () => {
  const stay = [born('2010-05-01'), admitted('2018-06-01'), discharged('2019-06-01')];

  test.each([2018, 2020 + 1])('is not told in a year it does not touch: %s', (year) =>
    expect(told(stay, year)).toEqual([]),
  );

  test('is told as open in a year it lasts beyond', () =>
    expect(told(stay, 2019)).toMatchObject([{ DECOM: '2018-06-01', RNE: 'S' }]));

  test('is not told how it ended before it had', () =>
    expect(Object.keys(told(stay, 2019)[0] ?? {})).not.toContain('DEC'));

  test('is told with its own start and end in the year it ended', () =>
    expect(told(stay, 2020)).toMatchObject([{ DECOM: '2018-06-01', DEC: '2019-06-01', REC: 'E4A' }]));

  test('that ended on 31 March ended in that year, and is not told in the next', () => {
    const facts = [admitted('2018-06-01'), discharged('2019-03-31')];
    expect([told(facts, 2019), told(facts, 2020)]).toMatchObject([[{ DEC: '2019-03-31' }], []]);
  });

  test('that ended on 1 April was open at the year’s end, and is told in both', () => {
    const facts = [admitted('2018-06-01'), discharged('2019-04-01')];
    expect(told(facts, 2019)[0]).not.toHaveProperty('DEC');
    expect(told(facts, 2020)).toMatchObject([{ DEC: '2019-04-01' }]);
  });

  test('that began on 31 March is told in that year', () =>
    expect(told([admitted('2019-03-31')], 2019)).toHaveLength(1));

  test('has the reason for the change told on the one that ceased', () =>
    expect(told([admitted('2018-06-01'), moved('2018-07-01')], 2019)).toMatchObject([
      { DEC: '2018-07-01', REC: 'X1', REASON_PLACE_CHANGE: 'CARPL' },
      { DECOM: '2018-07-01', RNE: 'P', PLACE: 'K2', URN: 'SC000001' },
    ]));

  test('away is told as temporary, without a provider', () => {
    const rows = told([admitted('2018-06-01'), away('2018-07-01'), returned('2018-07-08')], 2019);
    expect(rows.map(({ PLACE, PLACE_PROVIDER }) => [PLACE, PLACE_PROVIDER])).toEqual([
      ['U6', 'PR1'],
      ['T1', undefined],
      ['U6', 'PR1'],
    ]);
  });
});

describe('a child with nothing to tell of in a year', () => {
  test('is not in that year’s return', () =>
    expect(rowsTold([born('2010-05-01'), admitted('2018-06-01'), discharged('2018-07-01')], 2020)).toEqual([]));

  test('is not in it for having been an asylum seeker once', () => {
    const facts = [
      born('2010-05-01'),
      { type: 'AsylumStatusRecorded', effectiveOn: on('2010-05-01') } as const,
      admitted('2018-06-01'),
      discharged('2018-07-01'),
    ];
    expect([rowsTold(facts, 2019).map(({ table }) => table), rowsTold(facts, 2020)]).toEqual([
      ['Header', 'Episodes', 'UASC'],
      [],
    ]);
  });
});

describe('a time of being missing', () => {
  const facts = [born('2010-05-01'), admitted('2018-06-01'), wentMissing('2019-03-30'), found('2019-04-02')];

  test('is told without its end where it lasts beyond the year, and with it in the next', () => {
    expect(told(facts, 2019, 'Missing')).toEqual([{ DOB: '2010-05-01', MISSING: 'M', MIS_START: '2019-03-30' }]);
    expect(told(facts, 2020, 'Missing')).toEqual([
      { DOB: '2010-05-01', MISSING: 'M', MIS_START: '2019-03-30', MIS_END: '2019-04-02' },
    ]);
  });

  test('ends with the time in care', () =>
    expect(
      told([admitted('2018-06-01'), wentMissing('2018-07-01'), discharged('2018-07-05')], 2019, 'Missing'),
    ).toMatchObject([{ MIS_END: '2018-07-05' }]));
});

/** Two years' returns as an authority in good order would send them: what lasts is told in each, ended where it ended. */
const GOOD: readonly (readonly [number, readonly Told[]])[] = (() => {
  const dob = { DOB: '2004-05-01' };
  const who: Told = { table: 'Header', cells: { ...dob, SEX: '2', ETHNIC: 'MOTH', UPN: 'A000000000002', MOTHER: '0' } };
  const asylum: Told = { table: 'UASC', cells: { ...dob, SEX: '2' } };
  const before: Told = {
    table: 'PrevPerm',
    cells: { ...dob, PREV_PERM: 'P1', LA_PERM: '999', DATE_PERM: 'zz/03/2015' },
  };
  const care = { LS: 'C2', CIN: 'N1' };
  const foster = { PLACE: 'U6', PLACE_PROVIDER: 'PR1', URN: '1000001', HOME_POST: 'ZZ1 1ZZ', PL_POST: 'ZZ2 2ZZ' };
  const home = { PLACE: 'K2', PLACE_PROVIDER: 'PR4', URN: 'SC000001', HOME_POST: 'ZZ1 1ZZ', PL_POST: 'ZZ3 3ZZ' };
  const row = (table: string, cells: Record<string, string>): Told => ({ table, cells });
  const sw = { ...dob, SW_ID: 'SW0000000001', SW_DECOM: '2018-06-01' };
  const plan = { ...dob, DATE_PLACED: '2018-12-01' };
  return [
    [
      2019,
      [
        who,
        row('Episodes', { DECOM: '2018-06-01', RNE: 'S', ...care, ...foster, DEC: '2018-07-01', REC: 'X1' }),
        row('Episodes', {
          DECOM: '2018-07-01',
          RNE: 'P',
          ...care,
          PLACE: 'T1',
          HOME_POST: 'ZZ1 1ZZ',
          PL_POST: 'ZZ4 4ZZ',
          DEC: '2018-07-08',
          REC: 'X1',
        }),
        row('Episodes', { DECOM: '2018-07-08', RNE: 'P', ...care, ...foster, DEC: '2018-09-01', REC: 'X1' }),
        row('Episodes', {
          DECOM: '2018-09-01',
          RNE: 'L',
          ...care,
          ...foster,
          LS: 'V2',
          DEC: '2018-10-01',
          REC: 'X1',
          REASON_PLACE_CHANGE: 'STAND',
        }),
        row('Episodes', { DECOM: '2018-10-01', RNE: 'B', ...care, ...home }),
        asylum,
        before,
        row('Missing', { ...dob, MISSING: 'M', MIS_START: '2019-03-30' }),
        row('Reviews', { ...dob, REVIEW: '2018-06-20', REVIEW_CODE: 'PN1' }),
        row('SWEpisodes', sw),
        row('PlacedAdoption', plan),
      ],
    ],
    [
      2020,
      [
        who,
        row('Episodes', { DECOM: '2018-10-01', RNE: 'B', ...care, ...home, DEC: '2019-08-01', REC: 'E11' }),
        asylum,
        before,
        row('Missing', { ...dob, MISSING: 'M', MIS_START: '2019-03-30', MIS_END: '2019-04-02' }),
        row('OC2', { ...dob, SDQ_SCORE: '12', HEALTH_CHECK: '1' }),
        row('SWEpisodes', { ...sw, SW_DEC: '2019-08-01', SW_REASON: 'OTHERS' }),
        row('PlacedAdoption', { ...plan, DATE_PLACED_CEASED: '2019-05-01', REASON_PLACED_CEASED: 'RD3' }),
        row('AD1', {
          ...dob,
          DATE_INT: '2018-12-01',
          DATE_MATCH: '2019-01-01',
          FOSTER_CARE: '0',
          NB_ADOPTR: '1',
          SEX_ADOPTR: 'F1',
          LS_ADOPTR: 'L0',
        }),
      ],
    ],
  ];
})();

const written = (rows: readonly Told[]) =>
  rows.map(({ table, cells }) => JSON.stringify([table, Object.entries(cells).sort()])).sort();

describe('a record made of returns in good order', () => {
  test.each(GOOD)('tells the return of %s as it was', (year, rows) => {
    expect(written(rowsTold(factsIn(takeAll(GOOD)), year))).toEqual(written(rows));
  });

  test.each(GOOD)('tells the return of %s as it was, brought in the other way round', (year, rows) => {
    expect(written(rowsTold(factsIn(takeAll([...GOOD].reverse())), year))).toEqual(written(rows));
  });

  test('has no episode but those in its rows', () => expect(episodesOf(factsIn(takeAll(GOOD)))).toHaveLength(5));
});
