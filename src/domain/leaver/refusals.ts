import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';
import type { AccommodationKind, Activity } from './codes.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type LeaverObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** Nothing happens to the dead. */
  | { readonly code: 'leaver-has-died'; readonly since: CalendarDate }
  | { readonly code: 'no-adviser'; readonly on: CalendarDate }
  | { readonly code: 'no-pathway-plan'; readonly on: CalendarDate }
  | { readonly code: 'already-staying-put'; readonly since: CalendarDate }
  | { readonly code: 'not-staying-put'; readonly on: CalendarDate }
  | { readonly code: 'no-support-to-end'; readonly on: CalendarDate }
  /** No fixed abode and custody are never suitable: the return has no S1 and X1 (V:133). */
  | { readonly code: 'never-suitable'; readonly accommodation: AccommodationKind }
  /** Nobody buys accommodation for somebody abroad, deported, in custody, of no fixed abode or of residence not known. */
  | { readonly code: 'not-to-be-commissioned'; readonly accommodation: AccommodationKind }
  | { readonly code: 'activity-not-in-use'; readonly activity: Activity; readonly on: CalendarDate };

/** Why an entry was refused. */
export type LeaverRefusal = Refused<LeaverObjection>;
