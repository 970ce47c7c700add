import type { Upcasts } from '../upcasting.js';
import type { SeriesEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const seriesUpcasts = {
  SeriesDescribed: [],
  ValueReleased: [],
  ComparatorsSet: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<SeriesEvent['type'], Upcasts[string]>;
