import { isFoster, isPlacedForAdoption, isShortBreak, type LegalStatus, type PlacementType } from '../../src/domain/codes.js';
import type { Discrepancy } from './discrepancy.js';
import { providerOf } from './provider-of.js';
import type { Placed, World } from './world.js';

/** What the authority buys from somebody else: private and voluntary provision, but for adoption, and short breaks apart. */
const isBought = ({ provider, usualPlacementType, legalStatus }: Placed): boolean =>
  (provider === 'PR4' || provider === 'PR5') &&
  !isPlacedForAdoption(usualPlacementType as PlacementType) &&
  !isShortBreak(legalStatus as LegalStatus);

/** A placement bought from another provider, and no fee recorded for that day. The authority's own carers are paid by rate card. */
export const placementsWithoutFee = (world: World): readonly Discrepancy[] => {
  const paid = new Set(world.fees.map(({ subject }) => subject));
  return world.placed
    .filter((child) => isBought(child) && !paid.has(child.subject))
    .map(({ subject }) => ({ code: 'no-fee', mustAct: 'finance team', between: [{ kind: 'child', id: subject }], facts: {} }));
};

/** A fee in force for a child who is in no placement that day, or in another than the one it was agreed for. */
export const feesWithoutPlacement = (world: World): readonly Discrepancy[] => {
  const placed = new Map(world.placed.map((child) => [child.subject, child]));
  return world.fees.flatMap(({ subject, agreedOn, weekly }) => {
    const child = placed.get(subject);
    if (child !== undefined && agreedOn >= child.placementBegan) return [];
    return [{
      code: 'fee-without-placement' as const,
      mustAct: 'finance team' as const,
      between: [{ kind: 'fee' as const, id: subject }],
      facts: { weeklyPence: weekly, inCare: child === undefined ? 0 : 1 },
    }];
  });
};

/** A fee that says it is part of a block booking which is not in force on that day. */
export const bookingsNotInForce = (world: World): readonly Discrepancy[] => {
  const inForce = new Set(world.bookings.map(({ booking }) => booking));
  return world.fees.flatMap(({ subject, booking }) =>
    booking === null || inForce.has(booking)
      ? []
      : [{ code: 'booking-not-in-force' as const, mustAct: 'finance team' as const, between: [{ kind: 'fee' as const, id: subject }], facts: { booking } }],
  );
};

/**
 * Siblings in care who do not live together, with no reason recorded: a local authority must place siblings together so far
 * as reasonably practicable (Children Act 1989, section 22C(8)(c)). Together is with one household or at one provider.
 */
export const siblingsParted = (world: World): readonly Discrepancy[] => {
  const groups = new Map<string, Placed[]>();
  for (const child of world.placed) {
    const group = world.siblings.get(child.subject)?.siblingGroup;
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), child]);
  }
  return [...groups].flatMap(([group, children]) => {
    const unexplained = children.filter(({ subject }) => world.siblings.get(subject)?.apartReason === null);
    const homes = new Set(children.map(homeOf));
    if (children.length < 2 || homes.size < 2 || unexplained.length === 0) return [];
    return [{
      code: 'siblings-parted' as const,
      mustAct: 'placements team' as const,
      between: children.map(({ subject }) => ({ kind: 'child' as const, id: subject })),
      facts: { group, homes: homes.size, withoutReason: unexplained.map(({ subject }) => subject).join(' ') },
    }];
  });
};

/** Where a child lives, as far as it can be compared; by itself where it names neither household nor provider. */
export const homeOf = (child: Pick<Placed, 'subject' | 'carer' | 'usualPlacementType' | 'urn' | 'home'>): string => {
  if (child.carer !== null) return `carer ${child.carer}`;
  const provider = isFoster(child.usualPlacementType as PlacementType) ? null : providerOf(child);
  return provider === null ? `child ${child.subject}` : `provider ${provider}`;
};
