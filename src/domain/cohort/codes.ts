import type { CodeList } from '../codes.js';

/** How a child of a cohort gets on towards its plan, month by month. The list is ours; the strategy only says that progress is tracked. */
export const cohortProgress = {
  'on-track': { words: 'On track' },
  delayed: { words: 'Delayed' },
  achieved: { words: 'Plan achieved' },
  'plan-changed': { words: 'Plan changed' },
} as const satisfies CodeList<string>;

/**
 * How a child left a cohort: the ways out of care that demand management works for (the council's demand management 2018:
 * returning home, "Special Guardianship Orders or other routes"; adoption), or otherwise.
 */
export const cohortLeavings = {
  reunified: { words: 'Returned to the family' },
  'special-guardianship': { words: 'Special guardianship' },
  adopted: { words: 'Adopted' },
  'aged-out': { words: 'Turned 18' },
  other: { words: 'Otherwise' },
} as const satisfies CodeList<string>;

export type CohortProgress = keyof typeof cohortProgress;
export type CohortLeaving = keyof typeof cohortLeavings;
