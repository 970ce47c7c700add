import { dateOfDay, dayNumber, plusYears, type DayNumber } from '../../src/domain/calendar.js';
import type { Told } from '../timeline.js';
import type { shortBreakStays } from './short-breaks.projection.js';

export type StayRow = Told<typeof shortBreakStays>;
/** Nights `[from, to)`, each by the day it begins on. */
export type Nights = { readonly from: DayNumber; readonly to: DayNumber };

/** Stays cut to some nights; those of which nothing is left are left out. */
export const within = <S extends Nights>(stays: readonly S[], { from, to }: Nights): readonly S[] =>
  stays
    .map((stay) => ({ ...stay, from: Math.max(stay.from, from), to: Math.min(stay.to, to) }))
    .filter((stay) => stay.from < stay.to);

export const nightsOf = (stays: readonly Nights[]): number => stays.reduce((sum, { from, to }) => sum + to - from, 0);

/** How many stays there are on each night of some nights, in order. */
export const eachNight = (stays: readonly Nights[], { from, to }: Nights): readonly number[] => {
  const turns = Array.from({ length: to - from + 1 }, () => 0);
  const turn = (day: DayNumber, by: number): void => {
    turns[day - from] = (turns[day - from] ?? 0) + by;
  };
  for (const stay of within(stays, { from, to })) {
    turn(stay.from, 1);
    turn(stay.to, -1);
  }
  let there = 0;
  return turns.slice(0, -1).map((change) => (there += change));
};

/**
 * The most nights away in any 12 months that end in some nights ("do not exceed 75 days in total in any period of 12 months",
 * Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48(2)(c)(iii)). The regulations name no day
 * from which the 12 months run, so every night is looked at: with the 12 months that end with it, from the day after the same
 * day of the year before. A stay that is longer than the period reaches back beyond it.
 */
export const mostInTwelveMonths = (stays: readonly Nights[], { from, to }: Nights): number => {
  let most = 0;
  for (const last of lastNights(stays, { from, to }))
    most = Math.max(most, nightsOf(within(stays, { from: yearBefore(last), to: last + 1 })));
  return most;
};

/** The first night of the 12 months that end with a night. */
export const yearBefore = (last: DayNumber): DayNumber => dayNumber(plusYears(dateOfDay(last + 1), -1));

/** As nights go by the sum rises only on those that are stayed: it is highest on the last night of a stay, or at either end. */
const lastNights = (stays: readonly Nights[], { from, to }: Nights): readonly DayNumber[] => [
  from, to - 1, ...stays.map((stay) => stay.to - 1).filter((night) => night > from && night < to - 1),
];
