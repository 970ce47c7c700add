import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';
import type { Panel } from './codes.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type SupportObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** The reference is that of a referral made already. */
  | { readonly code: 'already-referred'; readonly referral: string; readonly since: CalendarDate }
  | { readonly code: 'not-referred'; readonly referral: string; readonly on: CalendarDate }
  | { readonly code: 'outcome-told-that-day'; readonly referral: string; readonly on: CalendarDate }
  | { readonly code: 'referral-closed'; readonly referral: string; readonly since: CalendarDate }
  | { readonly code: 'proceedings-already-issued'; readonly proceedings: string; readonly since: CalendarDate }
  | { readonly code: 'proceedings-not-issued'; readonly proceedings: string; readonly on: CalendarDate }
  | { readonly code: 'proceedings-concluded'; readonly proceedings: string; readonly since: CalendarDate }
  /** The panel decided about the child on this very day already: correct that. */
  | { readonly code: 'panel-decided-that-day'; readonly panel: Panel; readonly on: CalendarDate };

/** Why an entry was refused. */
export type SupportRefusal = Refused<SupportObjection>;
