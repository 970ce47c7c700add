import { dayNumber, type CalendarDate, type DayNumber } from '../../src/domain/calendar.js';
import { LASTING, type Told } from '../timeline.js';
import type { releasedValues } from './series.projection.js';

/** A value of a series as one release shows it; days are day numbers. */
export type Vintage = Told<typeof releasedValues>;

/** What is asked to have been released by: everything, where no day is given. */
export const releasedByDay = (day: CalendarDate | null | undefined): DayNumber => (day ? dayNumber(day) : LASTING);

/**
 * The value of a series for a day, or for the period whose last day it is: of the releases that were out by a day, the latest.
 * Which releases are known at all is the ledger's to say: the vintages given are those believed at an entry. Where two releases
 * came out on one day, the one whose name comes last in order. A later release that withholds a value withholds it.
 */
export const valueFor = (vintages: readonly Vintage[], about: DayNumber, by: DayNumber = LASTING): Vintage | undefined =>
  vintages
    .filter(({ from, released }) => from === about && released <= by)
    .reduce<Vintage | undefined>((latest, one) => (latest && !isLater(one, latest) ? latest : one), undefined);

const isLater = (one: Vintage, other: Vintage): boolean =>
  one.released > other.released || (one.released === other.released && one.release >= other.release);

/** One release’s word about a day, and by how much it differs from the release before: null where either withholds its value. */
export type ReleasedAgain = Pick<Vintage, 'released' | 'release' | 'tenths' | 'withheld' | 'roundedTo'> & {
  readonly change: number | null;
};

/** All that was ever released about one day or period, the earliest release first; a row of the triangle. */
export type RowOfTriangle = {
  readonly about: DayNumber;
  readonly periodFrom: DayNumber | null;
  readonly releases: readonly ReleasedAgain[];
};

/** The day a value is about × the release that shows it, as the department prints its own revisions; `change` in tenths. */
export const triangleOf = (vintages: readonly Vintage[], by: DayNumber = LASTING): readonly RowOfTriangle[] => {
  const shown = vintages.filter(({ released }) => released <= by);
  const days = [...new Set(shown.map(({ from }) => from))].sort((a, b) => a - b);
  return days.map((about) => {
    const ofTheDay = shown.filter(({ from }) => from === about).sort((a, b) => (isLater(a, b) ? 1 : -1));
    return { about, periodFrom: ofTheDay[0]?.periodFrom ?? null, releases: ofTheDay.map((one, place) => againstLast(one, ofTheDay[place - 1])) };
  });
};

const againstLast = ({ released, release, tenths, withheld, roundedTo }: Vintage, last: Vintage | undefined): ReleasedAgain => {
  const before = last?.tenths ?? null;
  return { released, release, tenths, withheld, roundedTo, change: tenths === null || before === null ? null : tenths - before };
};
