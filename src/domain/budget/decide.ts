import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { BudgetFact } from './events.js';
import { budgeted, evolve, nothingRecorded, type BudgetState } from './evolve.js';
import type { BudgetObjection } from './refusals.js';

const objectionTo = ({ lines, set }: BudgetState, fact: BudgetFact, today: CalendarDate): BudgetObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (fact.type === 'BudgetSet') {
    const decided = set.some((other) => other.category === fact.category && other.on === on);
    return decided ? { code: 'budget-set-that-day', category: fact.category, on } : undefined;
  }
  if (fact.from === fact.to) return { code: 'moved-to-itself', category: fact.from };
  const has = budgeted(lines, fact.from);
  return fact.amount <= has
    ? undefined
    : { code: 'more-than-budgeted', category: fact.from, budgeted: has, amount: fact.amount };
};

export const budgetRules: Rules<BudgetFact, BudgetState, BudgetObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(budgetRules);
