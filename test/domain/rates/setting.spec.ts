import { describe, test } from '@jest/globals';
import { decide } from '../../../src/domain/rates/decide.js';
import { card, givenBy, on, p, record, uplifted } from '../../support/given-money.js';

const given = givenBy(decide);
const allowance = (ageFrom: number, ageTo: number) => ({ ageFrom, ageTo, weekly: p(10_000) });

describe('a rate card', () => {
  test('is set', () => given().when(record(card('2024-04-01'))).then(card('2024-04-01')));

  test('takes the place of the one before it', () => given(card('2023-04-01')).when(record(card('2024-04-01'))).then(card('2024-04-01')));

  test('cannot be set from a day to come', () =>
    given().when(record(card('2024-07-01'))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));

  test('pays for a child of an age at one rate', () =>
    given()
      .when(record(card('2024-04-01', { allowances: [allowance(11, 17), allowance(0, 4), allowance(4, 10)] })))
      .thenRefused({ code: 'ages-overlap', age: 4 }));

  test('may leave ages out', () => {
    const gap = card('2024-04-01', { allowances: [allowance(0, 4), allowance(10, 17)] });
    return given().when(record(gap)).then(gap);
  });

  test('has no ages that run backwards', () =>
    given()
      .when(record(card('2024-04-01', { allowances: [allowance(10, 9)] })))
      .thenRefused({ code: 'ages-reversed', ageFrom: 10, ageTo: 9 }));

  test('pays a level of skill once', () =>
    given()
      .when(record(card('2024-04-01', { skills: [{ level: 1, weekly: p(1) }, { level: 1, weekly: p(2) }] })))
      .thenRefused({ code: 'level-twice', level: 1 }));

  test('cannot begin on the day another begins', () =>
    given(card('2024-04-01'))
      .when(record(card('2024-04-01', { skills: [] })))
      .thenRefused({ code: 'card-begins-that-day', on: on('2024-04-01') }));
});

describe('an uplift', () => {
  test('raises a card', () => given(card('2023-04-01')).when(record(uplifted('2024-04-01', 250))).then(uplifted('2024-04-01', 250)));

  test('needs a card', () => given().when(record(uplifted('2024-04-01', 250))).thenRefused({ code: 'no-rate-card', on: on('2024-04-01') }));

  test('needs a card that was there before', () =>
    given(card('2024-05-01')).when(record(uplifted('2024-04-01', 250))).thenRefused({ code: 'no-rate-card', on: on('2024-04-01') }));
});
