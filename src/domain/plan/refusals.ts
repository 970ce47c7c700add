import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';
import type { Direction } from './codes.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type PlanObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  | { readonly code: 'already-adopted'; readonly since: CalendarDate }
  | { readonly code: 'plan-not-adopted'; readonly on: CalendarDate }
  | { readonly code: 'target-set-already'; readonly target: string; readonly since: CalendarDate }
  | { readonly code: 'no-such-target'; readonly target: string; readonly on: CalendarDate }
  /** A target to raise a figure lies below its baseline, or one to lower it above. */
  | { readonly code: 'target-the-wrong-way'; readonly direction: Direction }
  | { readonly code: 'due-before-baseline'; readonly due: CalendarDate; readonly asAt: CalendarDate }
  /** The baseline is of a day after the target was set. */
  | { readonly code: 'baseline-still-to-come'; readonly asAt: CalendarDate; readonly on: CalendarDate }
  | { readonly code: 'action-set-already'; readonly action: string; readonly since: CalendarDate }
  | { readonly code: 'no-such-action'; readonly action: string; readonly on: CalendarDate }
  | { readonly code: 'action-done-already'; readonly action: string; readonly since: CalendarDate };

/** Why an entry was refused. */
export type PlanRefusal = Refused<PlanObjection>;
