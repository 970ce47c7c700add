import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { Pence } from '../money.js';
import type { CostCategory } from './codes.js';

/**
 * One financial year's budget for placements (1 April to 31 March), category by category. The stream is the year's, so that
 * moving money between two categories is one entry. These shapes are stored for ever (docs/how-to/change-an-event.md).
 */
export type BudgetEvent = BudgetFact | EntryStruckOut;
export type BudgetFact = BudgetSet | BudgetMoved;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** The whole year's budget of a category, as decided on this day; it may be decided before the year begins. */
export type BudgetSet = Told & { readonly type: 'BudgetSet'; readonly category: CostCategory; readonly amount: Pence };

/** A virement: so much was moved from one category to another. */
export type BudgetMoved = Told & {
  readonly type: 'BudgetMoved';
  readonly from: CostCategory;
  readonly to: CostCategory;
  readonly amount: Pence;
};
