import { describe, expect, test } from '@jest/globals';
import { plans } from '../../../projections/plans/plans.projection.js';
import { decide } from '../../../src/domain/plan/decide.js';
import type { PlanFact, TargetSet } from '../../../src/domain/plan/events.js';
import { givenBy, on, record, strikeOut } from '../../support/given-money.js';

const given = givenBy(decide);
const adopted = (day = '2019-02-18'): PlanFact => ({ type: 'PlanAdopted', effectiveOn: on(day), title: 'A plan' });
const target = (more: Partial<TargetSet> = {}): TargetSet => ({
  type: 'TargetSet', effectiveOn: on('2019-02-18'), target: 'T1', measure: 'carers', figure: 'carers.households', words: 'More households',
  baseline: { tenths: 1500, asAt: on('2018-12-31') }, tenths: 1900, direction: 'raise', due: on('2022-03-31'), owner: 'Head of fostering', ...more,
});
const revised = (day: string, tenths: number, due = '2022-03-31'): PlanFact => ({ type: 'TargetRevised', effectiveOn: on(day), target: 'T1', tenths, due: on(due) });
const dropped = (day: string): PlanFact => ({ type: 'TargetDropped', effectiveOn: on(day), target: 'T1' });
const action = (more: object = {}): PlanFact => ({
  type: 'ActionSet', effectiveOn: on('2019-02-18'), action: 'A1', words: 'A campaign', due: on('2019-09-30'), owner: 'Recruitment lead', ...more,
});
const done = (day: string): PlanFact => ({ type: 'ActionDone', effectiveOn: on(day), action: 'A1' });

describe('a delivery plan', () => {
  test('is adopted, and its targets set from then on', () => given(adopted()).when(record(target())).then(target()));
  test('is adopted once', () => given(adopted()).when(record(adopted('2019-03-01'))).thenRefused({ code: 'already-adopted', since: on('2019-02-18') }));
  test('has no target before it is adopted', () => given(adopted('2019-03-01')).when(record(target())).thenRefused({ code: 'plan-not-adopted', on: on('2019-02-18') }));
  test('is not adopted on a day to come', () => given().when(record(adopted('2024-07-01'))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));
  test('is not struck out from under its targets', () =>
    given(adopted(), target()).when(strikeOut('e1')).thenRefused({
      code: 'others-depend-on-it', others: [{ entry: 'e2', objection: { code: 'plan-not-adopted', on: on('2019-02-18') } }],
    }));
});

describe('a target', () => {
  test('is set once while it is in force, and may be set again when it was dropped', () => {
    given(adopted(), target()).when(record(target({ effectiveOn: on('2019-03-01') }))).thenRefused({ code: 'target-set-already', target: 'T1', since: on('2019-02-18') });
    const again = target({ effectiveOn: on('2020-03-01') });
    given(adopted(), target(), dropped('2020-01-01')).when(record(again)).then(again);
  });

  test('lies ahead of its baseline, whichever way it goes', () => {
    given(adopted()).when(record(target({ tenths: 1499 }))).thenRefused({ code: 'target-the-wrong-way', direction: 'raise' });
    given(adopted()).when(record(target({ tenths: 1501, direction: 'lower' }))).thenRefused({ code: 'target-the-wrong-way', direction: 'lower' });
    given(adopted()).when(record(target({ tenths: 1500 }))).then(target({ tenths: 1500 }));
    given(adopted(), target()).when(record(revised('2020-01-01', 1400))).thenRefused({ code: 'target-the-wrong-way', direction: 'raise' });
  });

  test('is due after the day of its baseline, which is known when it is set', () => {
    given(adopted()).when(record(target({ due: on('2018-12-31') }))).thenRefused({ code: 'due-before-baseline', due: on('2018-12-31'), asAt: on('2018-12-31') });
    given(adopted())
      .when(record(target({ baseline: { tenths: 1500, asAt: on('2019-02-19') } })))
      .thenRefused({ code: 'baseline-still-to-come', asAt: on('2019-02-19'), on: on('2019-02-18') });
  });

  test.each([revised('2020-01-01', 1800), dropped('2020-01-01')])('is revised or dropped only while it is in force', (fact) => {
    const refusal = { code: 'no-such-target', target: 'T1', on: on('2020-01-01') };
    given(adopted()).when(record(fact)).thenRefused(refusal);
    given(adopted(), target(), dropped('2019-12-01')).when(record(fact)).thenRefused(refusal);
  });

  test('is held as it stood from each day on', () => {
    const state = [adopted(), target(), revised('2020-01-01', 1800, '2023-03-31'), dropped('2021-01-01')].reduce(plans.evolve, plans.initial);
    const rows = plans.timelines.find(({ name }) => name === 'target')?.rowsOf(state) ?? [];
    expect(rows.map(({ from, to, tenths }) => [to - from, tenths])).toEqual([[317, 1900], [366, 1800]]);
  });
});

describe('an action', () => {
  test('is set, for a target in force or for none, and done once', () => {
    given(adopted(), target()).when(record(action({ target: 'T1' }))).then(action({ target: 'T1' }));
    given(adopted()).when(record(action({ target: 'T1' }))).thenRefused({ code: 'no-such-target', target: 'T1', on: on('2019-02-18') });
    given(adopted(), action()).when(record(action({ words: 'Another' }))).thenRefused({ code: 'action-set-already', action: 'A1', since: on('2019-02-18') });
    given(adopted(), action()).when(record(done('2019-09-01'))).then(done('2019-09-01'));
    given(adopted(), action(), done('2019-09-01')).when(record(done('2019-10-01'))).thenRefused({ code: 'action-done-already', action: 'A1', since: on('2019-09-01') });
    given(adopted()).when(record(done('2019-10-01'))).thenRefused({ code: 'no-such-action', action: 'A1', on: on('2019-10-01') });
  });
});
