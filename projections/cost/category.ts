import type { CostCategory } from '../../src/domain/budget/codes.js';
import type { PlacementProvider, PlacementType } from '../../src/domain/codes.js';
import type { ProvisionType } from '../../src/domain/provider/codes.js';

/** What decides under which line of the budget a placement falls: PLACE, PLACE_PROVIDER, and whether its home is the authority's own. */
export type Placed = {
  readonly placementType: string;
  readonly provider: string | null;
  /** Whether the record of the home says that it is the authority's own provision. */
  readonly ownHome: boolean;
};

/**
 * Homes in which staff look after children. The council's cost table says "external residential" and not which codes it
 * means (strategy 2019–2022): the set is ours. K2 and S1 are its "residential" (46 and 7 out of area, of 59 in all); R1, R2
 * and R3 are among the five of its "specialist placements", and 59 + 5 is the 64 of the cost table.
 */
export const RESIDENTIAL = ['K2', 'S1', 'R1', 'R2', 'R3'] as const satisfies readonly PlacementType[];

/** Foster care of every kind (SSDA903, U1–U6). */
export const FOSTERING = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] as const satisfies readonly PlacementType[];

/** Semi-independent and independent living: H5 and P2, and K3 which took their place (SSDA903). */
export const SUPPORTED = ['H5', 'K3', 'P2'] as const satisfies readonly PlacementType[];

/** Secure children's homes and youth custody (SSDA903). */
export const SECURE = ['K1', 'R5'] as const satisfies readonly PlacementType[];

/** With parents, in a job with a home, or with those who are to adopt: no price is looked for. Ours; no source states it. */
export const WITHOUT_PRICE = ['P1', 'P3', 'A3', 'A4', 'A5', 'A6'] as const satisfies readonly PlacementType[];

/** The authority's own provision: PLACE_PROVIDER PR1. */
const OWN: PlacementProvider = 'PR1';

/**
 * Under which cost category a placement falls. In-house fostering is U1–U6 with provider PR1; fostering by anybody else
 * whose provider is stated (PR2 another authority, PR3, PR4, PR5) counts as bought from an agency. A home is in-house where
 * the return says PR1 or its own record says that it is the authority's. What no rule names is other.
 */
export const categoryOf = ({ placementType, provider, ownHome }: Placed): CostCategory => {
  if (isIn(SECURE, placementType)) return 'secure';
  if (isIn(RESIDENTIAL, placementType)) return ownHome || provider === OWN ? 'in-house-residential' : 'external-residential';
  if (isIn(SUPPORTED, placementType)) return 'supported-accommodation';
  if (!isIn(FOSTERING, placementType) || provider === null || provider === 'PR0') return 'other';
  return provider === OWN ? 'in-house-fostering' : 'independent-fostering';
};

/** Whether a price is to be looked for at all. */
export const isPriced = (placementType: string): boolean => !isIn(WITHOUT_PRICE, placementType);

/** Under which cost category places booked with a provider fall, filled or not. */
export const categoryOfProvision = (provision: string, own: boolean): CostCategory => {
  const category = BY_PROVISION[provision as ProvisionType] ?? 'other';
  return category === 'external-residential' && own ? 'in-house-residential' : category;
};

const BY_PROVISION: Readonly<Partial<Record<ProvisionType, CostCategory>>> = {
  'childrens-home': 'external-residential',
  'residential-special-school': 'external-residential',
  'residential-special-school-registered-as-home': 'external-residential',
  'boarding-school': 'external-residential',
  'residential-family-centre': 'external-residential',
  'short-break-unit': 'external-residential',
  'independent-fostering-agency': 'independent-fostering',
  'supported-accommodation': 'supported-accommodation',
  'secure-childrens-home': 'secure',
  'secure-training-centre': 'secure',
};

const isIn = (types: readonly PlacementType[], type: string): boolean => (types as readonly string[]).includes(type);
