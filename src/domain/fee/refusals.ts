import type { CalendarDate } from '../calendar.js';
import type { Pence } from '../money.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type FeeObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** The shares of social care, education and health are not together the weekly fee. */
  | { readonly code: 'shares-not-the-fee'; readonly shares: Pence; readonly weekly: Pence }
  | { readonly code: 'framework-not-named' }
  | { readonly code: 'booking-not-named' }
  /** A booking is named of what was not bought in one. */
  | { readonly code: 'not-in-a-booking'; readonly booking: string }
  | { readonly code: 'ends-before-it-begins'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly code: 'no-fee-in-force'; readonly on: CalendarDate }
  /** Another fee began on this very day: correct that. */
  | { readonly code: 'fee-begins-that-day'; readonly on: CalendarDate };

/** Why an entry was refused. */
export type FeeRefusal = Refused<FeeObjection>;
