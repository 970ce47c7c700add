import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { CohortFact } from './events.js';
import { evolve, nothingRecorded, openStay, stayOn, type CohortState } from './evolve.js';
import type { CohortObjection } from './refusals.js';

const objectionTo = (state: CohortState, fact: CohortFact, today: CalendarDate): CohortObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (fact.type === 'CohortBaselined') return state.baseline ? { code: 'already-baselined', since: state.baseline.on } : undefined;
  if (!state.baseline) return { code: 'not-baselined', on };
  if (state.closed !== null && !isLastTracking(fact, state.closed)) return { code: 'cohort-closed', since: state.closed };
  if (fact.type === 'CohortClosed') {
    const children = state.stays.filter(({ to }) => to === null).length;
    return children > 0 ? { code: 'children-still-in-cohort', children } : undefined;
  }
  return toMember(state, fact);
};

/** The day on which a cohort closes, as that on which a child leaves it, is the last on which progress may be tracked. */
const isLastTracking = ({ type, effectiveOn }: CohortFact, closed: CalendarDate): boolean => type === 'CohortTracked' && effectiveOn === closed;

type OfChild = Extract<CohortFact, { readonly child: string }>;

const toMember = (state: CohortState, { type, child, effectiveOn: on }: OfChild): CohortObjection | undefined => {
  const stay = openStay(state, child);
  switch (type) {
    case 'CohortJoined':
      return stay && { code: 'already-in-cohort', child, since: stay.from };
    case 'CohortTracked': {
      const there = stayOn(state, child, on);
      if (!there) return { code: 'not-in-cohort', child, on };
      return there.tracked.some((told) => told.on === on) ? { code: 'tracked-that-day', child, on } : undefined;
    }
    case 'CohortLeft':
      if (!stay) return { code: 'not-in-cohort', child, on };
      return stay.from === on ? { code: 'joined-that-day', child, on } : undefined;
  }
};

export const cohortRules: Rules<CohortFact, CohortState, CohortObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(cohortRules);
