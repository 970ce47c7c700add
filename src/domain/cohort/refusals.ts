import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type CohortObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  | { readonly code: 'already-baselined'; readonly since: CalendarDate }
  | { readonly code: 'not-baselined'; readonly on: CalendarDate }
  | { readonly code: 'cohort-closed'; readonly since: CalendarDate }
  | { readonly code: 'already-in-cohort'; readonly child: string; readonly since: CalendarDate }
  | { readonly code: 'not-in-cohort'; readonly child: string; readonly on: CalendarDate }
  | { readonly code: 'tracked-that-day'; readonly child: string; readonly on: CalendarDate }
  /** A child who left on the day of joining was never of the cohort: strike out the joining. */
  | { readonly code: 'joined-that-day'; readonly child: string; readonly on: CalendarDate }
  /** A cohort is not closed over the heads of the children in it: how each left is recorded first. */
  | { readonly code: 'children-still-in-cohort'; readonly children: number };

/** Why an entry was refused. */
export type CohortRefusal = Refused<CohortObjection>;
