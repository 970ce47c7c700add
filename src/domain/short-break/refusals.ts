import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type ShortBreakObjection =
  /** Bookings and agreements may begin up to a year ahead, and no later: `latest` is the last day they may. */
  | { readonly code: 'too-far-ahead'; readonly on: CalendarDate; readonly latest: CalendarDate }
  | { readonly code: 'ends-before-it-begins'; readonly on: CalendarDate; readonly until: CalendarDate }
  /** It is told as taken before the child has gone home. */
  | { readonly code: 'stay-not-over'; readonly stay: string; readonly until: CalendarDate }
  | { readonly code: 'stay-already-recorded'; readonly stay: string; readonly from: CalendarDate }
  | { readonly code: 'stay-not-booked'; readonly stay: string; readonly on: CalendarDate }
  | { readonly code: 'stay-already-cancelled'; readonly stay: string }
  | { readonly code: 'stay-was-taken'; readonly stay: string; readonly from: CalendarDate }
  | { readonly code: 'stay-was-cancelled'; readonly stay: string }
  /** The child stayed elsewhere, or in another stay, on one of those nights. */
  | { readonly code: 'stays-overlap'; readonly stay: string; readonly from: CalendarDate; readonly until: CalendarDate }
  | { readonly code: 'nothing-agreed'; readonly on: CalendarDate };

/** Why an entry was refused. */
export type ShortBreakRefusal = Refused<ShortBreakObjection>;
