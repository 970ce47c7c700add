import type { Upcasts } from '../upcasting.js';
import type { BudgetEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const budgetUpcasts = {
  BudgetSet: [],
  BudgetMoved: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<BudgetEvent['type'], Upcasts[string]>;
