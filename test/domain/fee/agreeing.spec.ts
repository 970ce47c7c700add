import { describe, test } from '@jest/globals';
import { decide } from '../../../src/domain/fee/decide.js';
import { agreed, changed, correct, ended, givenBy, invoiced, on, p, paidOnce, record, strikeOut } from '../../support/given-money.js';

const given = givenBy(decide);

describe('a fee', () => {
  test('is agreed', () => given().when(record(agreed('2024-01-05'))).then(agreed('2024-01-05')));

  test('is agreed from today', () => given().when(record(agreed('2024-06-30'))).then(agreed('2024-06-30')));

  test('cannot be agreed from a day to come', () =>
    given().when(record(agreed('2024-07-01'))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));

  test('takes the place of the one before it', () =>
    given(agreed('2024-01-05')).when(record(agreed('2024-02-05', { weekly: p(90_000) }))).then(agreed('2024-02-05', { weekly: p(90_000) })));

  test('cannot begin on the day another begins', () =>
    given(agreed('2024-01-05'))
      .when(record(agreed('2024-01-05', { weekly: p(90_000) })))
      .thenRefused({ code: 'fee-begins-that-day', on: on('2024-01-05') }));

  test('may be put right on its own day', () =>
    given(agreed('2024-01-05'))
      .when(correct('e1', agreed('2024-01-05', { weekly: p(90_000) })))
      .then(
        { type: 'EntryStruckOut', entry: 'e1' as never, reason: 'facts-were-wrong' },
        { ...agreed('2024-01-05', { weekly: p(90_000) }), corrects: 'e1' as never },
      ));

  test('may be agreed for an earlier time than one already recorded', () =>
    given(agreed('2024-02-05')).when(record(agreed('2024-01-05'))).then(agreed('2024-01-05')));

  test('ends after it begins', () =>
    given()
      .when(record(agreed('2024-01-05', {}, '2024-01-05')))
      .thenRefused({ code: 'ends-before-it-begins', from: on('2024-01-05'), to: on('2024-01-05') }));
});

describe('the shares of a fee', () => {
  const shares = (socialCare: number) => ({ shares: { socialCare: p(socialCare), education: p(20_000), health: p(10_000) } });

  test('are together the weekly fee, without the extras', () =>
    given()
      .when(record(agreed('2024-01-05', { ...shares(50_000), extras: [{ kind: 'therapy', weekly: p(700) }] })))
      .then(agreed('2024-01-05', { ...shares(50_000), extras: [{ kind: 'therapy', weekly: p(700) }] })));

  test('cannot be a penny less', () =>
    given()
      .when(record(agreed('2024-01-05', shares(49_999))))
      .thenRefused({ code: 'shares-not-the-fee', shares: 79_999, weekly: 80_000 }));
});

describe('what was bought', () => {
  test('from a framework names the framework', () =>
    given().when(record(agreed('2024-01-05', { purchase: 'framework' }))).thenRefused({ code: 'framework-not-named' }));

  test('in a block booking names the booking', () =>
    given().when(record(agreed('2024-01-05', { purchase: 'block' }))).thenRefused({ code: 'booking-not-named' }));

  test('on the spot is in no booking', () =>
    given().when(record(agreed('2024-01-05', { booking: 'B1' }))).thenRefused({ code: 'not-in-a-booking', booking: 'B1' }));

  test('in a block booking off a framework names both', () => {
    const terms = { purchase: 'block', booking: 'B1', framework: 'F1' } as const;
    return given().when(record(agreed('2024-01-05', terms))).then(agreed('2024-01-05', terms));
  });
});

describe('a change of fee', () => {
  test('needs a fee in force', () =>
    given().when(record(changed('2024-01-05'))).thenRefused({ code: 'no-fee-in-force', on: on('2024-01-05') }));

  test('comes on the last day of the fee', () =>
    given(agreed('2024-01-05', {}, '2024-02-05')).when(record(changed('2024-02-04', { weekly: p(1) }))).then(changed('2024-02-04', { weekly: p(1) })));

  test('cannot come on the day from which nothing is payable', () =>
    given(agreed('2024-01-05', {}, '2024-02-05'))
      .when(record(changed('2024-02-05')))
      .thenRefused({ code: 'no-fee-in-force', on: on('2024-02-05') }));

  test('depends on the fee that was agreed', () =>
    given(agreed('2024-01-05'), changed('2024-02-05'))
      .when(strikeOut('e1'))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e2', objection: { code: 'no-fee-in-force', on: on('2024-02-05') } }],
      }));
});

describe('the end of a fee', () => {
  test('needs a fee in force', () =>
    given(agreed('2024-01-05'), ended('2024-02-05'))
      .when(record(ended('2024-03-05')))
      .thenRefused({ code: 'no-fee-in-force', on: on('2024-03-05') }));

  test('cannot be on the day the fee begins, for it would have been payable on no day', () =>
    given(agreed('2024-01-05')).when(record(ended('2024-01-05'))).thenRefused({ code: 'fee-begins-that-day', on: on('2024-01-05') }));

  test('may be on the day another begins, if told first', () =>
    given(agreed('2024-01-05'), ended('2024-02-05')).when(record(agreed('2024-02-05'))).then(agreed('2024-02-05')));
});

describe('what is paid beside the fee', () => {
  test('may be paid where there is no fee', () => given().when(record(paidOnce('2024-01-05', 25_000))).then(paidOnce('2024-01-05', 25_000)));

  test('may be paid twice in a day', () =>
    given(paidOnce('2024-01-05', 25_000)).when(record(paidOnce('2024-01-05', 30_000))).then(paidOnce('2024-01-05', 30_000)));

  test('cannot be paid on a day to come', () =>
    given().when(record(paidOnce('2024-07-01', 1))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));
});

describe('an invoice', () => {
  test('may be for days to come', () =>
    given().when(record(invoiced('2024-06-30', '2024-07-01', '2024-08-01', 5))).then(invoiced('2024-06-30', '2024-07-01', '2024-08-01', 5)));

  test('is for a day at least', () =>
    given()
      .when(record(invoiced('2024-06-30', '2024-06-01', '2024-06-01', 5)))
      .thenRefused({ code: 'ends-before-it-begins', from: on('2024-06-01'), to: on('2024-06-01') }));
});
