import { plusYears, type CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { ShortBreakFact, StayTaken } from './events.js';
import { agreedOn, evolve, nothingRecorded, type ShortBreakState, type Stay } from './evolve.js';
import type { ShortBreakObjection } from './refusals.js';

type Objection = ShortBreakObjection | undefined;

/** How far ahead a stay may be booked or an allocation agreed. */
const YEARS_AHEAD = 1;

/**
 * Why a fact cannot be so. A stay of more than 17 nights, and more than 75 nights in 12 months, are not refused: what
 * happened is recorded, and told as a discrepancy. Nor is a stay without an agreement, or two bookings for one night.
 */
const objectionTo = (state: ShortBreakState, fact: ShortBreakFact, today: CalendarDate): Objection =>
  untimely(fact, today) ?? impossible(state, fact);

const untimely = (fact: ShortBreakFact, today: CalendarDate): Objection => {
  const [on, latest] = [fact.effectiveOn, plusYears(today, YEARS_AHEAD)];
  if (on > latest) return { code: 'too-far-ahead', on, latest };
  if ('until' in fact && fact.until !== undefined && fact.until <= on) return { code: 'ends-before-it-begins', on, until: fact.until };
  return fact.type === 'StayTaken' && fact.until > today ? { code: 'stay-not-over', stay: fact.stay, until: fact.until } : undefined;
};

const impossible = (state: ShortBreakState, fact: ShortBreakFact): Objection => {
  if (fact.type === 'ShortBreaksAgreed') return undefined;
  if (fact.type === 'ShortBreaksEnded')
    return agreedOn(state, fact.effectiveOn) ? undefined : { code: 'nothing-agreed', on: fact.effectiveOn };
  const { stay } = fact;
  const known = state.stays.find((one) => one.stay === stay);
  switch (fact.type) {
    case 'StayBooked':
      return known?.booked ? { code: 'stay-already-recorded', stay, from: known.booked.effectiveOn } : undefined;
    case 'StayCancelled':
      return cannotBeCancelled(known, stay, fact.effectiveOn);
    case 'StayTaken':
      return cannotBeTaken(state, known, fact);
  }
};

const cannotBeCancelled = (known: Stay | undefined, stay: string, on: CalendarDate): Objection => {
  if (!known?.booked) return { code: 'stay-not-booked', stay, on };
  if (known.taken) return { code: 'stay-was-taken', stay, from: known.taken.effectiveOn };
  return known.cancelled ? { code: 'stay-already-cancelled', stay } : undefined;
};

/** A child may go home from one stay and begin another on the same day. */
const cannotBeTaken = ({ stays }: ShortBreakState, known: Stay | undefined, { stay, effectiveOn, until }: StayTaken): Objection => {
  if (known?.taken) return { code: 'stay-already-recorded', stay, from: known.taken.effectiveOn };
  if (known?.cancelled) return { code: 'stay-was-cancelled', stay };
  const other = stays.find(({ taken }) => taken !== undefined && taken.effectiveOn < until && effectiveOn < taken.until)?.taken;
  return other ? { code: 'stays-overlap', stay: other.stay, from: other.effectiveOn, until: other.until } : undefined;
};

export const shortBreakRules: Rules<ShortBreakFact, ShortBreakState, ShortBreakObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(shortBreakRules);
