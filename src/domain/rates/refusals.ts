import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/wording/refusals.ts has the words). */
export type RatesObjection = { readonly code: 'in-the-future'; readonly on: CalendarDate };

/** Why an entry was refused. */
export type RatesRefusal = Refused<RatesObjection>;
