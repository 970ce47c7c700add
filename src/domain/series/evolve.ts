import type { CalendarDate } from '../calendar.js';
import type { ComparatorsSet, SeriesDescribed, SeriesFact, ValueReleased } from './events.js';

/** What held from one day to another, `[from, to)`; `to` is null of what still does. */
export type Standing<Said> = { readonly said: Said; readonly from: CalendarDate; readonly to: CalendarDate | null };

/** What the facts so far add up to. */
export type SeriesState = {
  readonly described: readonly Standing<SeriesDescribed>[];
  /** Every value of every release, in the order of the days they are about. */
  readonly values: readonly ValueReleased[];
  readonly comparators: readonly Standing<ComparatorsSet>[];
};

export const nothingRecorded: SeriesState = { described: [], values: [], comparators: [] };

export const evolve = (state: SeriesState, fact: SeriesFact): SeriesState => {
  switch (fact.type) {
    case 'SeriesDescribed':
      return { ...state, described: following(state.described, fact) };
    case 'ValueReleased':
      return { ...state, values: [...state.values, fact] };
    case 'ComparatorsSet':
      return { ...state, comparators: following(state.comparators, fact) };
  }
};

/** What was said on the same day before held on no day at all, and is left out. */
const following = <Said extends { readonly effectiveOn: CalendarDate }>(
  before: readonly Standing<Said>[], said: Said,
): readonly Standing<Said>[] => [
  ...before.flatMap((one) => {
    if (one.to !== null) return [one];
    return one.from < said.effectiveOn ? [{ ...one, to: said.effectiveOn }] : [];
  }),
  { said, from: said.effectiveOn, to: null },
];
