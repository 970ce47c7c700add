import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type RatesObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  | { readonly code: 'ages-reversed'; readonly ageFrom: number; readonly ageTo: number }
  /** Two allowances are for children of this age. */
  | { readonly code: 'ages-overlap'; readonly age: number }
  | { readonly code: 'level-twice'; readonly level: number }
  | { readonly code: 'no-rate-card'; readonly on: CalendarDate }
  /** Another card is in force from this very day: correct that. */
  | { readonly code: 'card-begins-that-day'; readonly on: CalendarDate };

/** Why an entry was refused. */
export type RatesRefusal = Refused<RatesObjection>;
