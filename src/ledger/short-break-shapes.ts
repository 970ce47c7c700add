import { z } from 'zod';
import { cancelledBy } from '../domain/short-break/codes.js';
import type { ShortBreakEvent } from '../domain/short-break/events.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const reference = words(64);
const stay = { ...told, stay: reference, until: date, unit: reference, lessAmbulant: z.boolean().optional() };

/** Today's stored shapes of what is recorded about a child's short breaks, one per type. */
export const shortBreakShapes = {
  ShortBreaksAgreed: z.strictObject({ ...told, nightsAYear: z.int().positive().max(366), until: date.optional() }),
  ShortBreaksEnded: z.strictObject(told),
  StayBooked: z.strictObject(stay),
  StayTaken: z.strictObject(stay),
  StayCancelled: z.strictObject({ ...told, stay: reference, by: codeOf(cancelledBy), decidedOn: date.optional() }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<ShortBreakEvent['type'], z.ZodType>;
