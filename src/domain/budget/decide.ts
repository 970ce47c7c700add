import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { BudgetFact } from './events.js';
import { evolve, nothingRecorded, type BudgetState } from './evolve.js';
import type { BudgetObjection } from './refusals.js';

const objectionTo = (_state: BudgetState, fact: BudgetFact, today: CalendarDate): BudgetObjection | undefined =>
  fact.effectiveOn > today ? { code: 'in-the-future', on: fact.effectiveOn } : undefined;

export const budgetRules: Rules<BudgetFact, BudgetState, BudgetObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(budgetRules);
