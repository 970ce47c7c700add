import type { Upcasts } from '../upcasting.js';
import type { CohortEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const cohortUpcasts = {
  CohortBaselined: [],
  CohortJoined: [],
  CohortTracked: [],
  CohortLeft: [],
  CohortClosed: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<CohortEvent['type'], Upcasts[string]>;
