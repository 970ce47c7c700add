import { ageOn, dateOfDay } from '../../src/domain/calendar.js';
import { isFoster, isTemporary, type PlacementType } from '../../src/domain/codes.js';
import type { Discrepancy } from './discrepancy.js';
import type { Placed, World } from './world.js';

/** Children by the household that holds a place for them, also while away from it for a time. */
const fosteredBy = ({ placed }: World): ReadonlyMap<string, readonly Placed[]> => {
  const households = new Map<string, Placed[]>();
  for (const child of placed) {
    if (child.carer === null || !isFostered(child)) continue;
    const known = households.get(child.carer);
    if (known) known.push(child);
    else households.set(child.carer, [child]);
  }
  return households;
};

const isFostered = ({ usualPlacementType }: Placed): boolean => isFoster(usualPlacementType as PlacementType);

/** Placed with a household that was not approved to foster on that day (Fostering Services (England) Regulations 2011, regulation 27). */
export const carersNotApproved = (world: World): readonly Discrepancy[] =>
  [...fosteredBy(world)].flatMap(([carer, children]) =>
    world.approvals.has(carer)
      ? []
      : children.map(({ subject }): Discrepancy => ({
          code: 'carer-not-approved',
          mustAct: 'fostering team',
          between: [{ kind: 'child', id: subject }, { kind: 'carer', id: carer }],
          facts: {},
        })),
  );

/**
 * More children placed than the household is approved for, unless it was exempted from the usual fostering limit for so many
 * (Children Act 1989, Schedule 7, paragraph 4).
 */
export const carersOverPlaces = (world: World): readonly Discrepancy[] =>
  [...fosteredBy(world)].flatMap(([carer, children]) => {
    const approval = world.approvals.get(carer);
    const allowed = Math.max(approval?.places ?? 0, approval?.usualLimitPlaces ?? 0);
    if (!approval || children.length <= allowed) return [];
    return [{
      code: 'carer-over-places' as const,
      mustAct: 'fostering team' as const,
      between: [{ kind: 'carer' as const, id: carer }],
      facts: { placed: children.length, places: allowed },
    }];
  });

/** Places said not to be available, and filled all the same. */
export const unavailablePlacesFilled = (world: World): readonly Discrepancy[] =>
  [...fosteredBy(world)].flatMap(([carer, children]) => {
    const [approval, unavailable] = [world.approvals.get(carer), world.unavailable.get(carer)];
    if (!approval || !unavailable) return [];
    const open = Math.max(approval.places, approval.usualLimitPlaces ?? 0) - unavailable.places;
    if (children.length <= open || children.length > open + unavailable.places) return [];
    return [{
      code: 'places-not-available' as const,
      mustAct: 'fostering team' as const,
      between: [{ kind: 'carer' as const, id: carer }],
      facts: { placed: children.length, available: open },
    }];
  });

/** A child younger or older than the household is approved for. */
export const outsideApprovedAges = (world: World): readonly Discrepancy[] =>
  [...fosteredBy(world)].flatMap(([carer, children]) => {
    const approval = world.approvals.get(carer);
    return children.flatMap(({ subject, dateOfBirth, placementType }) => {
      if (!approval || dateOfBirth === null || isTemporary(placementType as PlacementType)) return [];
      const age = ageOn(dateOfDay(dateOfBirth), world.asAt);
      if (age >= approval.ageFrom && age <= approval.ageTo) return [];
      return [{
        code: 'outside-approved-ages' as const,
        mustAct: 'fostering team' as const,
        between: [{ kind: 'child' as const, id: subject }, { kind: 'carer' as const, id: carer }],
        facts: { age, ageFrom: approval.ageFrom, ageTo: approval.ageTo },
      }];
    });
  });
