import type { Upcasts } from '../upcasting.js';
import type { SupportEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const supportUpcasts = {
  ReferralMade: [],
  ReferralOutcomeTold: [],
  ReferralClosed: [],
  AdmissionAvoided: [],
  ProceedingsIssued: [],
  ProceedingsConcluded: [],
  PanelDecided: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<SupportEvent['type'], Upcasts[string]>;
