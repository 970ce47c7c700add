import { dayNumber, plusDays, plusMonths, type CalendarDate } from '../../src/domain/calendar.js';
import { isShortBreak, type LegalStatus } from '../../src/domain/codes.js';
import type { EpisodeDuring } from '../children/episodes-during.query.js';

/** A child coming into, or leaving, the headline count on a day. */
export type Flow = { readonly child: string; readonly on: number };

/** One month: those in care when it began, those who came and left in it, and those in care when it ended. */
export type MonthOfFlows = {
  /** The month's first day. */
  readonly month: CalendarDate;
  readonly opening: number;
  readonly started: readonly Flow[];
  readonly ceased: readonly Flow[];
  /** Always opening + started − ceased. */
  readonly closing: number;
};

/** The first days of the months from one to another, both included. */
export const monthsFrom = (first: CalendarDate, last: CalendarDate): readonly CalendarDate[] => {
  const months: CalendarDate[] = [];
  for (let month = `${first.slice(0, 7)}-01` as CalendarDate; month <= last; month = plusMonths(month, 1)) months.push(month);
  return months;
};

/**
 * Flows per month: opening balance, children who started and who ceased to be looked after, closing balance, short
 * breaks in none of them. Opening is the count on the evening before the month, closing on its last evening, so one
 * month's closing is the next one's opening. A child who leaves and comes back the same day has not left; one who goes
 * from short breaks to another legal status has started. (The council's monthly table of 2018 is of this form.)
 */
export const flowsByMonth = (episodes: readonly EpisodeDuring[], months: readonly CalendarDate[]): readonly MonthOfFlows[] => {
  const stays = staysIn(episodes);
  return months.map((month) => ({ month, ...flowsDuring(stays, dayNumber(month), dayNumber(plusMonths(month, 1))) }));
};

/** The flows of the days `[first, next)`, whatever they are: as those of a month. */
export const flowsDuring = (stays: readonly Stay[], first: number, next: number): Omit<MonthOfFlows, 'month'> => {
  const opening = stays.filter(({ from, to }) => from < first && to >= first).length;
  const started = flowsOn(stays, 'from', first, next);
  const ceased = flowsOn(stays, 'to', first, next);
  return { opening, started, ceased, closing: opening + started.length - ceased.length };
};

/** An unbroken stretch of being counted, `[from, to)` in day numbers. */
export type Stay = { readonly child: string; readonly from: number; readonly to: number };

/** The children counted on the evening of a day: those of a month's opening on the evening before it. */
export const countedOnEvening = (episodes: readonly EpisodeDuring[], day: number): readonly string[] =>
  staysIn(episodes).flatMap(({ child, from, to }) => (from <= day && to > day ? [child] : []));

/** Unbroken stretches of being counted, by child and start, as the episodes come. */
export const staysIn = (episodes: readonly EpisodeDuring[]): readonly Stay[] => {
  const stays: Stay[] = [];
  for (const { child, from, to, legalStatus } of episodes) {
    if (isShortBreak(legalStatus as LegalStatus)) continue;
    const last = stays.at(-1);
    if (last?.child === child && last.to === from) stays[stays.length - 1] = { ...last, to };
    else stays.push({ child, from, to });
  }
  return stays;
};

const flowsOn = (stays: readonly Stay[], end: 'from' | 'to', first: number, next: number): readonly Flow[] =>
  stays.filter((stay) => stay[end] >= first && stay[end] < next).map((stay) => ({ child: stay.child, on: stay[end] }));

/** The days whose episodes decide the flows of some months: from the evening before the first to the last evening. */
export const daysOf = (months: readonly CalendarDate[]): { readonly first: CalendarDate; readonly last: CalendarDate } => {
  const [first, last] = [months[0], months.at(-1)];
  return {
    first: plusDays(first as CalendarDate, -1),
    last: plusDays(plusMonths(last as CalendarDate, 1), -1),
  };
};
