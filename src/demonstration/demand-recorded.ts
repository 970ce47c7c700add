import { dateOfDay, dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { CohortFact } from '../domain/cohort/events.js';
import type { Instant } from '../domain/entry.js';
import type { SupportFact } from '../domain/support/events.js';
import { day } from '../example/days.js';
import { LAST_DAY } from './new-year.js';
import type { Planned } from './planned.js';
import type { World } from './world.js';

/** The financial year before the last and the last: what is told of demand management begins with the first. */
export const FIRST_DAY = day(2017, 4, 1);

/** Whether what happened on a day is told of at all. */
export const isTold = (on: DayNumber): boolean => on >= FIRST_DAY && on <= LAST_DAY;

/** Saturdays and Sundays put off to Monday; day 0 was a Thursday. */
export const atWork = (on: DayNumber): DayNumber => {
  const weekday = (((on + 3) % 7) + 7) % 7;
  return weekday < 5 ? on : on + 7 - weekday;
};

/** Any fact without its day. */
export type Undated<F> = F extends unknown ? Omit<F, 'effectiveOn'> : never;

type Recording = { readonly on: DayNumber; /** Days later that it was recorded. */ readonly after?: number; readonly key?: string };

/** What somebody recorded about support to a child, some days after it happened. */
export const supportTold = (child: string, by: string, fact: Undated<SupportFact>, { on, after = 1, key }: Recording): Planned => ({
  kind: 'support', id: child, by, recordedAt: noonOf(atWork(on + after)),
  says: { verb: 'record', fact: { ...fact, effectiveOn: dateOfDay(on) }, ...(key === undefined ? {} : { key }) },
});

/** What somebody recorded about a cohort, in the afternoon of the same day. */
export const cohortTold = (cohort: string, fact: Undated<CohortFact>, on: DayNumber): Planned => ({
  kind: 'cohort', id: cohort, by: 'performance-analyst', recordedAt: `${dateOfDay(on)}T16:00:00.000Z` as Instant,
  says: { verb: 'record', fact: { ...fact, effectiveOn: dateOfDay(on) } },
});

export const noonOf = (on: DayNumber): Instant => `${dateOfDay(on)}T12:00:00.000Z` as Instant;

/** References of children who never came into care: eight digits that are nobody's in the world, a family's next to each other. */
export const strangersTo = ({ lives }: World): (() => string) => {
  const known = new Set(lives.map(({ child }) => child));
  let place = 0;
  return () => {
    let reference: string;
    do {
      place += 1;
      reference = String(1_000_000 + ((place * 7_919 + 4_321) % 8_000_000)).padStart(8, '0');
    } while (known.has(reference));
    return reference;
  };
};

/** The days of the months from one to another, both included: the first of each, and the first of the next. */
export const monthsBetween = (first: CalendarDate, last: CalendarDate): readonly (readonly [from: DayNumber, before: DayNumber])[] => {
  const months: (readonly [DayNumber, DayNumber])[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  while (day(year, month, 1) <= dayNumber(last)) {
    const next: [number, number] = month === 12 ? [year + 1, 1] : [year, month + 1];
    months.push([day(year, month, 1), day(next[0], next[1], 1)]);
    [year, month] = next;
  }
  return months;
};
