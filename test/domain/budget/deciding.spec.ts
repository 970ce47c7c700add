import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { budgets } from '../../../projections/budgets/budgets.projection.js';
import { costCategories, type CostCategory } from '../../../src/domain/budget/codes.js';
import { decide } from '../../../src/domain/budget/decide.js';
import type { BudgetFact } from '../../../src/domain/budget/events.js';
import { dateOfDay, dayNumber } from '../../../src/domain/calendar.js';
import type { EntryStruckOut } from '../../../src/domain/entry.js';
import { inEffectOrder } from '../../../src/domain/entry.js';
import { budget, entriesOf, givenBy, on, record, strikeOut, TODAY, virement } from '../../support/given-money.js';
import { runs } from '../../support/runs.js';

const given = givenBy(decide);
const [HOMES, AGENCIES] = ['external-residential', 'independent-fostering'] as const;

describe('a budget', () => {
  test('is set', () => given().when(record(budget('2024-02-20', 930_000_000))).then(budget('2024-02-20', 930_000_000)));

  test('is decided anew on another day', () =>
    given(budget('2024-02-20', 930_000_000)).when(record(budget('2024-05-20', 1))).then(budget('2024-05-20', 1)));

  test('is not decided twice in a day for one category', () =>
    given(budget('2024-02-20', 930_000_000))
      .when(record(budget('2024-02-20', 1)))
      .thenRefused({ code: 'budget-set-that-day', category: HOMES, on: on('2024-02-20') }));

  test('is not decided on a day to come', () =>
    given().when(record(budget('2024-07-01', 1))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));
});

describe('a virement', () => {
  test('may take all that a category has', () =>
    given(budget('2024-02-20', 500)).when(record(virement('2024-05-01', 500, HOMES, AGENCIES))).then(virement('2024-05-01', 500, HOMES, AGENCIES)));

  test('cannot take a penny more', () =>
    given(budget('2024-02-20', 500))
      .when(record(virement('2024-05-01', 501, HOMES, AGENCIES)))
      .thenRefused({ code: 'more-than-budgeted', category: HOMES, budgeted: 500, amount: 501 }));

  test('cannot take what was only budgeted later', () =>
    given(budget('2024-05-02', 500))
      .when(record(virement('2024-05-01', 1, HOMES, AGENCIES)))
      .thenRefused({ code: 'more-than-budgeted', category: HOMES, budgeted: 0, amount: 1 }));

  test('goes from one category to another', () =>
    given(budget('2024-02-20', 500)).when(record(virement('2024-05-01', 1, HOMES, HOMES))).thenRefused({ code: 'moved-to-itself', category: HOMES }));

  test('rests on the budget it takes from', () =>
    given(budget('2024-02-20', 500), virement('2024-05-01', 200, HOMES, AGENCIES))
      .when(strikeOut('e1'))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e2', objection: { code: 'more-than-budgeted', category: HOMES, budgeted: 0, amount: 200 } }],
      }));
});

describe('virements', () => {
  const FIRST = dayNumber(on('2024-04-01'));
  const anyCategory = fc.constantFrom(...(Object.keys(costCategories) as CostCategory[]));
  const anyFact = fc.oneof(
    fc.record({ day: fc.nat({ max: 9 }), amount: fc.nat({ max: 500 }), category: anyCategory })
      .map(({ day, amount, category }): BudgetFact => budget(dateOfDay(FIRST + day), amount, category)),
    fc.record({ day: fc.nat({ max: 9 }), amount: fc.nat({ max: 500 }), from: anyCategory, to: anyCategory })
      .map(({ day, amount, from, to }): BudgetFact => virement(dateOfDay(FIRST + day), amount, from, to)),
  );

  /** What was recorded, each judged by the rules with those before. */
  const recorded = (facts: readonly BudgetFact[]): readonly (BudgetFact | EntryStruckOut)[] =>
    facts.reduce<readonly (BudgetFact | EntryStruckOut)[]>((events, fact) => {
      const decision = decide(record(fact), { history: entriesOf(events), today: TODAY });
      return decision.accepted ? [...events, ...decision.events] : events;
    }, []);

  test('never change what was budgeted in all, on any day, and leave no category below nought', () =>
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 16 }), (facts) => {
        const inOrder = inEffectOrder<BudgetFact>(entriesOf(recorded(facts))).map(({ event }) => event);
        const rows = budgets.timelines[0]?.rowsOf(inOrder.reduce(budgets.evolve, budgets.initial)) ?? [];
        for (let day = FIRST; day < FIRST + 11; day += 1) {
          const had = rows.filter(({ from, to }) => from <= day && day < to);
          const moved: Record<string, number> = {};
          for (const fact of inOrder.filter(({ effectiveOn }) => dayNumber(effectiveOn) <= day)) {
            if (fact.type === 'BudgetSet') moved[fact.category] = fact.amount;
            else {
              moved[fact.from] = (moved[fact.from] ?? 0) - fact.amount;
              moved[fact.to] = (moved[fact.to] ?? 0) + fact.amount;
            }
          }
          expect(Object.fromEntries(had.map((row) => [row['category'], row['amount']]))).toEqual(moved);
          expect(had.every((row) => Number(row['amount']) >= 0)).toBe(true);
        }
      }),
      runs(200),
    ));

  test('give one category what they take from the other, to the penny', () => {
    const state = [budget('2024-04-01', 900, HOMES), budget('2024-04-01', 100, AGENCIES), virement('2024-05-01', 250, HOMES, AGENCIES)].reduce(
      budgets.evolve, budgets.initial);
    expect(budgets.timelines[0]?.rowsOf(state).map(({ category, amount }) => [category, amount])).toEqual([
      [HOMES, 900], [AGENCIES, 100], [HOMES, 650], [AGENCIES, 350],
    ]);
  });
});
