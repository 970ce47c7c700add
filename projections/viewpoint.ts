import type { CalendarDate } from '../src/domain/calendar.js';
import type { EntryNumber } from '../src/domain/entry.js';

/** From where a question is asked: about a day, by what the ledger knew at an entry. No question is asked without one. */
export type Viewpoint = { readonly asAt: CalendarDate; readonly knownAt: EntryNumber };
