import { dayNumber, plusMonths, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import { isPlacedForAdoption, type PlacementType } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { EpisodeOf } from '../children/episodes-of.query.js';
import { ageOf, headline } from '../sufficiency/counts.js';
import { isTemporaryMove, proportion, type Proportion, type TemporaryMoves } from './placements-in-year.js';

/** What about NI63 may be asked otherwise. */
export type SamePlacementAsked = {
  /** The age from which a child is not counted: 16 by the indicator; 17 where, like the strategy, one says "16 or under". */
  readonly under?: number;
  /** Whether a temporary absence, and the return from it, breaks a placement. */
  readonly temporary?: TemporaryMoves;
};

/**
 * NI63, stability of placements, length of placement: of children looked after at 31 March, aged under 16, who had been
 * looked after continuously for at least two and a half years, those who had been living in the same placement for at
 * least two years, or were placed for adoption and their adoptive placement together with their previous placement
 * lasted at least two years; short breaks in neither (DfE, underlying data 2018, CLA_2andhalfyears,
 * CLA_SamePl_2years). A temporary absence does not break a placement, unless asked so; a child already in care when the
 * records begin counts from there.
 */
export const samePlacementTwoYears = (
  inCare: readonly ChildInCare[],
  episodes: ReadonlyMap<string, readonly EpisodeOf[]>,
  asAt: CalendarDate,
  { under = 16, temporary = 'left out' }: SamePlacementAsked = {},
): Proportion => {
  const eligible = longTerm(inCare, asAt, under);
  const two = dayNumber(plusYears(asAt, -2));
  const since = temporary === 'counted' ? livingThereUnbrokenSince : livingThereSince;
  const stable = eligible.filter((child) => since(child, episodes.get(child.child) ?? []) <= two);
  return proportion(stable.map(({ child }) => child), eligible.length);
};

/** Those of whom NI63 is a share: under an age, and looked after without a break for at least two and a half years. */
export const longTerm = (inCare: readonly ChildInCare[], asAt: CalendarDate, under = 16): readonly ChildInCare[] => {
  const twoAndAHalf = dayNumber(plusMonths(plusYears(asAt, -2), -6));
  return headline(inCare).filter((child) => {
    const age = ageOf(child, asAt);
    return age !== null && age < under && child.careBegan <= twoAndAHalf;
  });
};

/** The day the placement began; for a child placed for adoption, the day the placement before it began. */
const livingThereSince = ({ usualPlacementType, placementBegan, careBegan }: ChildInCare, episodes: readonly EpisodeOf[]): number => {
  if (!isPlacedForAdoption(usualPlacementType as PlacementType)) return placementBegan;
  const before = episodes.findLast((episode) => episode.placementBegan < placementBegan && episode.careBegan === careBegan);
  return before?.placementBegan ?? placementBegan;
};

/** As above, but going away for a time and coming back each begin a placement anew. */
const livingThereUnbrokenSince = (child: ChildInCare, all: readonly EpisodeOf[]): number => {
  const episodes = all.filter(({ careBegan, from }) => careBegan === child.careBegan && from <= child.episodeBegan);
  const begins = episodes.flatMap(({ from, placementBegan }, place) =>
    from === placementBegan || isTemporaryMove(episodes, place) ? [from] : []);
  const here = begins.at(-1) ?? child.placementBegan;
  return isPlacedForAdoption(child.usualPlacementType as PlacementType) ? (begins.at(-2) ?? here) : here;
};
