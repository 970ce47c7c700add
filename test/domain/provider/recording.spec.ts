import { describe, test } from '@jest/globals';
import type { EntryId } from '../../../src/domain/entry.js';
import {
  booked, bookingEnded, closed, correct, detailsChanged, given, HOME, inspected, joined, left, on, record, registered, restored, strikeOut, suspended,
} from '../../support/given-providers.js';

describe('a provider that is not registered', () => {
  test('is registered', () => given().when(record(registered('2019-03-01'))).then(registered('2019-03-01')));
  test('is not registered tomorrow', () =>
    given().when(record(registered('2024-07-01'))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));
  test('has no details that could change', () =>
    given().when(record(detailsChanged('2019-03-01'))).thenRefused({ code: 'not-registered', on: on('2019-03-01') }));
  test('cannot be suspended', () =>
    given().when(record(suspended('2019-03-01'))).thenRefused({ code: 'not-registered', on: on('2019-03-01') }));
  test('cannot close', () => given().when(record(closed('2019-03-01'))).thenRefused({ code: 'not-registered', on: on('2019-03-01') }));
  test('may have been inspected all the same, for registers begin where their records do', () =>
    given(registered('2019-03-01')).when(record(inspected('2018-01-01'))).then(inspected('2018-01-01')));
});

describe('a registered provider', () => {
  test('is not registered again while it is', () =>
    given(registered('2019-03-01')).when(record(registered('2020-03-01'))).thenRefused({ code: 'already-registered', since: on('2019-03-01') }));
  test('may be registered again once it has closed', () =>
    given(registered('2019-03-01'), closed('2020-01-01')).when(record(registered('2020-03-01'))).then(registered('2020-03-01')));
  test('is suspended, restored and closed', () =>
    given(registered('2019-03-01'), suspended('2019-04-01'), restored('2019-05-01')).when(record(closed('2019-06-01'))).then(closed('2019-06-01')));
  test('is not restored while it is active', () =>
    given(registered('2019-03-01')).when(record(restored('2019-05-01'))).thenRefused({ code: 'not-suspended', on: on('2019-05-01') }));
  test('may have its suspension prolonged', () =>
    given(registered('2019-03-01'), suspended('2019-04-01')).when(record(suspended('2019-05-01'))).then(suspended('2019-05-01')));
  test('cannot suit children from an age above the one it suits them to', () =>
    given(registered('2019-03-01')).when(record(detailsChanged('2019-04-01', { ...HOME, ageFrom: 12, ageTo: 11 })))
      .thenRefused({ code: 'ages-out-of-order', from: 12, to: 11 }));
  test('cannot turn out never to have been registered when it was suspended since', () =>
    given(registered('2019-03-01'), suspended('2019-04-01')).when(strikeOut('e1')).thenRefused({
      code: 'others-depend-on-it', others: [{ entry: 'e2' as EntryId, objection: { code: 'not-registered', on: on('2019-04-01') } }],
    }));
});

describe('an inspection', () => {
  test('is not recorded before it is made', () =>
    given(registered('2019-03-01')).when(record(inspected('2024-07-01'))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));
  test('has its number once', () =>
    given(registered('2019-03-01'), inspected('2019-04-01', { event: '1' })).when(record(inspected('2019-05-01', { event: '1' })))
      .thenRefused({ code: 'inspection-already-recorded', event: '1', on: on('2019-04-01') }));
  test('is put right under the same number', () =>
    given(registered('2019-03-01'), inspected('2019-04-01', { event: '1' })).when(correct('e2', inspected('2019-04-01', { event: '1', overall: 'inadequate' })))
      .then(
        { type: 'EntryStruckOut', entry: 'e2' as EntryId, reason: 'facts-were-wrong' },
        { ...inspected('2019-04-01', { event: '1', overall: 'inadequate' }), corrects: 'e2' as EntryId },
      ));
  test('that is recorded already is not recorded twice', () =>
    given(registered('2019-03-01'), inspected('2019-04-01')).when(record(inspected('2019-04-01'))).thenAlreadySo());
});

describe('a framework', () => {
  test('may be joined up to two years ahead', () => given().when(record(joined('2026-06-30'))).then(joined('2026-06-30')));
  test('is not joined later than that', () =>
    given().when(record(joined('2026-07-01'))).thenRefused({ code: 'too-far-ahead', on: on('2026-07-01'), latest: on('2026-06-30') }));
  test('is joined once', () =>
    given(joined('2019-03-01')).when(record(joined('2019-04-01'))).thenRefused({ code: 'already-on-framework', framework: 'FW1', since: on('2019-03-01') }));
  test('is left by those on it only', () =>
    given(joined('2019-03-01', 'FW2')).when(record(left('2019-04-01'))).thenRefused({ code: 'not-on-framework', framework: 'FW1', on: on('2019-04-01') }));
  test('may be joined again', () => given(joined('2019-03-01'), left('2019-04-01')).when(record(joined('2019-04-01'))).then(joined('2019-04-01')));
});

describe('a block booking', () => {
  test('may overlap another: that is a discrepancy, and recorded', () =>
    given(booked('2019-03-01')).when(record(booked('2019-04-01', { booking: 'B2' }))).then(booked('2019-04-01', { booking: 'B2' })));
  test('has its reference once, even where the first never lasted a day', () =>
    given(booked('2019-03-01'), bookingEnded('2019-03-01')).when(record(booked('2019-04-01')))
      .thenRefused({ code: 'booking-reference-used', booking: 'B1', from: on('2019-03-01') }));
  test('is of one place at least', () =>
    given().when(record(booked('2019-03-01', { places: 0 }))).thenRefused({ code: 'booking-of-no-places', booking: 'B1' }));
  test('does not end before it begins', () =>
    given().when(record(booked('2019-03-01', { until: on('2019-03-01') })))
      .thenRefused({ code: 'booking-ends-before-it-begins', booking: 'B1', until: on('2019-03-01') }));
  test('is not ended where there is none', () =>
    given().when(record(bookingEnded('2019-03-01'))).thenRefused({ code: 'no-such-booking', booking: 'B1', on: on('2019-03-01') }));
  test('is ended while it lasts', () =>
    given(booked('2019-03-01', { until: on('2019-06-01') })).when(record(bookingEnded('2019-05-31'))).then(bookingEnded('2019-05-31')));
  test('is not ended when it is over', () =>
    given(booked('2019-03-01', { until: on('2019-06-01') })).when(record(bookingEnded('2019-06-01')))
      .thenRefused({ code: 'booking-over', booking: 'B1', since: on('2019-06-01') }));
});
