import { describe, expect, test } from '@jest/globals';
import { ageOn, plusYears } from '../../../src/domain/calendar.js';
import { admitted, born, detailsChanged, discharged, HOMES, moved, on, statusChanged } from '../../support/children.js';
import { correct, given, id, record } from '../../support/given.js';

describe('a child of a known date of birth', () => {
  test('is admitted at 17', () =>
    given(born('2001-03-06'))
      .when(record(admitted('2019-03-05')))
      .then(admitted('2019-03-05')));

  test('cannot be admitted at 18, from the birthday itself', () =>
    given(born('2001-03-05'))
      .when(record(admitted('2019-03-05')))
      .thenRefused({ code: 'eighteen-or-over', eighteenOn: on('2019-03-05') }));

  test('may move after 18, for some stay', () =>
    given(born('2001-03-05'), admitted('2019-03-04'))
      .when(record(moved('2019-04-05')))
      .then(moved('2019-04-05')));

  test('cannot be admitted before birth', () =>
    given(born('2019-03-05'))
      .when(record(admitted('2019-03-04')))
      .thenRefused({ code: 'before-birth', born: on('2019-03-05') }));

  test('may be admitted on the day of birth', () =>
    given(born('2019-03-05'))
      .when(record(admitted('2019-03-05')))
      .then(admitted('2019-03-05')));
});

describe('a date of birth told later', () => {
  test('cannot be after the child came into care', () =>
    given(admitted('2019-03-05'))
      .when(record(born('2019-03-06')))
      .thenRefused({ code: 'before-birth', born: on('2019-03-06') }));

  test('cannot make the child an adult when admitted', () =>
    given(admitted('2019-03-05'))
      .when(record(born('2001-03-05')))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: id('e1'), objection: { code: 'eighteen-or-over', eighteenOn: on('2019-03-05') } }],
      }));

  test('cannot be put right so that the child was in care before birth', () =>
    given(born('2010-05-01'), admitted('2019-03-05'))
      .when(correct('e1', born('2019-03-06')))
      .thenRefused({ code: 'before-birth', born: on('2019-03-06') }));

  test('is put right', () =>
    given(born('2010-05-01'), admitted('2019-03-05'))
      .when(correct('e1', born('2010-05-10')))
      .then(
        { type: 'EntryStruckOut', entry: id('e1'), reason: 'facts-were-wrong' },
        { ...born('2010-05-10'), corrects: id('e1') },
      ));
});

describe('a child born on 29 February', () => {
  const leap = given(born('2004-02-29'));

  test('is 18 on 1 March of a common year', () => expect(plusYears(on('2004-02-29'), 18)).toBe('2022-03-01'));

  test('is 16 on 29 February of a leap year', () => expect(ageOn(on('2004-02-29'), on('2020-02-29'))).toBe(16));

  test('may be admitted on 28 February of the year of turning 18', () =>
    leap.when(record(admitted('2022-02-28'))).then(admitted('2022-02-28')));

  test('cannot be admitted on 1 March', () =>
    leap.when(record(admitted('2022-03-01'))).thenRefused({ code: 'eighteen-or-over', eighteenOn: on('2022-03-01') }));
});

describe('a code', () => {
  const lodged = (day: string) => admitted(day, { placement: HOMES.lodgings });
  const supported = (day: string) => admitted(day, { placement: HOMES.supported });
  const notInUse = (field: string, value: string, day: string) =>
    ({ code: 'code-not-in-use', field, value, on: on(day) }) as const;

  test('may be used to its last day: P2 to 27 October 2023', () =>
    given(born('2007-01-01'))
      .when(record(lodged('2023-10-27')))
      .then(lodged('2023-10-27')));

  test.each(['2023-10-28', '2023-10-29'])('cannot be used after it: P2 on %s', (day) =>
    given(born('2007-01-01'))
      .when(record(lodged(day)))
      .thenRefused(notInUse('placement type', 'P2', day)),
  );

  test('cannot be used before its first day: K3 on 31 March 2024', () =>
    given(born('2007-01-01'))
      .when(record(supported('2024-03-31')))
      .thenRefused(notInUse('placement type', 'K3', '2024-03-31')));

  test('may be used from it: K3 on 1 April 2024', () =>
    given(born('2007-01-01'))
      .when(record(supported('2024-04-01')))
      .then(supported('2024-04-01')));

  test('is judged on the day it is used, whatever today is', () =>
    given(born('2007-01-01'))
      .today('2024-06-30')
      .when(record(lodged('2020-01-01')))
      .then(lodged('2020-01-01')));

  test('of a legal status is dated too: E1 from 30 December 2005, D1 to the day before', () => {
    given()
      .when(record(admitted('2005-12-29', { legalStatus: 'E1' })))
      .thenRefused(notInUse('legal status', 'E1', '2005-12-29'));
    given()
      .when(record(admitted('2005-12-30', { legalStatus: 'D1' })))
      .thenRefused(notInUse('legal status', 'D1', '2005-12-30'));
    given()
      .when(record(admitted('2005-12-29', { legalStatus: 'D1' })))
      .then(admitted('2005-12-29', { legalStatus: 'D1' }));
  });

  test('is judged in every kind of fact that has one', () => {
    const before = given(born('2007-01-01'), admitted('2023-01-05'));
    before
      .when(record(moved('2023-11-05', { placement: HOMES.lodgings })))
      .thenRefused(notInUse('placement type', 'P2', '2023-11-05'));
    before
      .when(record(detailsChanged('2023-11-05', { placement: HOMES.lodgings })))
      .thenRefused(notInUse('placement type', 'P2', '2023-11-05'));
    before.when(record(statusChanged('2023-11-05', 'D1'))).thenRefused(notInUse('legal status', 'D1', '2023-11-05'));
  });

  test('may outlast its last day where the placement does, and what follows may be recorded', () => {
    const lived = given(born('2007-01-01'), lodged('2023-01-05'));
    lived.when(record(statusChanged('2024-01-05'))).then(statusChanged('2024-01-05'));
    lived.when(record(discharged('2024-01-05'))).then(discharged('2024-01-05'));
  });
});
