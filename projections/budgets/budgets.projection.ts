import { dayNumber } from '../../src/domain/calendar.js';
import type { BudgetFact } from '../../src/domain/budget/events.js';
import { evolve, nothingRecorded, type BudgetState } from '../../src/domain/budget/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

/**
 * What a category was budgeted for the year, in pence, as decided: `[the day it was decided, the next decision)`. A virement
 * is a decision about both its categories.
 */
export const budgetLines = {
  name: 'budget_line',
  columns: { category: 'text not null', amount: 'integer not null' },
  snapshots: false,
  rowsOf: ({ lines }) =>
    lines.map(({ category, amount, from, to }) => ({
      from: dayNumber(from), to: to === null ? LASTING : dayNumber(to), category, amount,
    })),
} as const satisfies Timeline<BudgetState>;

/** One financial year's budget; the subject is the year, `2018-19`. */
export const budgets: Projected<BudgetFact, BudgetState> = {
  follows: 'budget',
  initial: nothingRecorded,
  evolve,
  timelines: [budgetLines],
};
