import { dateOfDay, dayNumber, yearOf, type CalendarDate, type DayNumber } from '../../src/domain/calendar.js';
import { seriesReference } from '../../src/domain/series/codes.js';
import type { Behind } from '../figure.js';
import type { MeasureAsked, Reader } from '../measure.js';
import { releasedValues } from './series.projection.js';
import { releasedByDay, valueFor, type Vintage } from './vintages.js';

/** How many under-18s there are, of which mid-year where it is a released one, and the series it is told by. */
export type Population = { readonly people: number; readonly midYear: number | null; readonly behind: readonly Behind[] };

/** The June whose mid-year estimate a rate on a day rests on: 30 June of that year, or of the one before where it is still to come. */
export const midYearBefore = (asAt: CalendarDate): CalendarDate => {
  const year = asAt.slice(5) >= '06-30' ? yearOf(asAt) : yearOf(asAt) - 1;
  return `${year}-06-30` as CalendarDate;
};

/**
 * Under-18s in an area for rates on a day: the ONS mid-year estimate of the June before, by the latest release known. Where that
 * one is not out yet, the last mid-year before it that is: a mid-year estimate is published a year later, so a rate told in its
 * own year always rests on an earlier one. The department divides children on 31 March by the mid-year before: its own released
 * rates come out so, to the last child, for every authority (test/imports/series). The step back is ours.
 */
export const populationReleased = (
  vintages: readonly Vintage[], asAt: CalendarDate, by?: DayNumber,
): { readonly people: number; readonly midYear: number } | undefined => {
  const [last, days] = [dayNumber(midYearBefore(asAt)), new Set(vintages.map(({ from }) => from))];
  for (const day of [...days].filter((one) => one <= last).sort((a, b) => b - a)) {
    const tenths = valueFor(vintages, day, by)?.tenths;
    if (tenths) return { people: Math.round(tenths / 10), midYear: yearOf(dateOfDay(day)) };
  }
  return undefined;
};

/** The population asked with, or else the authority's own as released. */
export const populationUnder18 = (
  read: Reader, { authority, viewpoint, population, releasedBy }: MeasureAsked,
): Population | null => {
  if (population !== null) return { people: population, midYear: null, behind: [] };
  const id = seriesReference('pop', authority);
  const vintages = read.of(releasedValues, [id], viewpoint.knownAt);
  const released = populationReleased(vintages, viewpoint.asAt, releasedByDay(releasedBy));
  return released ? { ...released, behind: [{ kind: 'series', id, adds: 0 }] } : null;
};
