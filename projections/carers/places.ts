import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Told } from '../timeline.js';
import type { placesUnavailable } from './carers.projection.js';
import { ownOnly, type Approval } from './own-households.js';

type NotAvailable = Told<typeof placesUnavailable>;

/** The places of one own household on a day. Always filled + vacant + not available = places. */
export type HouseholdPlaces = {
  readonly household: string;
  readonly approval: Approval;
  readonly places: number;
  readonly filled: number;
  readonly notAvailable: number;
  readonly vacant: number;
  /** Children placed beyond the places there are; in none of the three states. */
  readonly overFilled: number;
  /** Why places are not available; null where all are. */
  readonly reason: string | null;
  readonly children: readonly string[];
};

/**
 * Places of own foster carer households on a day, in the states of Ofsted's fostering statistics: filled, vacant, not
 * available. Each place is in one state only.
 *
 * Places: as many as the terms of approval say, or, while the household is exempt from the usual limit (Children Act
 * 1989, Schedule 7), as many as the exemption says where that is more. Filled: one for each child in care whose placement
 * on the day is with the household, children on short breaks (V3, V4) included, for a bed is a bed; a child temporarily
 * away (T0 to T4), missing, or away without authorisation still holds the place, and takes none where it is meanwhile.
 * Children placed beyond the places are over-filling: counted apart, never as filled places. Not available: what is said
 * of the household on the day, as far as those places are not filled. Vacant: the rest.
 */
export const placesOf = (
  approvals: readonly Approval[], unavailable: readonly NotAvailable[], inCare: readonly ChildInCare[],
): readonly HouseholdPlaces[] => {
  const placed = childrenByHousehold(inCare);
  const said = new Map(unavailable.map((one) => [one.subject, one]));
  return ownOnly(approvals).map((approval) => {
    const household = approval.subject;
    const children = placed.get(household) ?? [];
    const places = Math.max(approval.places, approval.usualLimitPlaces ?? 0);
    const filled = Math.min(places, children.length);
    const notAvailable = Math.min(places - filled, said.get(household)?.places ?? 0);
    return {
      household, approval, places, filled, notAvailable, vacant: places - filled - notAvailable,
      overFilled: children.length - filled, reason: said.get(household)?.reason ?? null, children,
    };
  });
};

const childrenByHousehold = (inCare: readonly ChildInCare[]): ReadonlyMap<string, readonly string[]> => {
  const placed = new Map<string, string[]>();
  for (const { child, carer } of inCare) if (carer !== null) placed.set(carer, [...(placed.get(carer) ?? []), child]);
  return placed;
};
