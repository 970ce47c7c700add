import type { BudgetFact } from '../../src/domain/budget/events.js';
import { evolve, nothingRecorded, type BudgetState } from '../../src/domain/budget/evolve.js';
import type { Projected } from '../timeline.js';

export const budgets: Projected<BudgetFact, BudgetState> = { follows: 'budget', initial: nothingRecorded, evolve, timelines: [] };
