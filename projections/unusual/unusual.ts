import type { CalendarDate } from '../../src/domain/calendar.js';
import type { SiblingsApartReason } from '../../src/domain/codes.js';
import type { Discrepancy } from '../discrepancies/discrepancy.js';

/**
 * What makes a fact about to be recorded unusual, or probably a mistake: it may be so, and whoever records it is asked
 * first. Codes and facts; src/words/unusual-words.ts has the words. What the return’s own rules question is told apart
 * (src/domain/child/suspicions.ts).
 */
export type Unusual =
  | { readonly code: 'recorded-late'; readonly days: number }
  | { readonly code: 'another-move'; readonly moves: number }
  | { readonly code: 'same-placement'; readonly since: CalendarDate }
  | { readonly code: 'leaves-no-day'; readonly on: CalendarDate }
  | { readonly code: 'lasts-until'; readonly until: CalendarDate }
  | { readonly code: 'soon-after-leaving'; readonly left: CalendarDate; readonly days: number }
  | { readonly code: 'eighteen-or-over'; readonly eighteenOn: CalendarDate }
  | { readonly code: 'approved-for-other'; readonly types: readonly string[]; readonly placementType: string }
  | { readonly code: 'far-from-home'; readonly miles: number; readonly outside: boolean | null }
  /** Nobody else is recorded in the group of siblings on the day. */
  | { readonly code: 'alone-in-group'; readonly group: string }
  | { readonly code: 'in-group-already'; readonly group: string }
  | { readonly code: 'leaves-group'; readonly group: string }
  /** Joining a group ends the reason for which the child lives apart from brothers and sisters. */
  | { readonly code: 'no-longer-apart'; readonly reason: SiblingsApartReason }
  | { readonly code: 'in-no-group' }
  /** Lives with every brother and sister in care on the day; `others` says whether there is one. */
  | { readonly code: 'not-apart'; readonly others: boolean }
  /** Records would not agree any longer, as the list of what to look into would then say. */
  | { readonly code: 'disagreement'; readonly discrepancy: Discrepancy };
