import type { CalendarDate } from '../calendar.js';
import { notFrom, soFrom, type Stretch } from '../carer/stretch.js';
import type { Activity, EndingOfSupport, InTouch } from './codes.js';
import type { LeaverAccommodated, LeaverFact } from './events.js';

/** What the facts so far add up to; each list in order, without overlaps. */
export type LeaverState = {
  /** While the team keeps a record open, from the first fact on; one ended on the day it began was open on no day. */
  readonly records: readonly OpenRecord[];
  readonly advisers: readonly Stretch<'allocated'>[];
  /** A plan, from the day it was made, or made anew; each review begins another stretch of it. */
  readonly plans: readonly Stretch<PathwayPlan>[];
  readonly contacts: readonly Stretch<InTouch>[];
  readonly accommodation: readonly Stretch<LeaverAccommodated>[];
  readonly activities: readonly Stretch<Activity>[];
  readonly stayingPut: readonly Stretch<StayingPut>[];
  /** From the day support was asked for. */
  readonly requests: readonly Stretch<'requested'>[];
  readonly diedOn: CalendarDate | null;
};

export type OpenRecord = { readonly from: CalendarDate; readonly to: CalendarDate | null; readonly why: EndingOfSupport | null };
export type PathwayPlan = { readonly madeOn: CalendarDate; readonly reviewed: boolean };
export type StayingPut = { readonly carer: string | null };

export const nothingRecorded: LeaverState = {
  records: [], advisers: [], plans: [], contacts: [], accommodation: [], activities: [], stayingPut: [], requests: [], diedOn: null,
};

/** What lasts on a day, so far as the facts before it say. */
export const lasting = <T>(stretches: readonly Stretch<T>[]): Stretch<T> | undefined => {
  const last = stretches.at(-1);
  return last?.to === null ? last : undefined;
};

export const openRecord = ({ records }: LeaverState): OpenRecord | undefined => (records.at(-1)?.to === null ? records.at(-1) : undefined);

export const evolve = (state: LeaverState, fact: LeaverFact): LeaverState =>
  fact.type === 'LeavingCareSupportEnded' ? endedBy(state, fact.effectiveOn, fact.why) : told(opened(state, fact), fact);

/** What begins support again after it has ended. Hearing of somebody does not, nor the end of something. */
const BEGINS_SUPPORT: ReadonlySet<LeaverFact['type']> = new Set([
  'PersonalAdviserAllocated', 'PathwayPlanMade', 'StayingPutBegan', 'SupportRequested',
]);

const opened = (state: LeaverState, { type, effectiveOn }: LeaverFact): LeaverState =>
  openRecord(state) || (state.records.length > 0 && !BEGINS_SUPPORT.has(type))
    ? state
    : { ...state, records: [...state.records, { from: effectiveOn, to: null, why: null }] };

const told = (state: LeaverState, fact: Exclude<LeaverFact, { type: 'LeavingCareSupportEnded' }>): LeaverState => {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'PersonalAdviserAllocated':
      return { ...state, advisers: soFrom(state.advisers, on, 'allocated') };
    case 'PersonalAdviserEnded':
      return { ...state, advisers: notFrom(state.advisers, on) };
    case 'PathwayPlanMade':
      return { ...state, plans: soFrom(state.plans, on, { madeOn: on, reviewed: false }) };
    case 'PathwayPlanReviewed': {
      const plan = lasting(state.plans);
      return plan ? { ...state, plans: soFrom(state.plans, on, { madeOn: plan.was.madeOn, reviewed: true }) } : state;
    }
    case 'LeaverContacted':
      return fact.inTouch === 'DIED' ? endedBy(contactedAs(state, on, 'DIED'), on, 'died') : contactedAs(state, on, fact.inTouch);
    case 'LeaverAccommodated':
      return { ...state, accommodation: soFrom(state.accommodation, on, fact) };
    case 'LeaverActivityTold':
      return { ...state, activities: soFrom(state.activities, on, fact.activity) };
    case 'StayingPutBegan':
      return { ...state, stayingPut: soFrom(state.stayingPut, on, { carer: fact.carer ?? null }) };
    case 'StayingPutEnded':
      return { ...state, stayingPut: notFrom(state.stayingPut, on) };
    case 'SupportRequested':
      return lasting(state.requests) ? state : { ...state, requests: soFrom(state.requests, on, 'requested') };
  }
};

const contactedAs = (state: LeaverState, on: CalendarDate, inTouch: InTouch): LeaverState => ({
  ...state, contacts: soFrom(state.contacts, on, inTouch),
});

/** Nobody keeps up to date what was known when support ended; only whether one is in touch is asked on. */
const endedBy = (state: LeaverState, on: CalendarDate, why: EndingOfSupport): LeaverState => {
  const record = openRecord(state);
  const closed = record ? [...state.records.slice(0, -1), { ...record, to: on, why }] : state.records;
  return {
    ...state,
    records: closed,
    advisers: notFrom(state.advisers, on),
    plans: notFrom(state.plans, on),
    accommodation: notFrom(state.accommodation, on),
    activities: notFrom(state.activities, on),
    stayingPut: notFrom(state.stayingPut, on),
    requests: notFrom(state.requests, on),
    diedOn: why === 'died' ? on : state.diedOn,
  };
};
