import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { episodes as episodeTimeline } from '../children/children.projection.js';
import type { Measure } from '../measure.js';
import { lengthsEnded, lengthsSoFar, placementsKnown, reasonsForMoves, survival } from './lengths.js';
import { movesIn } from './moves.js';
import { nationalIndicators } from './national-indicators.js';

/** Records of the return begin on 14 October 1991 (rule 353): no placement began before. */
const EARLIEST = '1991-10-14' as CalendarDate;

/**
 * How settled children are: the two national indicators on the day asked about, with temporary moves left out and, beside
 * it, counted; why children moved in the period; how long placements last.
 */
export const stability: Measure = {
  name: 'stability',
  title: 'How settled children are',
  definitions: [
    { file: 'projections/stability/placements-in-year.ts', names: ['threeOrMorePlacements'] },
    { file: 'projections/stability/same-placement.ts', names: ['samePlacementTwoYears'] },
    { file: 'projections/stability/national-indicators.ts', names: ['oneMoveAway'] },
    { file: 'projections/stability/moves.ts', names: ['movesIn', 'UNPLANNED'] },
    { file: 'projections/stability/lengths.ts', names: ['lengthsSoFar', 'placementsKnown', 'lengthsEnded'] },
    { file: 'projections/stability/survival.ts', names: ['survivalAt'] },
    { file: 'projections/sufficiency/settings.ts', names: ['SETTINGS'] },
  ],
  figures: (read, { viewpoint, first, last }) => {
    const { asAt, knownAt } = viewpoint;
    const inCare = read.childrenInCare(viewpoint);
    const own = read.episodesOf(
      inCare.map(({ child }) => child),
      knownAt,
    );
    const latest = last > asAt ? last : asAt;
    const all = read
      .during(episodeTimeline, { first: EARLIEST, last: latest, knownAt })
      .map((row) => ({ ...row, child: row.subject }));
    const placements = placementsKnown(all, asAt);
    return [
      ...nationalIndicators(inCare, own, asAt),
      ...reasonsForMoves(movesIn(all, dayNumber(first), dayNumber(last))),
      ...lengthsSoFar(inCare, asAt),
      ...lengthsEnded(placements, dayNumber(first), dayNumber(last)),
      ...survival(placements),
    ];
  },
};
