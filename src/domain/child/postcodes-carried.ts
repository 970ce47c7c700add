import type { CalendarDate } from '../calendar.js';
import { episodesOf, type Episode } from './episodes.js';
import type { ChildFact, Postcodes } from './events.js';

/**
 * A fact with the postcodes that it leaves as they are: the return tells the home left behind with every episode, and
 * where the carer stays the same, so does the address. Nobody is asked for them again.
 */
export const withPostcodesCarried = <Fact extends ChildFact>(fact: Fact, facts: readonly ChildFact[]): Fact => {
  if (fact.type !== 'ChildMoved' && fact.type !== 'PlacementDetailsChanged' && fact.type !== 'ChildTemporarilyAbsent') return fact;
  const { homePostcode, placementPostcode }: Postcodes = livingOn(episodesOf(facts), fact.effectiveOn)?.ownPostcodes ?? {};
  const identity = {
    ...(homePostcode ? { homePostcode } : {}),
    ...(placementPostcode && fact.type === 'PlacementDetailsChanged' ? { placementPostcode } : {}),
    ...fact.identity,
  };
  return Object.keys(identity).length > 0 ? { ...fact, identity } : fact;
};

/** The episode that a day falls in, or that it ends. */
const livingOn = (episodes: readonly Episode[], on: CalendarDate): Episode | undefined =>
  episodes.findLast(({ from, to }) => from < on && (to === null || to >= on)) ?? episodes.findLast(({ from }) => from <= on);
