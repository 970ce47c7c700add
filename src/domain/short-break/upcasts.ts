import type { Upcasts } from '../upcasting.js';
import type { ShortBreakEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const shortBreakUpcasts = {
  ShortBreaksAgreed: [],
  ShortBreaksEnded: [],
  StayBooked: [],
  StayTaken: [],
  StayCancelled: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<ShortBreakEvent['type'], Upcasts[string]>;
