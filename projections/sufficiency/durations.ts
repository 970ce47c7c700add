import { dateOfDay, monthOf, plusMonths, yearOf, type CalendarDate } from '../../src/domain/calendar.js';

/** Completed months from one day to another, by the calendar: from 31 January the first is complete on the last of February. */
export const completedMonths = (from: CalendarDate, to: CalendarDate): number => {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  return plusMonths(from, months) <= to ? months : months - 1;
};

export type DurationBand = { readonly id: string; readonly words: string; readonly underMonths: number };

/** How long children have been in care, in the bands of the strategy of 2019; each begins where the one before ends. */
export const CARE_BANDS = [
  { id: 'under6Months', words: 'under 6 months', underMonths: 6 },
  { id: '6MonthsTo1Year', words: '6 months to 1 year', underMonths: 12 },
  { id: '1To2Years', words: '1 to 2 years', underMonths: 24 },
  { id: '2To3Years', words: '2 to 3 years', underMonths: 36 },
  { id: '3To4Years', words: '3 to 4 years', underMonths: 48 },
  { id: '4To5Years', words: '4 to 5 years', underMonths: 60 },
  { id: '5To7Years', words: '5 to 7 years', underMonths: 84 },
  { id: '7To9Years', words: '7 to 9 years', underMonths: 108 },
  { id: '9To11Years', words: '9 to 11 years', underMonths: 132 },
  { id: '11To13Years', words: '11 to 13 years', underMonths: 156 },
  { id: '13YearsPlus', words: '13 years and over', underMonths: Infinity },
] as const satisfies readonly DurationBand[];

/** How long placements last, or have lasted so far; bands of our own. */
export const PLACEMENT_BANDS = [
  { id: 'under1Month', words: 'under 1 month', underMonths: 1 },
  { id: '1To3Months', words: '1 to 3 months', underMonths: 3 },
  { id: '3To6Months', words: '3 to 6 months', underMonths: 6 },
  { id: '6MonthsTo1Year', words: '6 months to 1 year', underMonths: 12 },
  { id: '1To2Years', words: '1 to 2 years', underMonths: 24 },
  { id: '2To5Years', words: '2 to 5 years', underMonths: 60 },
  { id: '5YearsPlus', words: '5 years and over', underMonths: Infinity },
] as const satisfies readonly DurationBand[];

/** The band in which a time falls from one day, given by its number, to another. */
export const bandOf = <Band extends DurationBand>(bands: readonly Band[], from: number, to: CalendarDate): Band => {
  const months = completedMonths(dateOfDay(from), to);
  return bands.find(({ underMonths }) => months < underMonths) as Band;
};
