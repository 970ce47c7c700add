import { ageOn, dateOfDay, type CalendarDate } from '../../src/domain/calendar.js';
import { isAuthority } from '../../src/domain/provider/authorities.js';
import { isGoodOrBetter, type Judgement, type ProvisionType } from '../../src/domain/provider/codes.js';
import type { HouseholdPlaces } from '../carers/places.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Held, Registered } from '../providers/registered.js';

/** An own household where there is room. */
export type HouseholdOffered = {
  readonly household: string;
  readonly vacant: number;
  readonly places: number;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly types: readonly string[];
  /** Whether it is approved for the child's age; null where that is not known. */
  readonly suitsAge: boolean | null;
};

/** A registered home that a child may be placed in. */
export type HomeOffered = {
  readonly reference: string;
  readonly urn: string | null;
  readonly provision: string;
  readonly judgement: string | null;
  readonly places: number | null;
  /** Children of the authority placed there. */
  readonly placed: number;
  readonly here: boolean;
};

type Told = {
  readonly on: CalendarDate;
  readonly authority: string;
  /** The day number of the child’s birth. */
  readonly born: number | null;
};

/** Households with a place vacant, those approved for the child’s age first, then those with most room. */
export const householdsOffered = (places: readonly HouseholdPlaces[], { on, born }: Told): readonly HouseholdOffered[] => {
  const age = born === null ? null : ageOn(dateOfDay(born), on);
  return places
    .filter(({ vacant }) => vacant > 0)
    .map(({ household, vacant, places: of, approval: { ageFrom, ageTo, types } }) => ({
      household, vacant, places: of, ageFrom, ageTo, types: types.split(' '), suitsAge: age === null ? null : age >= ageFrom && age <= ageTo,
    }))
    .sort((a, b) => Number(b.suitsAge ?? false) - Number(a.suitsAge ?? false) || b.vacant - a.vacant || inOrder(a.household, b.household));
};

/** What a child may be placed in: schools, agencies and short-break units are asked for elsewhere. */
const HOMES: ReadonlySet<string> = new Set<ProvisionType>(['childrens-home', 'secure-childrens-home', 'residential-special-school-registered-as-home', 'supported-accommodation']);

/** Registered homes of the authority’s own choice: good or better, in its own area, where its children already live, first. */
export const homesOffered = (
  registered: readonly Registered[], held: readonly Held[], inCare: readonly ChildInCare[], { authority }: Told,
): readonly HomeOffered[] => {
  const judged = new Map(held.map(({ subject, overall }) => [subject, overall]));
  const placed = new Map<string, number>();
  for (const { urn, home } of inCare) {
    const at = home ?? urn;
    if (at !== null) placed.set(at, (placed.get(at) ?? 0) + 1);
  }
  return registered
    .filter(({ status, provision }) => status === 'active' && HOMES.has(provision))
    .map(({ subject, urn, provision, places, providerAuthority }) => ({
      reference: subject, urn, provision, places, judgement: judged.get(subject) ?? null,
      placed: placed.get(subject) ?? 0, here: providerAuthority !== null && isAuthority(providerAuthority, authority),
    }))
    .filter(({ judgement, urn }) => urn !== null && (judgement === null || isGoodOrBetter(judgement as Judgement)))
    .sort((a, b) => Number(b.here) - Number(a.here) || Number(b.judgement !== null) - Number(a.judgement !== null) || b.placed - a.placed || inOrder(a.reference, b.reference));
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
