import { dateOfDay, dayNumber, plusMonths, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import { day } from '../example/days.js';
import { chanceFrom } from '../example/random.js';
import type { Margins } from './margins.js';

/** A month of the balance: who came into care and who left in it. */
export type Month = {
  /** `2018-04`. */
  readonly name: string;
  readonly first: DayNumber;
  /** The first day of the next month. */
  readonly next: DayNumber;
  readonly admitted: number;
  readonly ceased: number;
};

/** The evening for which everything was printed. */
export const eveningOf = (margins: Margins): DayNumber => dayOf(margins, 'lac.total');

/** The evening before the first month whose balance is told. */
export const TOLD_FROM = day(2012, 3, 31);

/** The day a figure is about. */
export const dayOf = (margins: Margins, id: string): DayNumber => {
  const date = margins.figures.find((one) => one.id === id)?.asAt;
  if (date === undefined) throw new Error(`The published figure ${id} is about no day.`);
  return dayNumber(date as CalendarDate);
};

type Anchor = readonly [on: DayNumber, inCare: number];

/**
 * How many were in care on some evenings: about what the department and the strategy tell of the earlier years (380 in 2012,
 * 394, 407 and 431 at 31 March 2014 to 2016; ours in between), and from 2017 what the council printed.
 */
const anchorsOf = (margins: Margins): readonly Anchor[] => [
  [TOLD_FROM, 380],
  [day(2013, 3, 31), 387],
  [day(2014, 3, 31), 394],
  [day(2015, 3, 31), 407],
  [day(2016, 3, 31), 431],
  [dayOf(margins, 'lac.total.2017-03-31'), margins.of('lac.total.2017-03-31')],
  [day(2017, 12, 31), margins.of('flow.2018-06.opening') - Math.round(5 * margins.of('flow.averageNetMonthly.2018-01/2018-05'))],
  [dayOf(margins, 'lac.total.2018-01-31'), margins.of('lac.total.2018-01-31')],
  [day(2018, 3, 31), margins.of('flow.2018-04.opening')],
];

/** How many were in care on an evening: on a line between those that are told. */
export const inCareOn = (margins: Margins, on: DayNumber): number => {
  const anchors = anchorsOf(margins);
  const place = anchors.findIndex(([other]) => other >= on);
  const [to, after] = anchors[Math.max(place, 0)] as Anchor;
  const [from, before] = anchors[Math.max(place - 1, 0)] as Anchor;
  return to === from ? after : Math.round(before + ((after - before) * (on - from)) / (to - from));
};

/** About how many came into care in a month of a year, where no month was printed; ours. */
const ADMITTED: Readonly<Record<string, number>> = { 2012: 13, 2013: 13, 2014: 14, 2015: 15, 2016: 20, 2017: 26, 2018: 27 };

/** Every month from the first to that of the evening. */
export const monthsOf = (margins: Margins): readonly Month[] => {
  const months: Month[] = [];
  const evening = eveningOf(margins);
  for (let first = TOLD_FROM + 1; first <= evening; first = months.at(-1)?.next ?? Infinity) {
    const next = dayNumber(plusMonths(dateOfDay(first), 1));
    const name = dateOfDay(first).slice(0, 7);
    months.push({ name, first, next, ...flowsOf(margins, name, first, next) });
  }
  return months;
};

const flowsOf = (margins: Margins, name: string, first: DayNumber, next: DayNumber) => {
  const printed = margins.under(`flow.${name}.`);
  const [admissions, ceased] = [printed.get('admissions'), printed.get('ceased')];
  if (admissions !== undefined && ceased !== undefined) return { admitted: admissions, ceased };
  const net = inCareOn(margins, next - 1) - inCareOn(margins, first - 1);
  const admitted = Math.max((ADMITTED[name.slice(0, 4)] ?? 0) + chanceFrom(41, first).between(-3, 3), net + 8);
  return { admitted, ceased: admitted - net };
};

/**
 * The days of a month on which children come, go and move: working days mostly, and none of those just about a day whose
 * figures were printed, so that what was known on such a day is what was so.
 */
export const busyDays = (margins: Margins, { first, next }: Pick<Month, 'first' | 'next'>): readonly DayNumber[] => {
  const days = Array.from({ length: next - first }, (_, place) => first + place);
  const isQuiet = quietDays(margins);
  return days.filter((one) => !isWeekend(one) && !isQuiet(one));
};

const isWeekend = (on: DayNumber): boolean => [2, 3].includes(((on % 7) + 7) % 7);

/** From three days before a day whose placements were counted to that day, or to a count that followed it within the week. */
export const quietDays = (margins: Margins): ((on: DayNumber) => boolean) => {
  const forecast = dayOf(margins, 'cost.forecast.2018-19.independentFostering.placements');
  const counted = dayOf(margins, 'lac.total.2018-08-31.firstPublished');
  const evening = eveningOf(margins);
  return (on) => (on > forecast - 3 && on <= counted) || (on > evening - 6 && on <= evening);
};
