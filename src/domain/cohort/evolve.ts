import type { CalendarDate } from '../calendar.js';
import type { CohortLeaving, CohortProgress } from './codes.js';
import type { CohortFact } from './events.js';

/** A child's time in a cohort, `[from, to)`. */
export type CohortStay = {
  readonly child: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly how: CohortLeaving | null;
  /** In the order in which they were told of. */
  readonly tracked: readonly { readonly on: CalendarDate; readonly progress: CohortProgress }[];
};

/** What the facts so far add up to. */
export type CohortState = {
  readonly baseline: { readonly on: CalendarDate; readonly title: string } | null;
  readonly closed: CalendarDate | null;
  readonly stays: readonly CohortStay[];
};

export const nothingRecorded: CohortState = { baseline: null, closed: null, stays: [] };

export const evolve = (state: CohortState, fact: CohortFact): CohortState => {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'CohortBaselined':
      return { ...state, baseline: state.baseline ?? { on, title: fact.title } };
    case 'CohortJoined':
      return { ...state, stays: [...state.stays, { child: fact.child, from: on, to: null, how: null, tracked: [] }] };
    case 'CohortTracked':
      return ofStay(state, stayOn(state, fact.child, on), (stay) => ({
        ...stay, tracked: [...stay.tracked, { on, progress: fact.progress }],
      }));
    case 'CohortLeft':
      return ofStay(state, openStay(state, fact.child), (stay) => ({ ...stay, to: on, how: fact.how }));
    case 'CohortClosed':
      return { ...state, closed: state.closed ?? on };
  }
};

/** The time in the cohort that has not ended. */
export const openStay = ({ stays }: CohortState, child: string): CohortStay | undefined =>
  stays.find((stay) => stay.child === child && stay.to === null);

/** The latest time in the cohort that reaches to a day: the day of leaving is the last on which a child may be tracked. */
export const stayOn = ({ stays }: CohortState, child: string, on: CalendarDate): CohortStay | undefined =>
  stays.findLast((stay) => stay.child === child && (stay.to === null || stay.to >= on));

const ofStay = (state: CohortState, which: CohortStay | undefined, now: (stay: CohortStay) => CohortStay): CohortState => ({
  ...state, stays: state.stays.map((stay) => (stay === which ? now(stay) : stay)),
});
