import type { CodeList } from '../codes.js';
import type { CancelledBy } from './events.js';

export const cancelledBy = {
  family: { words: 'The family' },
  unit: { words: 'The unit' },
} as const satisfies CodeList<CancelledBy>;

/**
 * What makes placements a series of short breaks (Care Planning, Placement and Case Review (England) Regulations 2010,
 * regulation 48(2)(c)): no single placement is intended to last for longer than 17 days, and they do not exceed 75 days in
 * total in any period of 12 months. A day is counted as a night away: our reading, which agrees with the return's rules on
 * legal status V3, where days are those between DECOM and DEC.
 */
export const MOST_NIGHTS_AT_ONCE = 17;
export const MOST_NIGHTS_IN_TWELVE_MONTHS = 75;
