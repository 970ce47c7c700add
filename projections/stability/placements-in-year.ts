import { dayNumber, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import { isShortBreak, isTemporary, type LegalStatus, type PlacementType } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { EpisodeOf } from '../children/episodes-of.query.js';
import { headline } from '../sufficiency/counts.js';

/** A proportion with the children behind it; `percent` is null where there is nobody to count. */
export type Proportion = {
  readonly numerator: number;
  readonly denominator: number;
  /** To one decimal. */
  readonly percent: number | null;
  readonly children: readonly string[];
};

export const proportion = (children: readonly string[], denominator: number): Proportion => ({
  numerator: children.length,
  denominator,
  percent: denominator === 0 ? null : Math.round((children.length * 1_000) / denominator) / 10,
  children,
});

/** Whether temporary moves (PLACE T0–T4, and the return from one) count as placements. */
export type TemporaryMoves = 'left out' | 'counted';

/**
 * NI62, stability of placements, number of placements: "children looked after at 31 March with three or more
 * placements during the year", of all children looked after at 31 March; short breaks (V3, V4) in neither (DfE,
 * underlying data 2018, CLA_3_Pl).
 *
 * Counted by the Children's Commissioner's stability index 2019, the only published rule that can be carried out: a
 * change is an episode begun in the year with RNE S, P or B, except the child's very first; two changes are three
 * placements. Whether DfE leaves temporary moves out before counting is not published, so that is a parameter.
 */
export const threeOrMorePlacements = (
  inCare: readonly ChildInCare[],
  episodes: ReadonlyMap<string, readonly EpisodeOf[]>,
  asAt: CalendarDate,
  temporary: TemporaryMoves = 'left out',
): Proportion => {
  const looked = headline(inCare);
  const moved = looked.filter(({ child }) => changesInYear(episodes.get(child) ?? [], asAt, temporary) >= 2);
  return proportion(moved.map(({ child }) => child), looked.length);
};

/** Changes of carer in the twelve months to a day, that day included. */
export const changesInYear = (episodes: readonly EpisodeOf[], asAt: CalendarDate, temporary: TemporaryMoves): number => {
  const [after, until] = [dayNumber(plusYears(asAt, -1)), dayNumber(asAt)];
  const counted = episodes.filter(({ legalStatus }) => !isShortBreak(legalStatus as LegalStatus));
  return counted.filter(
    (episode, place) =>
      episode.from > after &&
      episode.from <= until &&
      'SPB'.includes(episode.reasonForNewEpisode) &&
      !(place === 0 && episode.reasonForNewEpisode === 'S') &&
      (temporary === 'counted' || !isTemporaryMove(counted, place)),
  ).length;
};

/** A move to a temporary placement, or back from one to the placement it was away from. */
export const isTemporaryMove = (episodes: readonly EpisodeOf[], place: number): boolean => {
  const [now, before] = [episodes[place], episodes[place - 1]];
  if (now === undefined) return false;
  if (isTemporary(now.placementType as PlacementType)) return true;
  const away = before !== undefined && isTemporary(before.placementType as PlacementType);
  return away && now.placementBegan === before.placementBegan && now.placementBegan < now.from;
};
