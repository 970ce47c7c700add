import type { DayNumber } from '../../src/domain/calendar.js';
import { toTenths } from '../figure.js';
import { occupancyOf } from './block-bookings.js';

const WEEK = 7;

/** What became of all booked places of a home in one week, `[from, to)`; the nights as for one booking (block-bookings.ts). */
export type BookedWeek = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly placeNights: number;
  readonly occupiedNights: number;
  readonly overOccupiedNights: number;
  /** Occupied in percent of paid for, to one decimal; null where nothing was paid for. */
  readonly percent: number | null;
};

type Given = Parameters<typeof occupancyOf>;

/** The weeks up to and including the night of a day, the latest first; none where no place was booked in any of them. */
export const bookedWeeks = (bookings: Given[0], fees: Given[1], placed: Given[2], { last, weeks }: { readonly last: DayNumber; readonly weeks: number }): readonly BookedWeek[] => {
  const all = Array.from({ length: weeks }, (_, ago) => weekOf(bookings, fees, placed, last + 1 - ago * WEEK));
  return all.some(({ placeNights }) => placeNights > 0) ? all : [];
};

const weekOf = (bookings: Given[0], fees: Given[1], placed: Given[2], to: DayNumber): BookedWeek => {
  const period = { from: to - WEEK, to };
  const used = occupancyOf(bookings, fees, placed, period);
  const sum = (of: 'placeNights' | 'occupiedNights' | 'overOccupiedNights') => used.reduce((nights, one) => nights + one[of], 0);
  const [placeNights, occupiedNights] = [sum('placeNights'), sum('occupiedNights')];
  return { ...period, placeNights, occupiedNights, overOccupiedNights: sum('overOccupiedNights'), percent: placeNights === 0 ? null : toTenths(occupiedNights * 100, placeNights) };
};
