import type { Upcasts } from '../upcasting.js';
import type { PlanEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const planUpcasts = {
  PlanAdopted: [],
  TargetSet: [],
  TargetRevised: [],
  TargetDropped: [],
  ActionSet: [],
  ActionDone: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<PlanEvent['type'], Upcasts[string]>;
