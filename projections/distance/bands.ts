import type { ChildInCare } from '../children/children-in-care.query.js';

/** What is known of how far a child lives from home. */
export type Distant = Pick<ChildInCare, 'distanceTenths' | 'asylumFrom'>;

/** How the return says that a distance is not known: 999.9 miles. */
const NOT_KNOWN = 9_999;

/**
 * Tenths of a mile from home to the child's own placement; null where it is not known. Of unaccompanied asylum-seeking
 * children, now or before, it is never known: the return leaves it blank (V:406; M18, note 12).
 */
export const tenthsFromHome = ({ distanceTenths, asylumFrom }: Distant): number | null =>
  asylumFrom !== null || distanceTenths === NOT_KNOWN ? null : distanceTenths;

export const DISTANCE_BANDS = ['20 miles or less', 'over 20 miles', 'not known'] as const;
export type DistanceBand = (typeof DISTANCE_BANDS)[number];

/** The department's bands of distance: up to 20 miles, that included, over 20, and not known (M18, CLA_InLA_LTE20 and on). */
export const distanceBandOf = (child: Distant): DistanceBand => {
  const tenths = tenthsFromHome(child);
  if (tenths === null) return 'not known';
  return tenths <= 200 ? '20 miles or less' : 'over 20 miles';
};
