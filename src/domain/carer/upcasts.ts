import type { Upcasts } from '../upcasting.js';
import type { CarerEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const carerUpcasts = {
  CarerEnquired: [],
  CarerApplied: [],
  CarerAssessmentBegan: [],
  CarerPanelHeld: [],
  CarerApplicationClosed: [],
  CarerApproved: [],
  CarerApprovalVaried: [],
  CarerDeregistered: [],
  ExitInterviewHeld: [],
  UsualLimitExempted: [],
  UsualLimitExemptionEnded: [],
  PlacesUnavailable: [],
  PlacesAvailableAgain: [],
  CarerReviewed: [],
  HubJoined: [],
  HubLeft: [],
  AllegationRaised: [],
  AllegationConcluded: [],
  SkillsLevelSet: [],
  CarerPersonJoined: [],
  CarerPersonLeft: [],
  CarerAddressRecorded: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<CarerEvent['type'], Upcasts[string]>;
