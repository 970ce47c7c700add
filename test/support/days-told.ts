/** Everything that is worked out about days, printed: run under one time zone and another, it prints the same. */
import { children } from '../../projections/children/children.projection.js';
import {
  ageOn,
  collectionYearOf,
  dateOfDay,
  dayNumber,
  firstDayOf,
  lastDayOf,
  plusDays,
  plusMonths,
  plusYears,
  type CalendarDate,
} from '../../src/domain/calendar.js';
import type { ChildFact } from '../../src/domain/child/events.js';
import { rowsTold } from '../../src/domain/statutory-return/rows-told.js';

/** Nights on which clocks change, ends of months and years, and days that some places never had. */
const DAYS = [
  '1970-01-01',
  '1999-12-31',
  '2000-02-29',
  '2004-02-29',
  '2011-12-30',
  '2018-03-25',
  '2018-03-31',
  '2018-04-01',
  '2018-10-28',
  '2019-03-31',
  '2019-12-31',
  '2020-02-29',
  '2024-03-31',
  '2024-10-27',
] as CalendarDate[];

const care = { legalStatus: 'V2', categoryOfNeed: 'N1', placement: { type: 'U6', provider: 'PR1' } } as const;
const facts: readonly ChildFact[] = [
  { type: 'ChildAdmitted', effectiveOn: '2018-03-25' as CalendarDate, ...care },
  { type: 'ChildMoved', effectiveOn: '2018-10-28' as CalendarDate, placement: { type: 'K2' } },
  { type: 'ChildDischarged', effectiveOn: '2019-03-31' as CalendarDate, reason: 'E4A' },
];
const life = facts.reduce(children.evolve, children.initial);

const told = {
  days: DAYS.map((day) => [
    dayNumber(day),
    dateOfDay(dayNumber(day)),
    plusDays(day, 1),
    plusDays(day, -1),
    plusMonths(day, 1),
    plusYears(day, 18),
    collectionYearOf(day),
  ]),
  ages: DAYS.flatMap((born) => DAYS.map((day) => ageOn(born, day))),
  years: [2018, 2019, 2020].map((year) => [firstDayOf(year), lastDayOf(year), rowsTold(facts, year)]),
  views: children.timelines.map(({ rowsOf }) => rowsOf(life)),
};

process.stdout.write(JSON.stringify(told));
