import type { CalendarDate } from '../calendar.js';
import { activities, validOn } from '../codes.js';
import { decideBy, type Rules } from '../verbs.js';
import { accommodationCode, type AccommodationKind } from './codes.js';
import type { LeaverAccommodated, LeaverFact } from './events.js';
import { evolve, lasting, nothingRecorded, openRecord, type LeaverState } from './evolve.js';
import type { LeaverObjection } from './refusals.js';

/**
 * What cannot be so of one care leaver's record by itself. What does not agree with the child's own, as an age, is told as a
 * discrepancy and not refused (projections/discrepancies/leavers.ts).
 */
const objectionTo = (state: LeaverState, fact: LeaverFact, today: CalendarDate): LeaverObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (state.diedOn !== null && !tellsOfDeath(fact)) return { code: 'leaver-has-died', since: state.diedOn };
  switch (fact.type) {
    case 'PersonalAdviserEnded':
      return lasting(state.advisers) ? undefined : { code: 'no-adviser', on };
    case 'PathwayPlanReviewed':
      return lasting(state.plans) ? undefined : { code: 'no-pathway-plan', on };
    case 'LeaverAccommodated':
      return toAccommodation(fact);
    case 'LeaverActivityTold':
      return validOn(activities, fact.activity, on) ? undefined : { code: 'activity-not-in-use', activity: fact.activity, on };
    case 'StayingPutBegan': {
      const before = lasting(state.stayingPut);
      return before && { code: 'already-staying-put', since: before.from };
    }
    case 'StayingPutEnded':
      return lasting(state.stayingPut) ? undefined : { code: 'not-staying-put', on };
    case 'LeavingCareSupportEnded':
      return openRecord(state) || tellsOfDeath(fact) ? undefined : { code: 'no-support-to-end', on };
    case 'PersonalAdviserAllocated': case 'PathwayPlanMade': case 'LeaverContacted': case 'SupportRequested':
      return undefined;
  }
};

/** A death may be told twice: as why support ended, and as why nobody is in touch. */
const tellsOfDeath = (fact: LeaverFact): boolean =>
  (fact.type === 'LeavingCareSupportEnded' && fact.why === 'died') || (fact.type === 'LeaverContacted' && fact.inTouch === 'DIED');

const NOWHERE_TO_BUY: ReadonlySet<AccommodationKind> = new Set(['G', 'H', 'R', 'S', 'X']);

const toAccommodation = ({ accommodation, suitable, commissioned }: LeaverAccommodated): LeaverObjection | undefined => {
  if (accommodationCode(accommodation, suitable) === undefined) return { code: 'never-suitable', accommodation };
  return commissioned && NOWHERE_TO_BUY.has(accommodation) ? { code: 'not-to-be-commissioned', accommodation } : undefined;
};

export const leaverRules: Rules<LeaverFact, LeaverState, LeaverObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(leaverRules);
