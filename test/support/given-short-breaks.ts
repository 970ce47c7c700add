import type { Reader } from '../../projections/measure.js';
import { providers } from '../../projections/providers/providers.projection.js';
import { shortBreaks } from '../../projections/short-breaks/short-breaks.projection.js';
import type { Projected, Row } from '../../projections/timeline.js';
import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { Fact } from '../../src/domain/entry.js';
import type { ProviderFact } from '../../src/domain/provider/events.js';
import type { ShortBreakFact, StayBooked, StayCancelled, StayTaken } from '../../src/domain/short-break/events.js';

const on = (day: string): CalendarDate => day as CalendarDate;

export const agreed = (day: string, nightsAYear: number, until?: string): ShortBreakFact => ({
  type: 'ShortBreaksAgreed', effectiveOn: on(day), nightsAYear, ...(until === undefined ? {} : { until: on(until) }),
});
export const ended = (day: string): ShortBreakFact => ({ type: 'ShortBreaksEnded', effectiveOn: on(day) });

const terms = (until: string, stay: string, more: object) => ({ stay, until: on(until), unit: 'SC400009', ...more });
export const booked = (day: string, until: string, stay = 'S1', more: object = {}): StayBooked => ({
  type: 'StayBooked', effectiveOn: on(day), ...terms(until, stay, more),
});
export const taken = (day: string, until: string, stay = 'S1', more: object = {}): StayTaken => ({
  type: 'StayTaken', effectiveOn: on(day), ...terms(until, stay, more),
});
export const cancelled = (day: string, stay = 'S1'): StayCancelled => ({ type: 'StayCancelled', effectiveOn: on(day), stay, by: 'family' });

type Told = { readonly subject: string; readonly from: number; readonly to: number };

const rowsOf = <F extends Fact, S>(
  { initial, evolve, timelines }: Projected<F, S>, name: string, subject: string, facts: readonly F[],
): readonly Told[] => {
  const state = facts.reduce(evolve, initial);
  const rows = timelines.find((one) => one.name === name)?.rowsOf(state) ?? [];
  const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return rows.map((row: Row) => Object.fromEntries([['subject', subject], ...Object.entries(row).map(([key, value]) => [camel(key), value])]) as Told);
};

/** A reader over the rows of some units and some children's short breaks, as if nothing had been learned since. */
export const readerOver = (units: Readonly<Record<string, readonly ProviderFact[]>>, children: Readonly<Record<string, readonly ShortBreakFact[]>>): Reader => {
  const all = (name: string) => [
    ...Object.entries(units).flatMap(([unit, facts]) => rowsOf(providers, name, unit, facts)),
    ...Object.entries(children).flatMap(([child, facts]) => rowsOf(shortBreaks, name, child, facts)),
  ];
  const during = (name: string, first: CalendarDate, last: CalendarDate) =>
    all(name).filter(({ from, to }) => from <= dayNumber(last) && to > dayNumber(first));
  return {
    at: ({ name }: { name: string }, { asAt }: { asAt: CalendarDate }) => during(name, asAt, asAt),
    during: ({ name }: { name: string }, { first, last }: { first: CalendarDate; last: CalendarDate }) => during(name, first, last),
  } as unknown as Reader;
};
