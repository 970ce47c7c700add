/**
 * Civil dates. No clock and no time zone: a day is a day wherever the process runs.
 * Periods are half-open, `[from, to)`: `to` is the first day on which it was no longer so.
 */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** Days since 1 January 1970; whole numbers, so that periods can be indexed. */
export type DayNumber = number;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

/** The date `YYYY-MM-DD` if it is one that exists, from 1900 to 2199. */
export const calendarDate = (text: string): CalendarDate | undefined => {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = year >= 1900 && year <= 2199 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? (text as CalendarDate) : undefined;
};

/** The date of a year, month and day; undefined where there is no such day. */
export const dateFrom = (year: number, month: number, day: number): CalendarDate | undefined =>
  calendarDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7));
export const dayOfMonth = (date: CalendarDate): number => Number(date.slice(8, 10));

/** Days from 1 January 1970, by the civil-calendar algorithm (proleptic Gregorian, eras of 400 years). */
export const dayNumber = (date: CalendarDate): DayNumber => {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

/** The date of a day number; the inverse of `dayNumber`. */
export const dateOfDay = (day: DayNumber): CalendarDate => {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayInMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayInMonth, 2)}` as CalendarDate;
};

export const plusDays = (date: CalendarDate, days: number): CalendarDate => dateOfDay(dayNumber(date) + days);

/** Whole days from one date to a later one; negative when it is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/**
 * The same day some years later. Where 29 February has none, 1 March: in England a person born on
 * 29 February reaches an age on 1 March of a common year.
 */
export const plusYears = (date: CalendarDate, years: number): CalendarDate =>
  dateFrom(yearOf(date) + years, monthOf(date), dayOfMonth(date)) ??
  (`${pad(yearOf(date) + years, 4)}-03-01` as CalendarDate);

/** The same day of the month some months later, or the last day of a month that is too short. */
export const plusMonths = (date: CalendarDate, months: number): CalendarDate => {
  const count = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(dayOfMonth(date), daysInMonth(year, month)), 2)}` as CalendarDate;
};

/** Age in completed years; a birthday counts from its first moment. */
export const ageOn = (born: CalendarDate, on: CalendarDate): number => {
  const years = yearOf(on) - yearOf(born);
  return plusYears(born, years) <= on ? years : years - 1;
};

/**
 * A collection year of the SSDA903 return: 1 April to 31 March, named by the year in which it ends
 * (collection year 2019 is 1 April 2018 to 31 March 2019).
 */
export type CollectionYear = number;

export const collectionYearOf = (date: CalendarDate): CollectionYear =>
  date.slice(5) >= '04-01' ? yearOf(date) + 1 : yearOf(date);
export const firstDayOf = (year: CollectionYear): CalendarDate => `${pad(year - 1, 4)}-04-01` as CalendarDate;
export const lastDayOf = (year: CollectionYear): CalendarDate => `${pad(year, 4)}-03-31` as CalendarDate;
