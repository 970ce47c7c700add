import type { Upcasts } from '../upcasting.js';
import type { EditionEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const editionUpcasts = {
  EditionPublished: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<EditionEvent['type'], Upcasts[string]>;
