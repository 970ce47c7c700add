import { describe, test } from '@jest/globals';
import {
  admitted,
  away,
  born,
  detailsChanged,
  discharged,
  moved,
  on,
  returned,
  reviewed,
  statusChanged,
} from '../../support/children.js';
import { given, record } from '../../support/given.js';

describe('a child not in care', () => {
  test('is admitted', () =>
    given()
      .when(record(admitted('2019-01-05')))
      .then(admitted('2019-01-05')));

  test.each([
    ['moved', moved('2019-02-05')],
    ['given another legal status', statusChanged('2019-02-05')],
    ['told of in another kind of placement', detailsChanged('2019-02-05')],
    ['away for a time', away('2019-02-05')],
    ['back from an absence', returned('2019-02-05')],
    ['discharged', discharged('2019-02-05')],
  ])('cannot be %s', (_words, fact) =>
    given()
      .when(record(fact))
      .thenRefused({ code: 'not-in-care', on: on('2019-02-05') }),
  );

  test('may have a review recorded, for it may be told of first', () =>
    given()
      .when(record(reviewed('2019-02-05')))
      .then(reviewed('2019-02-05')));
});

describe('a child in care', () => {
  const inCare = given(admitted('2019-01-05'));

  test('moves', () => inCare.when(record(moved('2019-02-05'))).then(moved('2019-02-05')));

  test('cannot be admitted again', () =>
    inCare.when(record(admitted('2019-02-05'))).thenRefused({ code: 'already-in-care', since: on('2019-01-05') }));

  test('is in care since admission, whatever happened between', () =>
    given(admitted('2019-01-05'), moved('2019-02-05'), statusChanged('2019-03-05'))
      .when(record(admitted('2019-04-05')))
      .thenRefused({ code: 'already-in-care', since: on('2019-01-05') }));

  test('is discharged', () => inCare.when(record(discharged('2019-03-05'))).then(discharged('2019-03-05')));

  test('cannot have left before being admitted', () =>
    inCare.when(record(discharged('2019-01-04'))).thenRefused({ code: 'not-in-care', on: on('2019-01-04') }));

  test('cannot have left before a move already recorded, which would rest on nothing', () =>
    given(admitted('2019-01-05'), moved('2019-03-05'))
      .when(record(discharged('2019-02-05')))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e2' as never, objection: { code: 'not-in-care', on: on('2019-03-05') } }],
      }));

  test('cannot be said to do what is still to come', () =>
    inCare
      .today('2019-02-04')
      .when(record(moved('2019-02-05')))
      .thenRefused({ code: 'in-the-future', on: on('2019-02-05') }));

  test('may be said to do what happens today', () =>
    inCare
      .today('2019-02-05')
      .when(record(moved('2019-02-05')))
      .then(moved('2019-02-05')));
});

describe('a fact told late', () => {
  const history = given(admitted('2019-01-05'), moved('2019-03-05'), discharged('2019-05-05'));

  test('takes its place before what was recorded first', () =>
    history.when(record(statusChanged('2019-02-05'))).then(statusChanged('2019-02-05')));

  test('cannot begin an earlier time in care while nothing ends it before the next', () =>
    history.when(record(admitted('2018-01-05'))).thenRefused({
      code: 'others-depend-on-it',
      others: [{ entry: 'e1' as never, objection: { code: 'already-in-care', since: on('2018-01-05') } }],
    }));

  test('may be of an earlier time in care', () =>
    given(admitted('2017-01-05'), discharged('2017-03-05'), admitted('2019-01-05'))
      .when(record(moved('2017-02-05')))
      .then(moved('2017-02-05')));
});

describe('a child who left care', () => {
  const left = given(admitted('2019-01-05'), discharged('2019-03-05'));

  test('may come into care again', () => left.when(record(admitted('2019-06-05'))).then(admitted('2019-06-05')));

  test('is not in care on the day of leaving, for a period ends before its last day', () =>
    left.when(record(moved('2019-03-05'))).thenRefused({ code: 'not-in-care', on: on('2019-03-05') }));

  test('was in care the day before', () => left.when(record(moved('2019-03-04'))).then(moved('2019-03-04')));

  test('may not be admitted in between', () =>
    left.when(record(admitted('2019-02-05'))).thenRefused({ code: 'already-in-care', since: on('2019-01-05') }));
});

describe('a child who died', () => {
  const died = given(admitted('2019-01-05'), discharged('2019-03-05', { reason: 'E2' }));

  test.each([
    ['come into care', admitted('2019-03-06')],
    ['move', moved('2019-03-06')],
  ])('cannot %s', (_words, fact) =>
    died.when(record(fact)).thenRefused({ code: 'after-death', diedOn: on('2019-03-05') }),
  );

  test('cannot have died before what is recorded of a later day', () =>
    given(admitted('2019-01-05'), moved('2019-04-05'))
      .when(record(discharged('2019-03-05', { reason: 'E2' })))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e2' as never, objection: { code: 'after-death', diedOn: on('2019-03-05') } }],
      }));
});

describe('what is recorded already', () => {
  test('is already so when told again', () =>
    given(admitted('2019-01-05'))
      .when(record(admitted('2019-01-05')))
      .thenAlreadySo());

  test('is already so where a return told it, whatever row it came from', () =>
    given(admitted('2019-01-05', { source: { year: 2019, table: 'Episodes', row: 7 } }))
      .when(record(admitted('2019-01-05')))
      .thenAlreadySo());

  test('is not so once it was struck out', () =>
    given(born('2010-05-01'), { type: 'EntryStruckOut', entry: 'e1' as never, reason: 'wrong-child' })
      .when(record(born('2010-05-01')))
      .then(born('2010-05-01')));

  test('cannot be recorded anew where it is said once for a whole life: it is to be corrected', () =>
    given(born('2010-05-01'))
      .when(record(born('2010-04-01')))
      .thenRefused({ code: 'recorded-already', entry: 'e1' as never }));

  test('is not the same where a detail differs', () =>
    given(admitted('2019-01-05'), moved('2019-02-05'))
      .when(record(moved('2019-02-05', { reason: 'CHILD' })))
      .then(moved('2019-02-05', { reason: 'CHILD' })));
});
