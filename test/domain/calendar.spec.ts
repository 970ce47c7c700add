import { describe, expect, test } from '@jest/globals';
import {
  ageOn, calendarDate, collectionYearOf, dateFrom, dateOfDay, dayNumber, dayOfMonth, daysBetween, firstDayOf, lastDayOf,
  monthOf, plusDays, plusMonths, plusYears, yearOf, type CalendarDate,
} from '../../src/domain/calendar.js';

const on = (text: string): CalendarDate => text as CalendarDate;

/** The oracle: the language's own calendar, in UTC. */
const oracleDay = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const FIRST = oracleDay('1900-01-01');
const DAYS = Array.from({ length: oracleDay('2199-12-31') - FIRST + 1 }, (_, place) => ({
  day: FIRST + place,
  text: new Date((FIRST + place) * 86_400_000).toISOString().slice(0, 10),
}));

/** The days of which a statement does not hold. */
const daysAgainst = (holds: (text: string, day: number) => boolean): readonly string[] =>
  DAYS.filter(({ text, day }) => !holds(text, day)).map(({ text }) => text);

describe('a day from 1900 to 2199', () => {
  test('has the number the oracle gives it', () => expect(daysAgainst((text, day) => dayNumber(on(text)) === day)).toEqual([]));
  test('is the day of its number', () => expect(daysAgainst((text, day) => dateOfDay(day) === text)).toEqual([]));
  test('is a date, made of its year, month and day', () =>
    expect(daysAgainst((text) => calendarDate(text) === text && dateFrom(yearOf(on(text)), monthOf(on(text)), dayOfMonth(on(text))) === text)).toEqual([]));
  test('is followed by the next', () => expect(daysAgainst((text, day) => oracleDay(plusDays(on(text), 1)) === day + 1)).toEqual([]));
  test('belongs to one collection year, which holds it', () =>
    expect(daysAgainst((text) => firstDayOf(collectionYearOf(on(text))) <= text && text <= lastDayOf(collectionYearOf(on(text))))).toEqual([]));
});

describe('a date', () => {
  test.each(['1899-12-31', '2200-01-01', '2019-02-29', '1900-02-29', '2100-02-29', '2019-04-31', '2019-00-10', '2019-13-01',
    '2019-01-00', '2019-1-1', '01/04/2019', '2019-01-01T00:00:00Z', ' 2019-01-01', ''])('is not %p', (text) =>
    expect(calendarDate(text)).toBeUndefined());

  test.each(['2000-02-29', '2020-02-29', '1900-01-01', '2199-12-31'])('may be %p', (text) => expect(calendarDate(text)).toBe(text));

  test.each([[2019, 2, 29], [2019, 13, 1], [1899, 12, 31]])('is not made of %i, %i and %i', (year, month, day) =>
    expect(dateFrom(year, month, day)).toBeUndefined());
});

describe('days between', () => {
  test('are whole, and negative when the later comes first', () => {
    expect(daysBetween(on('2018-04-01'), on('2019-04-01'))).toBe(365);
    expect(daysBetween(on('2020-03-01'), on('2020-02-28'))).toBe(-2);
  });
});

describe('some years later', () => {
  test.each([
    ['2000-02-29', 18, '2018-03-01'],
    ['2000-02-29', 20, '2020-02-29'],
    ['2096-02-29', 4, '2100-03-01'],
    ['2018-04-01', 1, '2019-04-01'],
    ['2019-03-01', -1, '2018-03-01'],
  ])('%s and %i years is %s', (from, years, to) => expect(plusYears(on(from), years)).toBe(to));

  test('is the same day of every year but for 29 February', () =>
    expect(daysAgainst((text) => yearOf(on(text)) > 2150 || text.endsWith('02-29') || plusYears(on(text), 18).slice(4) === text.slice(4))).toEqual([]));
});

describe('some months later', () => {
  test.each([
    ['2018-01-31', 1, '2018-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2018-12-15', 1, '2019-01-15'],
    ['2018-03-31', -1, '2018-02-28'],
    ['2018-01-31', -30, '2015-07-31'],
    ['2018-10-31', 13, '2019-11-30'],
  ])('%s and %i months is %s', (from, months, to) => expect(plusMonths(on(from), months)).toBe(to));
});

describe('age', () => {
  test.each([
    ['2000-06-15', '2018-06-14', 17],
    ['2000-06-15', '2018-06-15', 18],
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000-02-29', '2020-02-28', 19],
    ['2000-02-29', '2020-02-29', 20],
    ['2018-06-15', '2018-06-15', 0],
  ])('of one born on %s is, on %s, %i', (born, day, years) => expect(ageOn(on(born), on(day))).toBe(years));

  test.each(['2000-02-29', '2000-03-01', '1999-12-31', '2000-01-01'])('of one born on %s rises by one a year and never falls', (text) => {
    const born = on(text);
    const ages = Array.from({ length: daysBetween(born, plusYears(born, 20)) }, (_, days) => ageOn(born, plusDays(born, days)));
    const rises = ages.slice(1).map((age, place) => age - (ages[place] as number));
    expect([...new Set(rises)].sort()).toEqual([0, 1]);
    expect(rises.filter((rise) => rise === 1).length).toBe(19);
  });
});

describe('a collection year', () => {
  test.each([
    ['2018-03-31', 2018],
    ['2018-04-01', 2019],
    ['2018-12-31', 2019],
    ['2019-01-01', 2019],
    ['2019-03-31', 2019],
    ['2019-04-01', 2020],
  ])('of %s is %i', (day, year) => expect(collectionYearOf(on(day))).toBe(year));

  test('runs from 1 April to 31 March, and is named by the year it ends', () =>
    expect([firstDayOf(2019), lastDayOf(2019)]).toEqual(['2018-04-01', '2019-03-31']));

  test('begins the day after the last one ended', () => {
    for (let year = 1901; year < 2199; year += 1) expect(plusDays(lastDayOf(year), 1)).toBe(firstDayOf(year + 1));
  });
});
