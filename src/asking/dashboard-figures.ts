import { places } from '../../projections/carers/places.measure.js';
import { costedYear, financialYearOf } from '../../projections/cost/costed-year.js';
import { forecastFigures } from '../../projections/cost/forecast.js';
import { distanceBandOf } from '../../projections/distance/bands.js';
import { childrenBehind, count, share, type Behind, type Figure } from '../../projections/figure.js';
import { entitled } from '../../projections/leavers/care-leavers.measure.js';
import { inTouchFigures } from '../../projections/leavers/support.js';
import { careLeaversOn } from '../../projections/leavers/young-people.js';
import type { MeasureAsked, Reader } from '../../projections/measure.js';
import { threeOrMorePlacements, type Proportion } from '../../projections/stability/placements-in-year.js';
import { samePlacementTwoYears } from '../../projections/stability/same-placement.js';
import { headline } from '../../projections/sufficiency/counts.js';
import { wherePlaced } from '../../projections/sufficiency/placed.js';
import type { CalendarDate } from '../domain/calendar.js';

/** Figures that are worked out together, from rows that are read once. */
type Family = (read: Reader, asked: MeasureAsked) => readonly Figure[];

/** Where children live: of the families of sufficiency and of distance, without the rest of them. */
const inCare: Family = (read, { viewpoint }) => {
  const children = headline(read.childrenInCare(viewpoint));
  const far = children.filter((child) => distanceBandOf(child) === 'over 20 miles');
  return [
    count('lac.total', 'Children in care', 'children', childrenBehind(children)),
    ...wherePlaced(children, viewpoint.asAt),
    share('distance.over20Miles.percent', 'All children: over 20 miles, share', childrenBehind(far), children.length),
  ];
};

const indicator = (id: string, words: string, { children, denominator }: Proportion): Figure =>
  share(id, words, children.map((child): Behind => ({ kind: 'child', id: child })), denominator);

/** The two national indicators over all children, without the rest of their family. */
export const indicators: Family = (read, { viewpoint: { asAt, knownAt } }) => {
  const children = read.childrenInCare({ asAt, knownAt });
  const episodes = read.episodesOf(children.map(({ child }) => child), knownAt);
  return [
    indicator('stability.threePlacements.percent', 'Three or more placements in the year (NI62): share', threeOrMorePlacements(children, episodes, asAt)),
    indicator('stability.longTerm.percent', 'Same placement for two years (NI63): share', samePlacementTwoYears(children, episodes, asAt)),
  ];
};

const forecast: Family = (read, asked) => forecastFigures(costedYear(read, asked));

const leavers: Family = (read, { viewpoint }) => inTouchFigures(entitled(careLeaversOn(read, viewpoint).leavers));

export const FAMILIES = { inCare, indicators, places: places.figures, forecast, leavers } as const satisfies Readonly<Record<string, Family>>;
export type FamilyName = keyof typeof FAMILIES;

/** A figure that is told first, and where the whole of its family is to be seen. */
type Headline = {
  readonly family: FamilyName;
  readonly measure: string;
  readonly figure: (asAt: CalendarDate) => string;
  /** Another figure of the family without which it says little. */
  readonly beside?: (asAt: CalendarDate) => string;
};

const forecastOf = (asAt: CalendarDate): string => `cost.forecast.${financialYearOf(asAt)}.total`;

export const HEADLINES = {
  inCare: { family: 'inCare', measure: 'sufficiency', figure: () => 'lac.total' },
  familyBased: { family: 'inCare', measure: 'sufficiency', figure: () => 'placement.familyBased.percent' },
  outOfAuthority: { family: 'inCare', measure: 'sufficiency', figure: () => 'placement.outOfAuthority.percent' },
  farFromHome: { family: 'inCare', measure: 'distance', figure: () => 'distance.over20Miles.percent' },
  threePlacements: { family: 'indicators', measure: 'stability', figure: () => 'stability.threePlacements.percent' },
  samePlacement: { family: 'indicators', measure: 'stability', figure: () => 'stability.longTerm.percent' },
  vacantPlaces: { family: 'places', measure: 'places', figure: () => 'places.vacant' },
  forecast: { family: 'forecast', measure: 'cost', figure: forecastOf, beside: (asAt) => `${forecastOf(asAt)}.budget` },
  leaversInTouch: { family: 'leavers', measure: 'care-leavers', figure: () => 'careLeavers.inTouch.percent' },
} as const satisfies Readonly<Record<string, Headline>>;
export type HeadlineName = keyof typeof HEADLINES;

export const headlineNamed = (name: HeadlineName): Headline => HEADLINES[name];
