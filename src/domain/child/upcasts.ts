import type { Upcasts } from '../upcasting.js';
import type { ChildEvent } from './events.js';

/** Every type that is stored about a child, and the steps from its first shape to today's. */
export const childUpcasts = {
  ChildAdmitted: [],
  ChildAlreadyInCare: [],
  ChildMoved: [],
  PlacementDetailsChanged: [],
  LegalStatusChanged: [],
  ChildTemporarilyAbsent: [],
  ChildReturned: [],
  ChildWentMissing: [],
  ChildFound: [],
  ChildReviewed: [],
  ChildDischarged: [],
  EpisodeCeased: [],
  PlacementMeasured: [],
  SiblingGroupJoined: [],
  SiblingsPlacedApart: [],
  ParticularsRecorded: [],
  AsylumStatusRecorded: [],
  HealthOutcomesStated: [],
  CareLeaverStated: [],
  AdoptionStated: [],
  AdoptionPlanStated: [],
  PreviousPermanenceStated: [],
  SocialWorkerStated: [],
  DeprivationOfLibertyStated: [],
  ReturnReceived: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<ChildEvent['type'], Upcasts[string]>;
