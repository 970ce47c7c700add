import type { Upcasts } from '../upcasting.js';
import type { FeeEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const feeUpcasts = {
  FeeAgreed: [],
  FeeChanged: [],
  FeeEnded: [],
  OneOffCostIncurred: [],
  InvoiceReceived: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<FeeEvent['type'], Upcasts[string]>;
