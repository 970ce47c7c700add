import { dateOfDay, dayNumber, plusYears, type DayNumber } from '../domain/calendar.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { busyDays, eveningOf, inCareOn, monthsOf, TOLD_FROM, type Month } from './balance.js';
import type { Margins } from './margins.js';
import { drawn, sharedOut } from './quotas.js';

/** A time in care that was over by the evening. */
export type Gone = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Left at eighteen, or to live independently from sixteen. */
  readonly grownUp: boolean;
};

/**
 * Everybody who left care in the years that are told, month by month so that those who came and those who left are as many as
 * the balance has them, whoever of those who came is still there on the evening.
 */
export const goneOf = (margins: Margins, stillThere: readonly DayNumber[]): readonly Gone[] => {
  const chance = chanceFrom(45);
  const months = monthsOf(margins);
  const before = stillThere.filter((from) => from <= TOLD_FROM).length;
  let pool: DayNumber[] = Array.from({ length: inCareOn(margins, TOLD_FROM) - before }, () => TOLD_FROM - chance.spread([5, 200, 700, 1600, 3000]));
  return months.flatMap((month) => {
    const days = busyDays(margins, month);
    const staying = stillThere.filter((from) => from >= month.first && from < month.next).length;
    pool = [...pool, ...Array.from({ length: month.admitted - staying }, () => chance.pick(days.slice(0, -5)))];
    const gone = goneIn(margins, chance, month, pool);
    for (const { from } of gone) pool.splice(pool.indexOf(from), 1);
    return gone;
  });
};

const goneIn = (margins: Margins, chance: Chance, month: Month, pool: readonly DayNumber[]): readonly Gone[] => {
  const days = busyDays(margins, month);
  const left = [...pool];
  const grown = grownUpIn(margins, month);
  const leave = (to: DayNumber, weightOf: (stayed: number) => number): DayNumber => {
    const [from] = drawn(chance, left, 1, (one) => (one < to - 1 ? weightOf(to - one) : 0));
    left.splice(left.indexOf(from as DayNumber), 1);
    return from as DayNumber;
  };
  const dated = Array.from({ length: month.ceased }, () => chance.pick(days.slice(6))).sort((a, b) => a - b);
  const grownOn = new Set(drawn(chance, dated.map((_, place) => place), Math.min(grown, dated.length)));
  return dated.map((to, place): Gone => {
    const grownUp = grownOn.has(place);
    return { from: leave(to, grownUp ? grownUpAfter : leavesAfter), to, grownUp };
  });
};

/** How likely one is to leave after so many days: soon, or when the court has answered, or much later. */
const leavesAfter = (stayed: number): number => {
  if (stayed < 14) return 1.5;
  if (stayed < 90) return 1.1;
  if (stayed < 180) return 0.7;
  if (stayed < 900) return 1.2;
  return stayed < 1800 ? 0.6 : 0.25;
};

/** Those who grew up in care were there for at least the thirteen weeks of the statutory test; the longer, the likelier. */
const grownUpAfter = (stayed: number): number => (stayed < 150 ? 0 : Math.min(stayed, 3000));

/**
 * How many leave as grown up: of care leavers entitled on the evening somewhat more than half are 18 to 20 and left in the three
 * years to it; about two thirds as many a year left before. The shares are ours; the total was printed.
 */
const grownUpIn = (margins: Margins, { first }: Month): number => {
  const aged18To20 = Math.round(margins.of('careLeavers.eligible') * 0.56);
  const late = first > dayNumber(plusYears(dateOfDay(eveningOf(margins)), -3));
  const yearly = late ? Math.round(aged18To20 / 3) : Math.round(aged18To20 / 4.5);
  const place = (Number(dateOfDay(first).slice(5, 7)) - 1) % 12;
  return sharedOut(yearly, [9, 8, 8, 8, 8, 9, 10, 8, 11, 8, 7, 6])[place] ?? 0;
};
