import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why an edition cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type EditionObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** Editions are numbered one after another, in the order of their days. */
  | { readonly code: 'not-the-next-edition'; readonly edition: number; readonly next: number };

/** Why an entry was refused. */
export type EditionRefusal = Refused<EditionObjection>;
