import type { Upcasts } from '../upcasting.js';
import type { RatesEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const ratesUpcasts = {
  RateCardSet: [],
  RatesUplifted: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<RatesEvent['type'], Upcasts[string]>;
