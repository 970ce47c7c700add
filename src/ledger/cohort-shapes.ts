import { z } from 'zod';
import * as codes from '../domain/cohort/codes.js';
import type { CohortEvent } from '../domain/cohort/events.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
/** As the reference of a child's own record. */
const child = words(20);

/** Today's stored shapes of what is recorded about a cohort, one per type. */
export const cohortShapes = {
  CohortBaselined: z.strictObject({ ...told, title: words(64) }),
  CohortJoined: z.strictObject({ ...told, child }),
  CohortTracked: z.strictObject({ ...told, child, progress: codeOf(codes.cohortProgress) }),
  CohortLeft: z.strictObject({ ...told, child, how: codeOf(codes.cohortLeavings) }),
  CohortClosed: z.strictObject(told),
  EntryStruckOut: entryStruckOut,
} satisfies Record<CohortEvent['type'], z.ZodType>;
