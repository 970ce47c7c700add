import { describe, expect, test } from '@jest/globals';
import { suspicionsOf } from '../../../src/domain/child/suspicions.js';
import {
  admitted,
  away,
  born,
  discharged,
  HOMES,
  moved,
  on,
  returned,
  reviewed,
  statusChanged,
} from '../../support/children.js';
import { entriesOf, given, record, struck } from '../../support/given.js';

const child = born('2007-05-01');
const inCare = given(child, admitted('2019-01-05'));

describe('something suspect', () => {
  test('is recorded, for it may well be true', () =>
    given(child, admitted('2019-01-05'), away('2019-02-05'))
      .when(record(returned('2019-04-02')))
      .then(returned('2019-04-02')));

  test.each([
    ['a stay in hospital of eight weeks', 'T1', '2019-04-02', '375'],
    ['a stay during the carer’s holiday of four weeks', 'T3', '2019-03-05', '376'],
    ['a stay of another kind of eight days', 'T4', '2019-02-13', '379'],
  ] as const)('is told of with the answer that ends it: %s', (_words, kind, back, rule) =>
    given(child, admitted('2019-01-05'), away('2019-02-05', kind))
      .today(back)
      .when(record(returned(back)))
      .thenWarned(rule),
  );

  test('is told of with whatever is recorded while it lasts', () =>
    given(child, admitted('2018-01-05'), away('2018-07-05'))
      .today('2018-08-20')
      .when(record(reviewed('2018-06-06')))
      .thenWarned('375'));

  test('is told of at once where it is recorded long after', () =>
    given(child, admitted('2018-01-05'))
      .today('2019-06-30')
      .when(record(away('2018-07-05')))
      .thenWarned('375'));

  test('is not a stay that has only begun, though the year has months to go', () =>
    given(child, admitted('2018-01-05'))
      .today('2018-07-05')
      .when(record(away('2018-07-05')))
      .thenWarned());

  test.each([
    ['T1', '2019-03-19'],
    ['T3', '2019-02-26'],
    ['T4', '2019-02-12'],
  ] as const)('is not what lasts as long as it may: %s to %s', (kind, back) =>
    given(child, admitted('2019-01-05'), away('2019-02-05', kind))
      .when(record(returned(back)))
      .thenWarned(),
  );

  test.each([
    ['detention of 22 days', 'J2', '2019-01-27', '364'],
    ['police protection of four days', 'L1', '2019-01-09', '361'],
    ['an emergency protection order of 22 days', 'L2', '2019-01-27', '362'],
  ] as const)('is a legal status that lasts too long: %s', (_words, legalStatus, until, rule) =>
    expect(rulesIn(child, admitted('2019-01-05', { legalStatus }), statusChanged(until))).toContain(rule),
  );

  test('is leaving care from a temporary stay', () =>
    given(child, admitted('2019-01-05'), away('2019-02-05'))
      .when(record(discharged('2019-02-10')))
      .thenWarned('381'));

  test('is a change of legal status to the same', () =>
    inCare.when(record(statusChanged('2019-02-05', 'V2'))).thenWarned('434'));

  test('is being discharged and admitted again on one day', () =>
    given(child, admitted('2019-01-05'), discharged('2019-02-10'))
      .when(record(admitted('2019-02-10')))
      .thenWarned('388', '431'));

  test('is a placement that outlasts its code', () =>
    expect(
      rulesIn(born('2005-01-01'), admitted('2022-01-05', { placement: HOMES.lodgings }), statusChanged('2023-12-05')),
    ).toContain('217t'));
});

const rulesIn = (...facts: Parameters<typeof entriesOf>[0]) => suspicionsOf(entriesOf(facts)).map(({ rule }) => rule);

describe('what is not suspect', () => {
  test('is an ordinary move', () => inCare.when(record(moved('2019-02-05'))).thenWarned());

  test('is a postcode or pupil number not yet told, which the year’s end asks for', () =>
    expect(rulesIn(child, admitted('2019-01-05'))).toEqual([]));
});

describe('a suspicion', () => {
  const long = [child, admitted('2019-01-05'), away('2019-02-05'), returned('2019-04-02')] as const;

  test('is told to whoever looks later, with the day it is about', () =>
    expect(suspicionsOf(entriesOf(long))).toMatchObject([
      { rule: '375', table: 'Episodes', column: 'DEC', on: on('2019-02-05') },
    ]));

  test('is not told again with what is recorded next', () =>
    given(...long)
      .when(record(moved('2019-05-05')))
      .thenWarned());

  test('is gone once what gave rise to it is struck out', () =>
    expect(suspicionsOf(entriesOf([...long, struck('e4'), returned('2019-03-01')]))).toEqual([]));
});
