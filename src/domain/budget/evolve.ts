import type { BudgetFact } from './events.js';

/** What the facts so far add up to. */
export type BudgetState = { readonly facts: readonly BudgetFact[] };

export const nothingRecorded: BudgetState = { facts: [] };

export const evolve = ({ facts }: BudgetState, fact: BudgetFact): BudgetState => ({ facts: [...facts, fact] });
