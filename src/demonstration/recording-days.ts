import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { Instant } from '../domain/entry.js';
import { day } from '../example/days.js';
import type { Chance } from '../example/random.js';
import { dayOf } from './balance.js';
import type { Margins } from './margins.js';
import { knownOn } from './told-late.js';

/** The day on which the tracker came into use: what had been so before was brought over at once. */
export const CAME_INTO_USE = day(2016, 12, 5);

/** What took effect up to a day, and the last day on which it had to be known for what was printed to come out. */
export type Printed = { readonly upTo: DayNumber; readonly by: DayNumber };

/** The days whose figures were printed as known then, the earliest first: before each, what was outstanding was recorded. */
export const printedOn = (margins: Margins): readonly Printed[] => {
  const forecast = dayOf(margins, 'cost.forecast.2018-19.independentFostering.placements');
  const counted = dayOf(margins, 'lac.total.2018-08-31.firstPublished');
  const paper = knownOn(margins, 'flow.averageNetMonthly.2018-06/2018-09');
  const evening = dayOf(margins, 'lac.total');
  return [{ upTo: forecast, by: forecast }, { upTo: counted, by: counted }, { upTo: paper - 1, by: paper }, { upTo: evening, by: evening }];
};

/** By when something that took effect on a day, or was recorded on it, had to be right. */
export const rightBy = (printed: readonly Printed[], on: DayNumber): DayNumber => printed.find(({ upTo }) => on <= upTo)?.by ?? Infinity;

/** Whether something was printed as known on a day between two, the second included. */
export const isPrintedBetween = (printed: readonly Printed[], first: DayNumber, last: DayNumber): boolean =>
  printed.some(({ by }) => first <= by && by < last);

/** The last day on which anything was recorded of the time that is told. */
export const LAST_RECORDED = day(2019, 4, 12);

/** The day on which something that took effect was recorded: most within days, some weeks later, and before it had to be known. */
export const recordedOn = (chance: Chance, printed: readonly Printed[], effective: DayNumber, notBefore: DayNumber): DayNumber => {
  if (effective < CAME_INTO_USE) return Math.max(CAME_INTO_USE, notBefore);
  const lag = chance.weighted([[0, 22], [1, 30], [2, 14], [3, 9], [chance.between(4, 9), 16], [chance.between(10, 34), 8], [chance.between(35, 110), 1]] as const);
  const usual = working(Math.max(effective + lag, notBefore));
  return Math.max(Math.min(usual, rightBy(printed, effective), LAST_RECORDED), effective, notBefore);
};

/** The day itself, or the Monday after a weekend (day 2 of the count was a Saturday). */
export const working = (on: DayNumber): DayNumber => on + ([0, 0, 2, 1][on % 7] ?? 0);

/** The times of a day at which people record. */
const TIMES = ['09:40', '12:30', '15:50'] as const;

/** An instant of a day, by the place of one of its times; later ones for what comes after on the same day. */
export const instantOf = (on: DayNumber, time: number): Instant =>
  `${dateOfDay(on)}T${TIMES[Math.min(time, TIMES.length - 1)] ?? '15:50'}:00.000Z` as Instant;

export const TIMES_A_DAY = TIMES.length;
