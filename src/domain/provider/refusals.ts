import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type ProviderObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** Agreements may begin up to two years ahead, and no later: `latest` is the last day they may. */
  | { readonly code: 'too-far-ahead'; readonly on: CalendarDate; readonly latest: CalendarDate }
  | { readonly code: 'already-registered'; readonly since: CalendarDate }
  | { readonly code: 'not-registered'; readonly on: CalendarDate }
  | { readonly code: 'not-suspended'; readonly on: CalendarDate }
  | { readonly code: 'ages-out-of-order'; readonly from: number; readonly to: number }
  /** Ofsted gives an inspection its number once. */
  | { readonly code: 'inspection-already-recorded'; readonly event: string; readonly on: CalendarDate }
  | { readonly code: 'already-on-framework'; readonly framework: string; readonly since: CalendarDate }
  | { readonly code: 'not-on-framework'; readonly framework: string; readonly on: CalendarDate }
  | { readonly code: 'booking-reference-used'; readonly booking: string; readonly from: CalendarDate }
  | { readonly code: 'booking-ends-before-it-begins'; readonly booking: string; readonly until: CalendarDate }
  | { readonly code: 'booking-of-no-places'; readonly booking: string }
  | { readonly code: 'no-such-booking'; readonly booking: string; readonly on: CalendarDate }
  | { readonly code: 'booking-over'; readonly booking: string; readonly since: CalendarDate };

/** Why an entry was refused. */
export type ProviderRefusal = Refused<ProviderObjection>;
