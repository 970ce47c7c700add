import { describe, test } from '@jest/globals';
import { approved, correct, day, deregistered, fact, given, record, strikeOut, terms, varied } from '../../support/carers.js';

const temporary = approved('2018-06-01', { types: ['connected-person'], until: day('2018-09-21') });

describe('a foster carer household', () => {
  test('is approved once, until it is deregistered', () => {
    given(approved('2018-06-01'))
      .when(record(approved('2018-08-01', { places: 3 })))
      .thenRefused({ code: 'already-approved', since: day('2018-06-01') });
    given(approved('2018-06-01'), deregistered('2018-07-01')).when(record(approved('2018-07-01'))).thenRecorded();
  });

  test('may be approved without a word of enquiry, application or panel', () =>
    given().when(record(approved('1999-06-01'))).thenRecorded());

  test('may be approved by late word before a deregistration already recorded, but not within a time already recorded', () => {
    given(approved('2018-06-01'), deregistered('2019-01-01')).when(record(approved('2019-02-01'))).thenRecorded();
    given(approved('2018-06-01')).when(record(approved('2018-05-01'))).thenRefused({
      code: 'others-depend-on-it',
      others: [{ entry: 'e1' as never, objection: { code: 'already-approved', since: day('2018-05-01') } }],
    });
  });

  test('is not approved, nor anything else, in the future', () => {
    given().when(record(approved('2024-07-01'))).thenRefused({ code: 'in-the-future', on: day('2024-07-01') });
    given()
      .when(record(fact('CarerEnquired', '2024-07-01', {})))
      .thenRefused({ code: 'in-the-future', on: day('2024-07-01') });
  });

  test('has terms whose ages are in order and of a childhood', () => {
    given()
      .when(record(approved('2018-06-01', { ageFrom: 12, ageTo: 5 })))
      .thenRefused({ code: 'ages-out-of-order', ageFrom: 12, ageTo: 5 });
    given()
      .when(record(approved('2018-06-01', { ageTo: 19 })))
      .thenRefused({ code: 'age-beyond-childhood', age: 19 });
    given().when(record(approved('2018-06-01', { ageTo: 18 }))).thenRecorded();
    given(approved('2018-06-01'))
      .when(record(varied('2018-07-01', { ageFrom: 3, ageTo: 2 })))
      .thenRefused({ code: 'ages-out-of-order', ageFrom: 3, ageTo: 2 });
  });

  test('is varied and deregistered only while approved', () => {
    given().when(record(varied('2018-06-01'))).thenRefused({ code: 'not-approved', on: day('2018-06-01') });
    given(approved('2018-06-01'), deregistered('2018-07-01'))
      .when(record(deregistered('2018-07-01', 'retirement')))
      .thenRefused({ code: 'not-approved', on: day('2018-07-01') });
  });

  test('is deregistered for a special guardianship with or without the child’s reference', () => {
    given(approved('2018-06-01')).when(record(deregistered('2019-06-01', 'special-guardianship', { child: 'child-1' }))).thenRecorded();
    given(approved('2018-06-01')).when(record(deregistered('2019-06-01', 'special-guardianship'))).thenRecorded();
  });

  test('has an approval put right in its place, and not struck out from under what rests on it', () => {
    given(approved('2018-06-01'), varied('2018-07-01')).when(correct('e1', approved('2018-06-15'))).thenAccepted();
    given(approved('2018-06-01'), varied('2018-07-01')).when(correct('e1', approved('2018-07-15'))).thenRefused({
      code: 'others-depend-on-it',
      others: [{ entry: 'e2' as never, objection: { code: 'not-approved', on: day('2018-07-01') } }],
    });
    given(approved('2018-06-01'), varied('2018-07-01')).when(strikeOut('e1')).thenRefused({
      code: 'others-depend-on-it',
      others: [{ entry: 'e2' as never, objection: { code: 'not-approved', on: day('2018-07-01') } }],
    });
  });

  test('said to be approved in the same words twice is so already', () =>
    given(approved('2018-06-01')).when(record(approved('2018-06-01'))).thenAlreadySo());
});

describe('a temporary approval (regulation 24)', () => {
  test('ends after the day it began', () =>
    given()
      .when(record(approved('2018-06-01', { until: day('2018-06-01') })))
      .thenRefused({ code: 'ends-before-it-begins', on: day('2018-06-01'), until: day('2018-06-01') }));

  test('is extended up to the very day it comes to its end, and not after it', () => {
    given(temporary).when(record(varied('2018-09-21', { until: day('2018-11-16') }))).thenRecorded();
    given(temporary).when(record(varied('2018-09-22'))).thenRefused({ code: 'not-approved', on: day('2018-09-22') });
  });

  test('may be followed by an approval, for it came to its end by itself', () => {
    given(temporary).when(record(approved('2018-09-21'))).thenRecorded();
    given(temporary).when(record(approved('2018-09-20'))).thenRefused({ code: 'already-approved', since: day('2018-06-01') });
  });

  test('may be ended early, or on its last day for a reason that is known, and not afterwards', () => {
    given(temporary).when(record(deregistered('2018-08-01'))).thenRecorded();
    given(temporary).when(record(deregistered('2018-09-21', 'special-guardianship'))).thenRecorded();
    given(temporary).when(record(deregistered('2018-10-01'))).thenRefused({ code: 'not-approved', on: day('2018-10-01') });
  });

  test('leaves no room for what needs an approval once it has come to its end', () =>
    given(temporary)
      .when(record(fact('SkillsLevelSet', '2018-09-21', { level: 2 })))
      .thenRefused({ code: 'not-approved', on: day('2018-09-21') }));

  test('is as long as it was extended', () =>
    given(temporary, fact('CarerApprovalVaried', '2018-09-01', { terms: terms() }))
      .when(record(fact('SkillsLevelSet', '2019-09-21', { level: 2 })))
      .thenRecorded());
});
