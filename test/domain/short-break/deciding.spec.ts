import { describe, test } from '@jest/globals';
import { decide } from '../../../src/domain/short-break/decide.js';
import { correct, givenBy, on, record, strikeOut } from '../../support/given-money.js';
import { agreed, booked, cancelled, ended, taken } from '../../support/given-short-breaks.js';

const given = givenBy(decide);

describe('a short break', () => {
  test('is booked up to a year ahead', () => given().when(record(booked('2025-06-30', '2025-07-02'))).then(booked('2025-06-30', '2025-07-02')));

  test('is not booked further ahead', () =>
    given()
      .when(record(booked('2025-07-01', '2025-07-03')))
      .thenRefused({ code: 'too-far-ahead', on: on('2025-07-01'), latest: on('2025-06-30') }));

  test('ends after it begins', () =>
    given()
      .when(record(booked('2024-06-01', '2024-06-01')))
      .thenRefused({ code: 'ends-before-it-begins', on: on('2024-06-01'), until: on('2024-06-01') }));

  test('is told as taken on the day the child goes home', () =>
    given(booked('2024-06-28', '2024-06-30')).when(record(taken('2024-06-28', '2024-06-30'))).then(taken('2024-06-28', '2024-06-30')));

  test('is not told as taken before', () =>
    given()
      .when(record(taken('2024-06-28', '2024-07-01')))
      .thenRefused({ code: 'stay-not-over', stay: 'S1', until: on('2024-07-01') }));

  test('may be taken on other days than were booked, or without a booking', () => {
    given(booked('2024-06-07', '2024-06-09')).when(record(taken('2024-06-06', '2024-06-10'))).then(taken('2024-06-06', '2024-06-10'));
    given().when(record(taken('2024-06-06', '2024-06-10'))).then(taken('2024-06-06', '2024-06-10'));
  });

  test('may be longer than 17 nights, or one too many in the year: what happened is recorded', () =>
    given(taken('2024-01-01', '2024-03-16')).when(record(taken('2024-04-01', '2024-05-01', 'S2'))).then(taken('2024-04-01', '2024-05-01', 'S2')));

  test('has one reference, and is booked and taken once', () => {
    given(booked('2024-06-07', '2024-06-09'))
      .when(record(booked('2024-06-14', '2024-06-16')))
      .thenRefused({ code: 'stay-already-recorded', stay: 'S1', from: on('2024-06-07') });
    given(taken('2024-06-07', '2024-06-09'))
      .when(record(taken('2024-06-14', '2024-06-16')))
      .thenRefused({ code: 'stay-already-recorded', stay: 'S1', from: on('2024-06-07') });
  });

  test('may begin on the day another ends', () =>
    given(taken('2024-06-07', '2024-06-09')).when(record(taken('2024-06-09', '2024-06-11', 'S2'))).then(taken('2024-06-09', '2024-06-11', 'S2')));

  test('cannot be on a night on which the child was away already', () =>
    given(taken('2024-06-07', '2024-06-09'))
      .when(record(taken('2024-06-08', '2024-06-11', 'S2')))
      .thenRefused({ code: 'stays-overlap', stay: 'S1', from: on('2024-06-07'), until: on('2024-06-09') }));

  test('told late is judged against those told before it', () =>
    given(taken('2024-06-08', '2024-06-11', 'S2'))
      .when(record(taken('2024-06-07', '2024-06-09')))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e1', objection: { code: 'stays-overlap', stay: 'S1', from: on('2024-06-07'), until: on('2024-06-09') } }],
      }));

  test('is put right as a whole', () =>
    given(taken('2024-06-07', '2024-06-09'))
      .when(correct('e1', taken('2024-06-07', '2024-06-08')))
      .then(
        { type: 'EntryStruckOut', entry: 'e1', reason: 'facts-were-wrong' } as never,
        { ...taken('2024-06-07', '2024-06-08'), corrects: 'e1' } as never,
      ));
});

describe('a cancellation', () => {
  test('is of a booked stay, as of its first day, also of one to come', () =>
    given(booked('2024-08-02', '2024-08-04')).when(record(cancelled('2024-08-02'))).then(cancelled('2024-08-02')));

  test('is not of a stay that nobody booked', () =>
    given().when(record(cancelled('2024-08-02'))).thenRefused({ code: 'stay-not-booked', stay: 'S1', on: on('2024-08-02') }));

  test('is told once', () =>
    given(booked('2024-08-02', '2024-08-04'), cancelled('2024-08-02'))
      .when(record(cancelled('2024-08-03')))
      .thenRefused({ code: 'stay-already-cancelled', stay: 'S1' }));

  test('is not of a stay that was taken, nor is one taken that was cancelled', () => {
    given(booked('2024-06-07', '2024-06-09'), taken('2024-06-07', '2024-06-09'))
      .when(record(cancelled('2024-06-07')))
      .thenRefused({ code: 'stay-was-taken', stay: 'S1', from: on('2024-06-07') });
    given(booked('2024-06-07', '2024-06-09'), cancelled('2024-06-07'))
      .when(record(taken('2024-06-07', '2024-06-09')))
      .thenRefused({ code: 'stay-was-cancelled', stay: 'S1' });
  });

  test('rests on the booking', () =>
    given(booked('2024-08-02', '2024-08-04'), cancelled('2024-08-02'))
      .when(strikeOut('e1'))
      .thenRefused({
        code: 'others-depend-on-it', others: [{ entry: 'e2', objection: { code: 'stay-not-booked', stay: 'S1', on: on('2024-08-02') } }],
      }));
});

describe('an allocation of short breaks', () => {
  test('may follow another, from a day to come', () =>
    given(agreed('2024-04-01', 48)).when(record(agreed('2025-04-01', 60))).then(agreed('2025-04-01', 60)));

  test('is brought to an end while it lasts', () => given(agreed('2024-04-01', 48)).when(record(ended('2024-06-01'))).then(ended('2024-06-01')));

  test('cannot be brought to an end when it is over', () =>
    given(agreed('2023-04-01', 48, '2024-04-01'))
      .when(record(ended('2024-04-01')))
      .thenRefused({ code: 'nothing-agreed', on: on('2024-04-01') }));
});
