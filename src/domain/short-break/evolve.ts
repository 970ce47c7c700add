import type { CalendarDate } from '../calendar.js';
import type { ShortBreakFact, StayBooked, StayCancelled, StayTaken } from './events.js';

/** So many nights a year, `[from, to)`. */
export type Agreement = { readonly from: CalendarDate; readonly to: CalendarDate | null; readonly nightsAYear: number };

/** One stay by its reference: what was booked, whether it was called off, and what was taken. */
export type Stay = {
  readonly stay: string;
  readonly booked?: StayBooked;
  readonly cancelled?: StayCancelled;
  readonly taken?: StayTaken;
};

/** What the facts so far add up to. */
export type ShortBreakState = { readonly agreements: readonly Agreement[]; readonly stays: readonly Stay[] };

export const nothingRecorded: ShortBreakState = { agreements: [], stays: [] };

export const evolve = (state: ShortBreakState, fact: ShortBreakFact): ShortBreakState => {
  switch (fact.type) {
    case 'ShortBreaksAgreed': {
      const { effectiveOn: from, until, nightsAYear } = fact;
      return { ...state, agreements: [...endedOn(state.agreements, from), { from, to: until ?? null, nightsAYear }] };
    }
    case 'ShortBreaksEnded':
      return { ...state, agreements: endedOn(state.agreements, fact.effectiveOn) };
    case 'StayBooked':
      return { ...state, stays: withStay(state.stays, fact.stay, { booked: fact }) };
    case 'StayCancelled':
      return { ...state, stays: withStay(state.stays, fact.stay, { cancelled: fact }) };
    case 'StayTaken':
      return { ...state, stays: withStay(state.stays, fact.stay, { taken: fact }) };
  }
};

/** What is agreed on a day by the facts so far. */
export const agreedOn = ({ agreements }: ShortBreakState, on: CalendarDate): Agreement | undefined =>
  agreements.find(({ from, to }) => from <= on && (to === null || on < to));

/** What still lasts on the day ends on it; what would then have lasted no day is not there. */
const endedOn = (agreements: readonly Agreement[], on: CalendarDate): readonly Agreement[] =>
  agreements.flatMap((one) => {
    if (one.to !== null && one.to <= on) return [one];
    return one.from < on ? [{ ...one, to: on }] : [];
  });

const withStay = (stays: readonly Stay[], stay: string, what: Omit<Stay, 'stay'>): readonly Stay[] =>
  stays.some((one) => one.stay === stay)
    ? stays.map((one) => (one.stay === stay ? { ...one, ...what } : one))
    : [...stays, { stay, ...what }];
