import { dayNumber } from '../domain/calendar.js';
import { casesOf, proceedingsPlanned } from './care-proceedings.js';
import { cohortPlanned } from './cohort-tracked.js';
import { strangersTo } from './demand-recorded.js';
import { edgeOfCarePlanned } from './edge-of-care.js';
import type { Margins } from './margins.js';
import { panelsPlanned } from './panels-held.js';
import type { Planned } from './planned.js';
import type { World } from './world.js';

/**
 * Demand management, April 2017 to March 2019: services and what came of them, care proceedings, panels and a programme’s
 * cohort. What was printed is what the measures count of it; all else is ours. Most of these children never come into care.
 */
export const demandPlanned = (world: World, margins: Margins): readonly Planned[] => {
  const newChild = strangersTo(world);
  const edgeOfCare = edgeOfCarePlanned(margins, newChild);
  const cases = casesOf(world, newChild);
  const referred = edgeOfCare.flatMap(({ id, says }) =>
    says.verb === 'record' && says.fact.type === 'ReferralMade' ? [{ child: id, on: dayNumber(says.fact.effectiveOn) }] : []);
  return [...edgeOfCare, ...proceedingsPlanned(cases), ...panelsPlanned(world, referred, cases, newChild), ...cohortPlanned(world)];
};
