import { z } from 'zod';
import * as codes from '../domain/carer/codes.js';
import type { CarerEvent } from '../domain/carer/events.js';
import { ethnicities, sexes } from '../domain/codes.js';
import { codeOf, date, entryStruckOut, whole, words, years } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const reference = words(64);

const terms = z.strictObject({
  places: z.int().positive().max(20),
  ageFrom: years,
  ageTo: years,
  types: z.array(codeOf(codes.approvalTypes)).min(1),
  until: date.optional(),
});

/** Today's stored shapes of what is recorded about a foster carer household, one per type. */
export const carerShapes = {
  CarerEnquired: z.strictObject(told),
  CarerApplied: z.strictObject(told),
  CarerAssessmentBegan: z.strictObject(told),
  CarerPanelHeld: z.strictObject({ ...told, recommendation: z.enum(['approve', 'not-approve', 'defer']) }),
  CarerApplicationClosed: z.strictObject({ ...told, why: z.enum(['withdrawn', 'not-approved']) }),
  CarerApproved: z.strictObject({ ...told, terms, agency: reference.optional(), transferredFrom: reference.optional() }),
  CarerApprovalVaried: z.strictObject({ ...told, terms }),
  CarerDeregistered: z.strictObject({
    ...told, reason: codeOf(codes.deregistrationReasons), child: reference.optional(), transferredTo: reference.optional(),
  }),
  ExitInterviewHeld: z.strictObject({
    ...told,
    themes: z.array(codeOf(codes.exitThemes)),
    identity: z.strictObject({ note: z.string().max(2_000).optional() }).optional(),
  }),
  UsualLimitExempted: z.strictObject({ ...told, places: z.int().positive().max(20), until: date.optional() }),
  UsualLimitExemptionEnded: z.strictObject(told),
  PlacesUnavailable: z.strictObject({
    ...told, places: z.int().positive().max(20), reason: codeOf(codes.unavailableReasons), until: date.optional(),
  }),
  PlacesAvailableAgain: z.strictObject(told),
  CarerReviewed: z.strictObject({ ...told, outcome: codeOf(codes.reviewOutcomes) }),
  HubJoined: z.strictObject({ ...told, hub: reference }),
  HubLeft: z.strictObject(told),
  AllegationRaised: z.strictObject({ ...told, allegation: reference }),
  AllegationConcluded: z.strictObject({ ...told, allegation: reference, outcome: codeOf(codes.allegationOutcomes) }),
  SkillsLevelSet: z.strictObject({ ...told, level: z.int().positive().max(20) }),
  CarerPersonJoined: z.strictObject({
    ...told,
    person: z.int().positive().max(9),
    dateOfBirth: date,
    sex: codeOf(sexes).optional(),
    ethnicity: codeOf(ethnicities).optional(),
    identity: z.strictObject({ name: words(200).optional() }).optional(),
  }),
  CarerPersonLeft: z.strictObject({ ...told, person: whole(9) }),
  CarerAddressRecorded: z.strictObject({
    ...told,
    authority: words(40).optional(),
    identity: z.strictObject({ address: words(500).optional(), postcode: words(40).optional() }).optional(),
  }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<CarerEvent['type'], z.ZodType>;
