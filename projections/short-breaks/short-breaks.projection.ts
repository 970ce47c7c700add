import { dayNumber } from '../../src/domain/calendar.js';
import type { ShortBreakFact, StayBooked, StayTaken } from '../../src/domain/short-break/events.js';
import { evolve, nothingRecorded, type ShortBreakState } from '../../src/domain/short-break/evolve.js';
import { LASTING, type Projected, type Row, type Timeline } from '../timeline.js';

/** How many nights a year were agreed: `[agreed from, the next agreement, its end, or until)`. */
export const shortBreakAgreements = {
  name: 'short_break_agreement',
  columns: { nights_a_year: 'integer not null' },
  snapshots: false,
  rowsOf: ({ agreements }: ShortBreakState) =>
    agreements.map(({ from, to, nightsAYear }) => ({
      from: dayNumber(from), to: to === null ? LASTING : dayNumber(to), nights_a_year: nightsAYear,
    })),
} as const satisfies Timeline<ShortBreakState>;

/**
 * Stays by night: `[the first day, the day home)`. `state` is `taken` once that is told, with the days that were truly taken;
 * before it `booked`, or `cancelled`. `less_ambulant` is 1 where the child needs a bedroom that suits a less ambulant one.
 */
export const shortBreakStays = {
  name: 'short_break_stay',
  columns: { stay: 'text not null', state: 'text not null', unit: 'text not null', less_ambulant: 'integer not null' },
  snapshots: false,
  rowsOf: ({ stays }: ShortBreakState) =>
    stays.flatMap(({ booked, cancelled, taken }) => {
      if (taken) return [stayRow(taken, 'taken')];
      return booked ? [stayRow(booked, cancelled ? 'cancelled' : 'booked')] : [];
    }),
} as const satisfies Timeline<ShortBreakState>;

const stayRow = ({ stay, effectiveOn, until, unit, lessAmbulant }: StayBooked | StayTaken, state: string): Row => ({
  from: dayNumber(effectiveOn), to: dayNumber(until), stay, state, unit, less_ambulant: lessAmbulant ? 1 : 0,
});

/** One child's short breaks; the subject is the child's reference. */
export const shortBreaks: Projected<ShortBreakFact, ShortBreakState> = {
  follows: 'short-break',
  initial: nothingRecorded,
  evolve,
  timelines: [shortBreakAgreements, shortBreakStays],
};
