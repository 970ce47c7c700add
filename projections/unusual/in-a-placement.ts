import { isFoster, isFosteredByFamilyOrFriend, type PlacementType } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { siblings } from '../children/children.projection.js';
import { carersNotApproved, carersOverPlaces, outsideApprovedAges, unavailablePlacesFilled } from '../discrepancies/carers.js';
import { siblingsParted } from '../discrepancies/children.js';
import { keyOf, type Discrepancy } from '../discrepancies/discrepancy.js';
import { providerOf } from '../discrepancies/provider-of.js';
import { providersBelowGood, providersNotRegistered } from '../discrepancies/providers.js';
import type { Only, Placed, World } from '../discrepancies/world.js';
import type { Told } from '../timeline.js';
import type { Unusual } from './unusual.js';

/** What is set against a placement before it is recorded: the rules of what to look into that a placement alone can break. */
const RULES: readonly ((world: World) => readonly Discrepancy[])[] = [
  carersNotApproved, carersOverPlaces, unavailablePlacesFilled, outsideApprovedAges, providersNotRegistered, providersBelowGood, siblingsParted,
];

/**
 * Everything unusual about where a child is to live from a day on, in the world as it is that day: what would not agree
 * any longer, and what the household is approved for. The world need hold no more than the records `around` the placement.
 */
export const unusualInAPlacement = (world: World, placed: Placed, kept: Kept): readonly Unusual[] => {
  const others = world.placed.filter(({ subject }) => subject !== placed.subject);
  const after: World = { ...world, placed: [...others, placed].sort((a, b) => (a.subject < b.subject ? -1 : 1)) };
  const known = new Map(foundIn(world).map((one) => [keyOf(one), one]));
  const added = foundIn(after).filter((one) => isWorse(one, known.get(keyOf(one))) && isKept(one, kept));
  return [...added.map((discrepancy): Unusual => ({ code: 'disagreement', discrepancy })), ...approvedForOther(world, placed)];
};

const foundIn = (world: World): readonly Discrepancy[] => RULES.flatMap((rule) => rule(world));

/** What was wrong before is asked about again only where there would be more of it: a fuller household, siblings in more homes. */
const isWorse = (one: Discrepancy, before: Discrepancy | undefined): boolean => before === undefined || amountOf(one) > amountOf(before);

const amountOf = ({ code, facts }: Discrepancy): number => Number(facts[code === 'siblings-parted' ? 'homes' : 'placed'] ?? 0);

/** Whether households, and providers, are on record at all: where none is, they are kept elsewhere, and nothing is asked of it. */
export type Kept = { readonly carers: boolean; readonly providers: boolean };

const isKept = ({ code }: Discrepancy, { carers, providers }: Kept): boolean => {
  if (code === 'carer-not-approved') return carers;
  return code === 'provider-not-on-record' ? providers : true;
};

/** The records that decide what is unusual about a placement: the household and who lives there, the home, and the siblings. */
export const around = (placed: Placed, inCare: readonly ChildInCare[], groups: readonly Told<typeof siblings>[]): Only => {
  const group = groups.find(({ subject }) => subject === placed.subject)?.siblingGroup;
  const provider = providerOf(placed);
  return {
    children: [...new Set([
      placed.subject,
      ...(placed.carer === null ? [] : inCare.filter(({ carer }) => carer === placed.carer).map(({ child }) => child)),
      ...(group === undefined ? [] : groups.filter(({ siblingGroup }) => siblingGroup === group).map(({ subject }) => subject)),
    ])],
    carers: placed.carer === null ? [] : [placed.carer],
    providers: provider === null ? [] : [provider],
  };
};

/** Long-term fostering by the return’s codes. */
const LONG_TERM: readonly string[] = ['U1', 'U4'];

/** A household approved for another kind of fostering than this placement is. */
const approvedForOther = ({ approvals }: World, { carer, placementType }: Placed): readonly Unusual[] => {
  const approval = carer === null ? undefined : approvals.get(carer);
  if (!approval || !isFoster(placementType as PlacementType)) return [];
  const types = approval.types.split(' ');
  return fits(types, placementType as PlacementType) ? [] : [{ code: 'approved-for-other', types, placementType }];
};

/**
 * Connected persons foster the child they are connected with, and nobody else. Who is approved for respite alone has no
 * child to stay, and a long-term placement needs carers approved for the long term.
 */
const fits = (types: readonly string[], placement: PlacementType): boolean => {
  if (types.every((type) => type === 'connected-person')) return isFosteredByFamilyOrFriend(placement);
  if (types.every((type) => type === 'respite-or-day-care')) return false;
  return !LONG_TERM.includes(placement) || types.includes('long-term-or-permanent') || types.includes('connected-person');
};
