import type { CalendarDate } from '../calendar.js';
import type { EntryId } from '../entry.js';

/**
 * Why a fact about a child cannot be so, given what else is recorded: it could not be true in life.
 * Codes carry the facts that explain them and no English (src/wording.ts has the words).
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
export type Objected = { readonly entry: EntryId; readonly objection: Objection };

/** Why an entry about a child was refused. */
export type ChildRefusal =
  | Objection
  | { readonly code: 'no-such-entry'; readonly entry: EntryId }
  | { readonly code: 'not-a-fact'; readonly entry: EntryId }
  /** Of this there is one word at a time, and it has been given: correct that. */
  | { readonly code: 'recorded-already'; readonly entry: EntryId }
  | { readonly code: 'already-struck-out'; readonly entry: EntryId; readonly by: EntryId }
  /** Other entries rest on what would no longer be so. */
  | { readonly code: 'others-depend-on-it'; readonly others: readonly Objected[] };
