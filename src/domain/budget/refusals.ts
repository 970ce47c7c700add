import type { CalendarDate } from '../calendar.js';
import type { Pence } from '../money.js';
import type { Refused } from '../verbs.js';
import type { CostCategory } from './codes.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type BudgetObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** More would be moved from a category than it has that day. */
  | { readonly code: 'more-than-budgeted'; readonly category: CostCategory; readonly budgeted: Pence; readonly amount: Pence }
  | { readonly code: 'moved-to-itself'; readonly category: CostCategory }
  /** The category's budget was decided on this very day already: correct that. */
  | { readonly code: 'budget-set-that-day'; readonly category: CostCategory; readonly on: CalendarDate };

/** Why an entry was refused. */
export type BudgetRefusal = Refused<BudgetObjection>;
