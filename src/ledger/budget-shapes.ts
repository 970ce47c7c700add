import { z } from 'zod';
import { costCategories } from '../domain/budget/codes.js';
import type { BudgetEvent } from '../domain/budget/events.js';
import { codeOf, date, entryStruckOut, pence, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const category = codeOf(costCategories);

/** Today's stored shapes of what is recorded about a year's budget, one per type. */
export const budgetShapes = {
  BudgetSet: z.strictObject({ ...told, category, amount: pence }),
  BudgetMoved: z.strictObject({ ...told, from: category, to: category, amount: pence }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<BudgetEvent['type'], z.ZodType>;
