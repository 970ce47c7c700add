import type { Upcasts } from '../upcasting.js';
import type { LeaverEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const leaverUpcasts = {
  PersonalAdviserAllocated: [],
  PersonalAdviserEnded: [],
  PathwayPlanMade: [],
  PathwayPlanReviewed: [],
  LeaverContacted: [],
  LeaverAccommodated: [],
  LeaverActivityTold: [],
  StayingPutBegan: [],
  StayingPutEnded: [],
  SupportRequested: [],
  LeavingCareSupportEnded: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<LeaverEvent['type'], Upcasts[string]>;
