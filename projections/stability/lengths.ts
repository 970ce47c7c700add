import { dateOfDay, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { isShortBreak, placementChangeReasons, type LegalStatus } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { EpisodeOf } from '../children/episodes-of.query.js';
import { count, share, toTenths, type Behind, type Figure } from '../figure.js';
import { headline } from '../sufficiency/counts.js';
import { bandOf, PLACEMENT_BANDS } from '../sufficiency/durations.js';
import { settingOf, SETTINGS } from '../sufficiency/settings.js';
import { UNPLANNED, type Move } from './moves.js';
import { placementsLasted, SURVIVAL_DAYS, survivalAt, type PlacementLasted } from './survival.js';

const behind = (records: readonly { readonly child: string }[]): readonly Behind[] =>
  records.map(({ child }) => ({ kind: 'child', id: child }));

/** Moves by why the placement before ended, and how many of them were unplanned by the product's own set of reasons. */
export const reasonsForMoves = (moves: readonly Move[]): readonly Figure[] => {
  const unplanned = moves.filter(({ reason }) => (UNPLANNED as readonly (string | null)[]).includes(reason));
  return [
    count('stability.moves.total', 'Moves to another carer in the period', 'moves', behind(moves)),
    ...Object.entries(placementChangeReasons).map(([code, { words }]) =>
      count(`stability.moves.reason.${code}`, `Moves: ${words}`, 'moves', behind(moves.filter(({ reason }) => reason === code))),
    ),
    count(
      'stability.moves.reason.notRecorded',
      'Moves: reason not recorded',
      'moves',
      behind(moves.filter(({ reason }) => reason === null)),
    ),
    count('stability.moves.unplanned', 'Unplanned endings', 'moves', behind(unplanned)),
    share('stability.moves.unplanned.percent', 'Unplanned endings, share of moves', behind(unplanned), moves.length),
  ];
};

/** How long the placements of children in care have lasted by the day, in months and years completed by the calendar. */
export const lengthsSoFar = (inCare: readonly ChildInCare[], asAt: CalendarDate): readonly Figure[] =>
  PLACEMENT_BANDS.map((band) => {
    const own = headline(inCare).filter(({ placementBegan }) => bandOf(PLACEMENT_BANDS, placementBegan, asAt) === band);
    return count(`stability.current.${band.id}`, `In the placement for ${band.words}`, 'placements', behind(own));
  });

/** Of each child's placements what lengths and survival need: its setting is that in which it began. */
export type PlacedEpisode = EpisodeOf & { readonly usualProvider: string | null; readonly admissionKnown: number };

/**
 * Placements, short breaks apart, of which it is known when they began: not those in which children were already when the
 * records begin.
 */
export const placementsKnown = (
  episodes: readonly PlacedEpisode[],
  asAt: CalendarDate,
): readonly PlacementLasted<PlacedEpisode>[] =>
  placementsLasted(
    episodes.filter(({ legalStatus }) => !isShortBreak(legalStatus as LegalStatus)),
    dayNumber(asAt),
  ).filter(({ first, from }) => first.from === from && (first.admissionKnown === 1 || from !== first.careBegan));

/** How long the placements had lasted that ended in some days, both included, and the middle one of them. */
export const lengthsEnded = (
  placements: readonly PlacementLasted<PlacedEpisode>[],
  first: number,
  last: number,
): readonly Figure[] => {
  const ended = placements.flatMap((one) =>
    one.to !== null && one.to >= first && one.to <= last ? [{ ...one, to: one.to }] : [],
  );
  return [
    ...PLACEMENT_BANDS.map((band) => {
      const own = ended.filter(({ from, to }) => bandOf(PLACEMENT_BANDS, from, dateOfDay(to)) === band);
      return count(
        `stability.ended.${band.id}`,
        `Placements that ended in the period after ${band.words}`,
        'placements',
        behind(own),
      );
    }),
    {
      id: 'stability.ended.median',
      words: 'Placements that ended in the period: median length',
      value: medianDays(ended),
      unit: 'days',
      of: ended.length,
      behind: ended.map(({ child, days }) => ({ kind: 'child', id: child, adds: days })),
    },
  ];
};

/** The middle length; of an even number of them the mean of the two in the middle, to one decimal. */
const medianDays = (placements: readonly { readonly days: number }[]): number | null => {
  const sorted = placements.map(({ days }) => days).sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : toTenths(low + high, 2);
};

/** What share of placements last longer than so many days, in percent to one decimal, of all and in each setting. */
export const survival = (placements: readonly PlacementLasted<PlacedEpisode>[]): readonly Figure[] => [
  ...curve('all', 'all', placements),
  ...SETTINGS.flatMap((setting) =>
    curve(
      setting.short,
      setting.setting,
      placements.filter(({ first }) => settingOf(first) === setting),
    ),
  ),
];

const curve = (id: string, words: string, placements: readonly PlacementLasted<PlacedEpisode>[]): readonly Figure[] =>
  SURVIVAL_DAYS.map((days) => {
    const surviving = survivalAt(placements, days);
    return {
      id: `stability.survival.${id}.${days}`,
      words: `Placements that last longer than ${days} days, ${words}`,
      value: surviving === null ? null : Math.round(surviving * 1_000) / 10,
      unit: 'percent',
      of: placements.length,
      behind: behind(placements.filter((one) => one.days > days)),
    };
  });
