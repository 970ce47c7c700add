import { dayNumber, plusMonths, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import { isPlacedForAdoption, type PlacementType } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { EpisodeOf } from '../children/episodes-of.query.js';
import { ageOf, headline } from '../sufficiency/counts.js';
import { proportion, type Proportion } from './placements-in-year.js';

/**
 * NI63, stability of placements, length of placement: of children looked after at 31 March, aged under 16, who had been
 * looked after continuously for at least two and a half years, those who had been living in the same placement for at
 * least two years, or were placed for adoption and their adoptive placement together with their previous placement
 * lasted at least two years; short breaks in neither (DfE, underlying data 2018, CLA_2andhalfyears,
 * CLA_SamePl_2years). A temporary absence does not break a placement; a child already in care when the records begin
 * counts from there.
 */
export const samePlacementTwoYears = (
  inCare: readonly ChildInCare[],
  episodes: ReadonlyMap<string, readonly EpisodeOf[]>,
  asAt: CalendarDate,
): Proportion => {
  const [twoAndAHalf, two] = [dayNumber(plusMonths(plusYears(asAt, -2), -6)), dayNumber(plusYears(asAt, -2))];
  const longTerm = headline(inCare).filter((child) => {
    const age = ageOf(child, asAt);
    return age !== null && age < 16 && child.careBegan <= twoAndAHalf;
  });
  const stable = longTerm.filter((child) => livingThereSince(child, episodes.get(child.child) ?? []) <= two);
  return proportion(stable.map(({ child }) => child), longTerm.length);
};

/** The day the placement began; for a child placed for adoption, the day the placement before it began. */
const livingThereSince = ({ usualPlacementType, placementBegan, careBegan }: ChildInCare, episodes: readonly EpisodeOf[]): number => {
  if (!isPlacedForAdoption(usualPlacementType as PlacementType)) return placementBegan;
  const before = episodes.findLast((episode) => episode.placementBegan < placementBegan && episode.careBegan === careBegan);
  return before?.placementBegan ?? placementBegan;
};
