import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { ApprovalTerms, CarerFact } from './events.js';
import { approvedOn, approvedUntil, endOf, evolve, nothingRecorded, type CarerState, type TimeAsCarer } from './evolve.js';
import { allegationOpen } from './happenings.js';
import type { CarerObjection } from './refusals.js';
import { soOn } from './stretch.js';

/**
 * What cannot be so of one household. Its application may be recorded in part, or not at all: many were approved before
 * the records began, and no stage waits for another.
 */
const objectionTo = (state: CarerState, fact: CarerFact, today: CalendarDate): CarerObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  switch (fact.type) {
    case 'CarerApproved': {
      const time = approvedOn(state, on);
      return time ? { code: 'already-approved', since: time.approvedOn } : toTerms(fact.terms, on);
    }
    case 'CarerApprovalVaried':
      return approvedUntil(state, on) ? toTerms(fact.terms, on) : { code: 'not-approved', on };
    case 'CarerDeregistered':
      return approvedUntil(state, on) ? undefined : { code: 'not-approved', on };
    case 'CarerReviewed':
      return wasApprovedUpTo(state, on) ? undefined : { code: 'not-approved', on };
    case 'ExitInterviewHeld':
      return toInterview(state, on);
    case 'UsualLimitExempted': case 'UsualLimitExemptionEnded': case 'PlacesUnavailable': case 'PlacesAvailableAgain':
    case 'HubJoined': case 'HubLeft': case 'SkillsLevelSet': {
      const time = approvedOn(state, on);
      return time ? toWhatIsApproved(time, fact) : { code: 'not-approved', on };
    }
    case 'AllegationRaised': case 'AllegationConcluded':
      return toAllegation(state, fact);
    case 'CarerPersonJoined': case 'CarerPersonLeft':
      return toPerson(state, fact);
    case 'CarerEnquired': case 'CarerApplied': case 'CarerAssessmentBegan': case 'CarerPanelHeld':
    case 'CarerApplicationClosed': case 'CarerAddressRecorded':
      return undefined;
  }
};

/** Nobody of 18 is fostered; but 'from 0 to 18' is how panels often word an approval for any child. */
const OLDEST = 18;

const toTerms = ({ ageFrom, ageTo, until }: ApprovalTerms, on: CalendarDate): CarerObjection | undefined => {
  if (ageFrom > ageTo) return { code: 'ages-out-of-order', ageFrom, ageTo };
  if (ageTo > OLDEST) return { code: 'age-beyond-childhood', age: ageTo };
  return toUntil(on, until);
};

const toUntil = (on: CalendarDate, until: CalendarDate | undefined): CarerObjection | undefined =>
  until !== undefined && until <= on ? { code: 'ends-before-it-begins', on, until } : undefined;

const toWhatIsApproved = (time: TimeAsCarer, fact: CarerFact): CarerObjection | undefined => {
  const on = fact.effectiveOn;
  const exempted = soOn(time.exemptions, on);
  switch (fact.type) {
    case 'UsualLimitExempted':
      return toUntil(on, fact.until);
    case 'UsualLimitExemptionEnded':
      return exempted === undefined ? { code: 'not-exempt', on } : undefined;
    case 'PlacesUnavailable': {
      const approved = Math.max(soOn(time.terms, on)?.places ?? 0, exempted ?? 0);
      return fact.places > approved ? { code: 'more-than-approved', places: fact.places, approved } : toUntil(on, fact.until);
    }
    case 'PlacesAvailableAgain':
      return soOn(time.unavailable, on) ? undefined : { code: 'places-available', on };
    case 'HubLeft':
      return soOn(time.hubs, on) === undefined ? { code: 'not-in-a-hub', on } : undefined;
    default:
      return undefined;
  }
};

/** A review may end in deregistration on its own day. */
const wasApprovedUpTo = ({ times }: CarerState, on: CalendarDate): boolean => {
  const time = times.at(-1);
  return time !== undefined && (endOf(time) ?? on) >= on;
};

/** Why carers left is asked once they have, on that day or later. */
const toInterview = (state: CarerState, on: CalendarDate): CarerObjection | undefined => {
  const time = approvedOn(state, on);
  if (time) return { code: 'still-approved', since: time.approvedOn };
  return state.times.length === 0 ? { code: 'not-approved', on } : undefined;
};

type OfAllegation = Extract<CarerFact, { readonly allegation: string }>;

/** A reference means one allegation for ever. It may be raised against somebody whose approval has ended. */
const toAllegation = ({ happenings }: CarerState, { type, allegation }: OfAllegation): CarerObjection | undefined => {
  if (type === 'AllegationConcluded')
    return allegationOpen(happenings, allegation) ? undefined : { code: 'not-raised', allegation };
  const raised = happenings.find(({ kind, reference }) => kind === 'allegation' && reference === allegation);
  return raised && { code: 'already-raised', since: raised.on };
};

type OfPerson = Extract<CarerFact, { readonly person: number }>;

const toPerson = ({ people }: CarerState, fact: OfPerson): CarerObjection | undefined => {
  const { person, effectiveOn: on } = fact;
  const there = people.find(({ was, to }) => was.person === person && (to === null || on < to));
  if (fact.type === 'CarerPersonLeft') return there ? undefined : { code: 'not-in-household', person };
  if (fact.dateOfBirth > on) return { code: 'before-birth', born: fact.dateOfBirth };
  return there && { code: 'already-in-household', since: there.from };
};

export const carerRules: Rules<CarerFact, CarerState, CarerObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(carerRules);
