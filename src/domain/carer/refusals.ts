import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type CarerObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  | { readonly code: 'already-approved'; readonly since: CalendarDate }
  | { readonly code: 'not-approved'; readonly on: CalendarDate }
  | { readonly code: 'still-approved'; readonly since: CalendarDate }
  | { readonly code: 'ages-out-of-order'; readonly ageFrom: number; readonly ageTo: number }
  | { readonly code: 'age-beyond-childhood'; readonly age: number }
  | { readonly code: 'ends-before-it-begins'; readonly on: CalendarDate; readonly until: CalendarDate }
  | { readonly code: 'more-than-approved'; readonly places: number; readonly approved: number }
  | { readonly code: 'not-exempt'; readonly on: CalendarDate }
  | { readonly code: 'places-available'; readonly on: CalendarDate }
  | { readonly code: 'not-in-a-hub'; readonly on: CalendarDate }
  | { readonly code: 'already-raised'; readonly since: CalendarDate }
  | { readonly code: 'not-raised'; readonly allegation: string }
  | { readonly code: 'already-in-household'; readonly since: CalendarDate }
  | { readonly code: 'not-in-household'; readonly person: number }
  | { readonly code: 'before-birth'; readonly born: CalendarDate };

/** Why an entry was refused. */
export type CarerRefusal = Refused<CarerObjection>;
