import { describe, expect, test } from '@jest/globals';
import {
  adoptionPlan, asylum, episode, findings, header, health, judging, leaver, missing, moved, previousPermanence, review,
  until, type RowGiven,
} from './a-return.js';
import { findingsOf } from '../../../src/domain/statutory-return/rules.js';

describe('a return that is in order', () => {
  test('has nothing found in it', () =>
    expect(
      findings([
        until('2018-08-01'), moved('2018-08-01'), review(), missing(), asylum({ DUC: '2019-01-01' }), health({ SDQ_SCORE: '12' }),
        previousPermanence(), adoptionPlan(),
      ]),
    ).toEqual([]));

  test('has nothing found in it when the year before is at hand', () => {
    const open = episode({ DECOM: '2017-06-01' });
    expect(findings([open], { earlier: [header(), open] })).toEqual([]);
  });

  test('has findings told in the order of its rows, each saying what to do', () => {
    const found = findings([episode({ PLACE_PROVIDER: '' }), review({ REVIEW_CODE: 'PN0' })]);
    expect(found.map(({ row, table, column, rule }) => [row, table, column, rule])).toEqual([
      [1, 'Episodes', 'PLACE_PROVIDER', '526'],
      [2, 'Reviews', 'REVIEW_CODE', '440'],
    ]);
    expect(found.map(({ message }) => message)).toEqual([
      'Say who provides the placement.',
      'PN0 is for a child under four, and this child was not: say how the child took part.',
    ]);
  });
});

/** Cells, codes out of their time, and tables that do not agree. */
judging({
  168: [
    ['is broken by a pupil number that begins with I', [header({ UPN: 'I123456789012' })], ['1 UPN']],
    ['is broken by UN6', [header({ UPN: 'UN6' })], ['1 UPN']],
    ['is kept by a temporary number that ends with a letter', [header({ UPN: 'A12345678901B' })], []],
    ['is kept by UN5', [header({ UPN: 'UN5' })], []],
  ],
  133: [
    ['is broken by an accommodation that is no code', [leaver({ ACCOM: '01' })], ['1 ACCOM'], { born: '2000-05-01' }],
    ['is kept by one that is', [leaver()], [], { born: '2000-05-01' }],
  ],
  146: [
    ['is broken by K3 before 2024/25', [episode({ PLACE: 'K3' })], ['1 PLACE']],
    ['is kept by K3 in 2024/25', [episode({ PLACE: 'K3' })], [], { year: 2025 }],
    ['is broken by H5 from 2024/25', [episode({ PLACE: 'H5' })], ['1 PLACE'], { year: 2025 }],
    ['is broken by Z1 from 2025/26', [episode({ PLACE: 'Z1' })], ['1 PLACE'], { year: 2026 }],
    ['is kept by Z1 in 2024/25', [episode({ PLACE: 'Z1' })], [], { year: 2025 }],
  ],
  149: [
    ['is broken by E43 in 2018/19', [until('2018-08-01', { REC: 'E43' })], ['1 REC']],
    ['is kept by E43 on the last day of 2017/18', [until('2018-03-31', { DECOM: '2018-01-01', REC: 'E43' })], [], { year: 2018 }],
    ['is kept by E45 before, for the peers disagree', [until('2017-03-01', { DECOM: '2017-01-01', REC: 'E45' })], [], { year: 2017 }],
  ],
  1009: [
    ['is broken by custody before 2018/19', [until('2018-03-31', { DECOM: '2018-01-01', REASON_PLACE_CHANGE: 'CUSTOD' })], ['1 REASON_PLACE_CHANGE'], { year: 2018 }],
    ['is kept by custody from 2018/19', [until('2018-04-01', { DECOM: '2018-01-01', REASON_PLACE_CHANGE: 'CUSTOD' })], []],
  ],
  101: [
    ['is broken by a letter in 2018/19', [header({ SEX: 'F' })], ['1 SEX']],
    ['is broken by a number in 2024/25', [header()], ['1 SEX'], { year: 2025 }],
    ['is kept by a letter in 2024/25', [header({ SEX: 'U' })], [], { year: 2025 }],
  ],
  132: [
    ['is broken by P3 from 2021/22', [leaver({ ACTIV: 'P3' })], ['1 ACTIV'], { year: 2022, born: '2003-05-01' }],
    ['is kept by P3 until 2020/21', [leaver({ ACTIV: 'P3' })], [], { year: 2021, born: '2002-05-01' }],
    ['is broken by F5 until 2020/21', [leaver({ ACTIV: 'F5' })], ['1 ACTIV'], { year: 2021, born: '2002-05-01' }],
  ],
  'INT11–21': [
    ['is broken by another date of birth', [header(), review({ DOB: '2006-05-02' })], ['2 DOB']],
    ['is broken by another sex', [header(), asylum({ SEX: '2' })], ['2 SEX']],
    ['is kept by the same', [header(), review(), asylum()], []],
  ],
  'INT31–36': [
    ['is broken by a second row', [header(), header()], ['2 CHILD']],
    ['is kept by two reviews', [header(), review(), review({ REVIEW: '2018-12-01' })], []],
  ],
  209: [
    ['is broken by UN1 for a child of four by 31 August 2017', [header({ UPN: 'UN1', DOB: '2013-08-31' })], ['1 UPN']],
    ['is kept by UN1 for one a day younger', [header({ UPN: 'UN1', DOB: '2013-09-01' })], []],
  ],
  210: [
    ['is broken by UN4 after more than a week in care', [episode({ DECOM: '2019-03-23' }), header({ UPN: 'UN4' })], ['2 UPN']],
    ['is kept within a week', [episode({ DECOM: '2019-03-24' }), header({ UPN: 'UN4' })], []],
    ['is kept by one who had left', [until('2018-08-01', { REC: 'E4A' }), header({ UPN: 'UN4' })], []],
  ],
  393: [
    ['is broken by a girl of whom nothing is said', [episode(), header({ SEX: '2' })], ['2 MOTHER']],
    ['is broken from 2024/25 too', [episode(), header({ SEX: 'F' })], ['2 MOTHER'], { year: 2025 }],
    ['is kept by 0', [episode(), header({ SEX: '2', MOTHER: '0' })], []],
    ['is kept by a boy', [episode(), header()], []],
    ['is kept by a girl on short breaks', [episode({ LS: 'V3' }), header({ SEX: '2' })], []],
  ],
  611: [
    ['is broken by a mother whose child’s birth is not given', [header({ SEX: '2', MOTHER: '1' })], ['1 MC_DOB']],
    ['is kept where it is', [header({ SEX: '2', MOTHER: '1', MC_DOB: '2018-01-01' })], []],
  ],
  579: [
    ['is broken by a decision while the last one stands', [adoptionPlan(), adoptionPlan({ DATE_PLACED: '2018-09-01' })], ['2 DATE_PLACED']],
    ['is kept by one when it has ceased', [adoptionPlan({ DATE_PLACED_CEASED: '2018-09-01' }), adoptionPlan({ DATE_PLACED: '2018-09-01' })], []],
  ],
  635: [
    ['is broken by the authority of no arrangement', [previousPermanence({ LA_PERM: '372' })], ['1 PREV_PERM']],
    ['is kept by that of an adoption', [previousPermanence({ PREV_PERM: 'P1', LA_PERM: '372', DATE_PERM: 'zz/03/2015' })], []],
  ],
});

describe('rule INT01–09', () => {
  const rulesFound = (rows: readonly RowGiven[]) =>
    findingsOf({ year: 2019, rows: rows.map((given, place) => ({ ...given, row: place + 1, file: 0 })) }).map(({ rule, row }) => `${rule} ${row}`);

  test('is broken, once, by a child who is not in the Header', () =>
    expect(rulesFound([review(), review({ REVIEW: '2018-12-01' })])).toEqual(['INT01–09 1']));

  test('is kept by a child who is', () => expect(rulesFound([header(), review()])).toEqual([]));
});

const carried = { DECOM: '2017-06-01' };
const lastYear = (over: Record<string, string> = {}) => ({ earlier: [header(), episode({ ...carried, ...over })] });

/** Whether the year begins as the last one ended. */
judging({
  502: [
    ['is broken by another start', [episode({ DECOM: '2017-06-02' })], ['1 DECOM'], lastYear()],
    ['is kept by the same start', [episode(carried)], [], lastYear()],
    ['is kept where the last one had ended', [episode({ DECOM: '2018-06-02' })], [], lastYear({ DEC: '2018-03-01', REC: 'E4A' })],
    ['says nothing where last year is not at hand', [episode({ DECOM: '2017-06-02' })], []],
  ],
  ...Object.fromEntries(
    Object.entries({ A: ['RNE', 'P'], B: ['LS', 'V2'], C: ['CIN', 'N2'], D: ['PLACE', 'K2'], E: ['PLACE_PROVIDER', 'PR4'], F: ['URN', '7654321'], H: ['PL_LA', 'WAL'], J: ['PL_LOCATION', 'OUT'] }).map(
      ([letter, [column, value]]) => [
        `503${letter}`,
        [
          [`is broken by another ${column}`, [episode({ ...carried, [column as string]: value as string })], [`1 ${column}`], lastYear()],
          ['is kept by the same', [episode(carried)], [], lastYear()],
          ['is kept by another start, which is for rule 502', [episode({ [column as string]: value as string })], [], lastYear()],
        ] as const,
      ],
    ),
  ),
  '503G': [
    ['is broken by a distance 0.2 miles from last year’s', [episode({ ...carried, PL_DISTANCE: '1.5' })], ['1 PL_DISTANCE'], lastYear({ PL_DISTANCE: '1.3' })],
    ['is broken by no distance', [episode(carried)], ['1 PL_DISTANCE'], lastYear({ PL_DISTANCE: '1.3' })],
    ['is kept by 0.1 miles', [episode({ ...carried, PL_DISTANCE: '1.4' })], [], lastYear({ PL_DISTANCE: '1.3' })],
  ],
  562: [
    ['is broken by an older episode that last year’s return does not have', [episode({ DECOM: '2017-07-01' })], ['1 DECOM'], lastYear()],
    ['is kept by one that it has', [episode(carried)], [], lastYear()],
    ['is kept by one of this year', [episode()], [], lastYear()],
  ],
  NoE: [
    ['is broken by an older episode of a child who is not in last year’s return', [episode(carried)], ['1 DECOM'], { earlier: [] }],
    ['is kept by an episode of this year', [episode()], [], { earlier: [] }],
  ],
});
