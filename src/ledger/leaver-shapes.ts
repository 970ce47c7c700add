import { z } from 'zod';
import { activities, inTouch } from '../domain/codes.js';
import * as codes from '../domain/leaver/codes.js';
import type { LeaverEvent } from '../domain/leaver/events.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const reference = words(64);

/** Today's stored shapes of what is recorded about a care leaver, one per type. */
export const leaverShapes = {
  PersonalAdviserAllocated: z.strictObject({ ...told, identity: z.strictObject({ name: words(200).optional() }).optional() }),
  PersonalAdviserEnded: z.strictObject(told),
  PathwayPlanMade: z.strictObject(told),
  PathwayPlanReviewed: z.strictObject(told),
  LeaverContacted: z.strictObject({ ...told, inTouch: codeOf(inTouch) }),
  LeaverAccommodated: z.strictObject({
    ...told,
    accommodation: codeOf(codes.accommodationKinds),
    suitable: z.boolean(),
    commissioned: z.strictObject({ framework: reference.optional(), provider: reference.optional() }).optional(),
    identity: z.strictObject({ postcode: words(40).optional() }).optional(),
  }),
  LeaverActivityTold: z.strictObject({ ...told, activity: codeOf(activities) }),
  StayingPutBegan: z.strictObject({ ...told, carer: reference.optional() }),
  StayingPutEnded: z.strictObject(told),
  SupportRequested: z.strictObject(told),
  LeavingCareSupportEnded: z.strictObject({ ...told, why: codeOf(codes.endingsOfSupport) }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<LeaverEvent['type'], z.ZodType>;
