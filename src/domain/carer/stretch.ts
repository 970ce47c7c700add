import type { CalendarDate } from '../calendar.js';

/** What was so from a day up to, not including, another; `to` is null while no end is known. */
export type Stretch<T> = { readonly from: CalendarDate; readonly to: CalendarDate | null; readonly was: T };

/** Something is so from a day, in place of what was so before; where it is known until when, up to then. */
export const soFrom = <T>(
  before: readonly Stretch<T>[], on: CalendarDate, was: T, until: CalendarDate | null = null,
): readonly Stretch<T>[] => [...notFrom(before, on), { from: on, to: until, was }];

/** Nothing of the kind is so from a day on. What ends on the day it began took up no days. */
export const notFrom = <T>(before: readonly Stretch<T>[], on: CalendarDate): readonly Stretch<T>[] => {
  const last = before.at(-1);
  if (last === undefined || (last.to !== null && last.to <= on)) return before;
  return last.from === on ? before.slice(0, -1) : [...before.slice(0, -1), { ...last, to: on }];
};

/** What was so on a day, by the latest word. */
export const soOn = <T>(stretches: readonly Stretch<T>[], on: CalendarDate): T | undefined =>
  stretches.findLast(({ from, to }) => from <= on && (to === null || on < to))?.was;
