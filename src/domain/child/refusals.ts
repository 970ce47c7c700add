import type { CalendarDate } from '../calendar.js';
import type { EntryId } from '../entry.js';
import type { ObjectedTo, Refused } from '../verbs.js';

/**
 * Why a fact about a child cannot be so, given what else is recorded: it could not be true in life.
 * Codes carry the facts that explain them and no English (src/words has the words).
 */
export type Objection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  | { readonly code: 'already-in-care'; readonly since: CalendarDate }
  | { readonly code: 'not-in-care'; readonly on: CalendarDate }
  | { readonly code: 'before-birth'; readonly born: CalendarDate }
  | { readonly code: 'eighteen-or-over'; readonly eighteenOn: CalendarDate }
  | { readonly code: 'after-death'; readonly diedOn: CalendarDate }
  | { readonly code: 'not-away'; readonly on: CalendarDate }
  | { readonly code: 'still-away'; readonly since: CalendarDate }
  | { readonly code: 'already-missing'; readonly since: CalendarDate }
  | { readonly code: 'not-missing'; readonly on: CalendarDate }
  | { readonly code: 'code-not-in-use'; readonly field: string; readonly value: string; readonly on: CalendarDate };

/** An objection and the entry it is made to. */
export type Objected = ObjectedTo<Objection>;

/** Why an entry about a child was refused. */
export type ChildRefusal =
  | Refused<Objection>
  /** Of this there is one word at a time, and it has been given: correct that. */
  | { readonly code: 'recorded-already'; readonly entry: EntryId };
