import type { CalendarDate } from '../calendar.js';
import type { DeregistrationReason, UnavailableReason } from './codes.js';
import type { ApprovalTerms, CarerApproved, CarerDeregistered, CarerFact } from './events.js';
import { happenedAfter, type Happening } from './happenings.js';
import { notFrom, soFrom, type Stretch } from './stretch.js';

/** What the facts so far add up to. */
export type CarerState = {
  /** From each approval to the end of it, in order; they do not overlap. */
  readonly times: readonly TimeAsCarer[];
  /** How far the household has come towards an approval. While approved it may be on the way to another. */
  readonly stages: readonly Stretch<ApplicationStage>[];
  readonly people: readonly Stretch<CarerPerson>[];
  readonly happenings: readonly Happening[];
};

/** One time as a foster carer household, from the approval that began it. */
export type TimeAsCarer = {
  readonly approvedOn: CalendarDate;
  readonly agency: string | null;
  readonly transferredFrom: string | null;
  /** The terms; the last ones end on the day a temporary approval comes to its end. Never empty. */
  readonly terms: readonly Stretch<ApprovalTerms>[];
  /** How many children may be placed in all while exempt from the usual limit. */
  readonly exemptions: readonly Stretch<number>[];
  readonly levels: readonly Stretch<number>[];
  readonly hubs: readonly Stretch<string>[];
  readonly unavailable: readonly Stretch<Unavailable>[];
  readonly deregistered: Deregistered | null;
};

export type Unavailable = { readonly places: number; readonly reason: UnavailableReason };

export type Deregistered = {
  readonly on: CalendarDate;
  readonly reason: DeregistrationReason;
  readonly child: string | null;
  readonly transferredTo: string | null;
};

export type ApplicationStage = 'enquiry' | 'application' | 'assessment' | 'panel' | 'closed';

export type CarerPerson = {
  readonly person: number;
  readonly dateOfBirth: CalendarDate;
  readonly sex: string | null;
  readonly ethnicity: string | null;
};

export const nothingRecorded: CarerState = { times: [], stages: [], people: [], happenings: [] };

/** The day approval ended, or will unless it is extended; null where it goes on. */
export const endOf = ({ deregistered, terms }: TimeAsCarer): CalendarDate | null =>
  deregistered?.on ?? terms.at(-1)?.to ?? null;

/** The time as a carer that a day is in. */
export const approvedOn = ({ times }: CarerState, on: CalendarDate): TimeAsCarer | undefined => {
  const time = times.at(-1);
  const end = time && endOf(time);
  return time && (!end || on < end) ? time : undefined;
};

/**
 * The time as a carer that can still be varied or ended on a day: also on the very day that a temporary approval comes
 * to its end, when it may be extended without a break.
 */
export const approvedUntil = ({ times }: CarerState, on: CalendarDate): TimeAsCarer | undefined => {
  const time = times.at(-1);
  const end = time && endOf(time);
  return time?.deregistered === null && (!end || on <= end) ? time : undefined;
};

/** A fact that the rules object to changes nothing it could not change. */
export const evolve = (state: CarerState, fact: CarerFact): CarerState => {
  const happenings = happenedAfter(state.happenings, fact);
  const stages = stagesAfter(state, fact);
  const people = peopleAfter(state.people, fact);
  const times = timesAfter(state, fact);
  const same = happenings === state.happenings && stages === state.stages && people === state.people && times === state.times;
  return same ? state : { times, stages, people, happenings };
};

const STAGES = {
  CarerEnquired: 'enquiry', CarerApplied: 'application', CarerAssessmentBegan: 'assessment', CarerPanelHeld: 'panel',
  CarerApplicationClosed: 'closed',
} as const satisfies Partial<Record<CarerFact['type'], ApplicationStage>>;

/** Approval ends an application, and so does the lasting approval of carers who were approved only temporarily. */
const stagesAfter = (state: CarerState, fact: CarerFact): CarerState['stages'] => {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'CarerEnquired': case 'CarerApplied': case 'CarerAssessmentBegan': case 'CarerPanelHeld':
    case 'CarerApplicationClosed':
      return soFrom(state.stages, on, STAGES[fact.type]);
    case 'CarerApproved':
      return notFrom(state.stages, on);
    case 'CarerApprovalVaried': {
      const wasTemporary = approvedUntil(state, on)?.terms.at(-1)?.was.until !== undefined;
      return wasTemporary && fact.terms.until === undefined ? notFrom(state.stages, on) : state.stages;
    }
    default:
      return state.stages;
  }
};

const peopleAfter = (people: CarerState['people'], fact: CarerFact): CarerState['people'] => {
  if (fact.type !== 'CarerPersonJoined' && fact.type !== 'CarerPersonLeft') return people;
  const { person, effectiveOn: on } = fact;
  const others = people.filter(({ was }) => was.person !== person);
  const own = people.filter(({ was }) => was.person === person);
  if (fact.type === 'CarerPersonLeft') return [...others, ...notFrom(own, on)];
  const { dateOfBirth, sex = null, ethnicity = null } = fact;
  return [...others, ...soFrom(own, on, { person, dateOfBirth, sex, ethnicity })];
};

const timesAfter = (state: CarerState, fact: CarerFact): CarerState['times'] => {
  const on = fact.effectiveOn;
  if (fact.type === 'CarerApproved') return approvedAfter(state, fact);
  const ends = fact.type === 'CarerApprovalVaried' || fact.type === 'CarerDeregistered';
  const time = ends ? approvedUntil(state, on) : approvedOn(state, on);
  const next = time && changed(time, fact);
  return next && next !== time ? [...state.times.slice(0, -1), next] : state.times;
};

/** Approval of a household that is approved already only says its terms anew. */
const approvedAfter = (state: CarerState, fact: CarerApproved): CarerState['times'] => {
  const { effectiveOn: on, terms, agency, transferredFrom } = fact;
  const time = approvedOn(state, on);
  if (time) return [...state.times.slice(0, -1), { ...time, terms: onTerms(time.terms, on, terms) }];
  const begun: TimeAsCarer = {
    approvedOn: on, agency: agency ?? null, transferredFrom: transferredFrom ?? null, terms: onTerms([], on, terms),
    exemptions: [], levels: [], hubs: [], unavailable: [], deregistered: null,
  };
  return [...state.times, begun];
};

const onTerms = (before: TimeAsCarer['terms'], on: CalendarDate, terms: ApprovalTerms): TimeAsCarer['terms'] =>
  soFrom(before, on, terms, terms.until === undefined || terms.until > on ? (terms.until ?? null) : on);

const changed = (time: TimeAsCarer, fact: CarerFact): TimeAsCarer => {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'CarerApprovalVaried':
      return { ...time, terms: onTerms(time.terms, on, fact.terms) };
    case 'CarerDeregistered':
      return { ...time, deregistered: deregistered(fact) };
    case 'UsualLimitExempted':
      return { ...time, exemptions: soFrom(time.exemptions, on, fact.places, fact.until) };
    case 'UsualLimitExemptionEnded':
      return { ...time, exemptions: notFrom(time.exemptions, on) };
    case 'PlacesUnavailable':
      return { ...time, unavailable: soFrom(time.unavailable, on, { places: fact.places, reason: fact.reason }, fact.until) };
    case 'PlacesAvailableAgain':
      return { ...time, unavailable: notFrom(time.unavailable, on) };
    case 'HubJoined':
      return { ...time, hubs: soFrom(time.hubs, on, fact.hub) };
    case 'HubLeft':
      return { ...time, hubs: notFrom(time.hubs, on) };
    case 'SkillsLevelSet':
      return { ...time, levels: soFrom(time.levels, on, fact.level) };
    default:
      return time;
  }
};

const deregistered = ({ effectiveOn, reason, child, transferredTo }: CarerDeregistered): Deregistered => ({
  on: effectiveOn, reason, child: child ?? null, transferredTo: transferredTo ?? null,
});
