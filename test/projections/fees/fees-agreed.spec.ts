import { describe, expect, test } from '@jest/globals';
import { fees } from '../../../projections/fees/fees.projection.js';
import { rates } from '../../../projections/rates/rates.projection.js';
import { LASTING, type Projected, type Value } from '../../../projections/timeline.js';
import { dateOfDay } from '../../../src/domain/calendar.js';
import { inEffectOrder, type Fact } from '../../../src/domain/entry.js';
import type { FeeFact } from '../../../src/domain/fee/events.js';
import type { RatesFact } from '../../../src/domain/rates/events.js';
import { agreed, card, changed, ended, entriesOf, invoiced, p, paidOnce, uplifted } from '../../support/given-money.js';

/** The rows of a view, with their days as dates. */
const rowsOf = <F extends Fact, State>(projected: Projected<F, State>, view: string, facts: readonly F[]) => {
  const state = inEffectOrder<F>(entriesOf(facts)).reduce((so, { event }) => projected.evolve(so, event), projected.initial);
  const rows = projected.timelines.find(({ name }) => name === view)?.rowsOf(state) ?? [];
  return rows.map((row): Readonly<Record<string, Value>> => ({
    ...row,
    from: dateOfDay(row.from),
    to: row.to === LASTING ? 'lasting' : dateOfDay(row.to),
  }));
};
const feeRows = (...facts: readonly FeeFact[]) => rowsOf(fees, 'fee', facts);
const rateRows = (view: string, ...facts: readonly RatesFact[]) => rowsOf(rates, view, facts);

describe('a fee agreed', () => {
  test('lasts, and social care pays what no share speaks of, extras with it', () =>
    expect(feeRows(agreed('2024-01-05', { tier: 'specialist', payee: 'SC000001', extras: [{ kind: 'therapy', weekly: p(700) }] }))).toMatchObject([
      {
        from: '2024-01-05', to: 'lasting', weekly: 80_000, extras_weekly: 700, social_care: 80_700, education: 0, health: 0,
        tier: 'specialist', purchase: 'spot', payee: 'SC000001', until: null,
      },
    ]));

  test('is told change by change, each going back to the day of the agreement', () =>
    expect(
      feeRows(agreed('2024-01-05'), changed('2024-02-05', { weekly: p(1) }), changed('2024-03-05', { weekly: p(2) }), ended('2024-04-05'), agreed('2024-05-05', {}, '2024-06-05')).map(
        ({ from, to, agreed_on: agreedOn }) => [from, to, dateOfDay(Number(agreedOn))],
      ),
    ).toEqual([
      ['2024-01-05', '2024-02-05', '2024-01-05'],
      ['2024-02-05', '2024-03-05', '2024-01-05'],
      ['2024-03-05', '2024-04-05', '2024-01-05'],
      ['2024-05-05', '2024-06-05', '2024-05-05'],
    ]));

  test('late makes room for itself before the next', () =>
    expect(feeRows(agreed('2024-03-05'), agreed('2024-01-05')).map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-05', '2024-03-05'],
      ['2024-03-05', 'lasting'],
    ]));

  test('of a history that breaks the rules makes no row of no days', () =>
    expect(feeRows(agreed('2024-01-05'), agreed('2024-01-05', { weekly: p(1) }), changed('2024-02-05', {}, '2024-02-01'), ended('2023-01-01'))).toMatchObject([
      { from: '2024-01-05', to: '2024-02-05', weekly: 1 },
    ]));
});

describe('what was paid beside the fee', () => {
  test('stands on its one day, and an invoice on the days it is for', () => {
    const facts = [paidOnce('2024-01-05', 25_000), invoiced('2024-02-03', '2024-01-01', '2024-02-01', -100)];
    expect(rowsOf(fees, 'one_off_cost', facts)).toEqual([{ from: '2024-01-05', to: '2024-01-06', kind: 'setting-up', amount: 25_000 }]);
    expect(rowsOf(fees, 'invoice', facts)).toMatchObject([{ from: '2024-01-01', to: '2024-02-01', amount: -100 }]);
  });
});

describe('a rate card', () => {
  test('holds until the next, and an uplift raises each of its rates to the nearest penny', () => {
    expect(rateRows('allowance_rate', card('2023-04-01'), uplifted('2023-10-01', 333), card('2024-04-01'))).toMatchObject([
      { from: '2023-04-01', to: '2023-10-01', age_from: 0, age_to: 10, weekly: 15_000 },
      { from: '2023-04-01', to: '2023-10-01', age_from: 11, age_to: 17, weekly: 20_000 },
      { from: '2023-10-01', to: '2024-04-01', age_from: 0, weekly: 15_500 },
      { from: '2023-10-01', to: '2024-04-01', age_from: 11, weekly: 20_666 },
      { from: '2024-04-01', to: 'lasting', age_from: 0, weekly: 15_000 },
      { from: '2024-04-01', to: 'lasting', age_from: 11, weekly: 20_000 },
    ]);
    expect(rateRows('skills_rate', card('2023-04-01'), uplifted('2023-10-01', 333)).map(({ weekly }) => weekly)).toEqual([9_000, 9_300]);
  });
});
