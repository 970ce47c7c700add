import { z } from 'zod';
import * as codes from '../domain/support/codes.js';
import type { SupportEvent } from '../domain/support/events.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const reference = words(64);

/** Today's stored shapes of what is done and decided so that a child need not be in care, one per type. */
export const supportShapes = {
  ReferralMade: z.strictObject({ ...told, referral: reference, service: codeOf(codes.supportServices) }),
  ReferralOutcomeTold: z.strictObject({ ...told, referral: reference, outcome: codeOf(codes.referralOutcomes) }),
  ReferralClosed: z.strictObject({ ...told, referral: reference }),
  AdmissionAvoided: z.strictObject({ ...told, referral: reference.optional() }),
  ProceedingsIssued: z.strictObject({ ...told, proceedings: reference }),
  ProceedingsConcluded: z.strictObject({ ...told, proceedings: reference, how: codeOf(codes.proceedingsOutcomes) }),
  PanelDecided: z.strictObject({
    ...told, panel: codeOf(codes.panels), decision: codeOf(codes.panelDecisions),
    identity: z.strictObject({ note: words(2_000).optional() }).optional(),
  }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<SupportEvent['type'], z.ZodType>;
