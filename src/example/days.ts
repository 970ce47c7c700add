import {
  ageOn,
  dateFrom,
  dateOfDay,
  dayNumber,
  firstDayOf,
  lastDayOf,
  plusYears,
  yearOf,
  type DayNumber,
} from '../domain/calendar.js';

/** Life stories are reckoned in day numbers; dates are written only when a row is. */
export const day = (year: number, month: number, dayOfMonth: number): DayNumber => {
  const date = dateFrom(year, month, dayOfMonth);
  if (date === undefined) throw new RangeError(`there is no ${year}-${month}-${dayOfMonth}`);
  return dayNumber(date);
};

export const birthday = (born: DayNumber, age: number): DayNumber => dayNumber(plusYears(dateOfDay(born), age));

export const ageAt = (born: DayNumber, on: DayNumber): number => ageOn(dateOfDay(born), dateOfDay(on));

/** First and last day of a collection year. */
export const yearDays = (year: number): { readonly first: DayNumber; readonly last: DayNumber } => ({
  first: dayNumber(firstDayOf(year)),
  last: dayNumber(lastDayOf(year)),
});

/** The 29 February nearest to a day, in a leap year: a birthday three years in four have not. */
export const nearestLeapDay = (near: DayNumber): DayNumber => {
  const year = yearOf(dateOfDay(near));
  return day(year - (year % 4), 2, 29);
};

/** How the return writes a day. */
export const statutoryDate = (on: DayNumber): string => {
  const [year, month, dayOfMonth] = dateOfDay(on).split('-');
  return `${dayOfMonth ?? ''}/${month ?? ''}/${year ?? ''}`;
};
