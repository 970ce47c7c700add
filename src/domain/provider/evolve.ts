import type { CalendarDate } from '../calendar.js';
import { same } from '../sameness.js';
import type { FrameworkKind, InspectionKind, Judgement } from './codes.js';
import type { BlockBooked, ProviderDetails, ProviderFact, ProviderInspected, RegistrationEnded } from './events.js';

/** A stretch of days, `[from, to)`; `to` is null while it lasts. */
type Stretch = { readonly from: CalendarDate; readonly to: CalendarDate | null };

/** A stretch of one registration in which nothing about it changed. */
export type Registration = Stretch & {
  readonly status: 'active' | 'suspended';
  readonly details: ProviderDetails;
  readonly urn: string | null;
  readonly registeredOn: CalendarDate;
  /** On the last stretch of a registration that ended: why. */
  readonly endWhy: RegistrationEnded['why'] | null;
};

/** What the last inspection came to, until the next one or the end of the registration. */
export type HeldJudgement = Stretch & {
  readonly overall: Judgement;
  readonly kind: InspectionKind;
  readonly event: string | null;
  readonly publishedOn: CalendarDate | null;
};

export type Membership = Stretch & { readonly framework: string; readonly kind: FrameworkKind };

export type Booking = Stretch & Pick<BlockBooked, 'booking' | 'places' | 'weeklyPrice'> & {
  /** The day it was agreed to end before, whether or not it was ended earlier. */
  readonly until: CalendarDate | null;
};

/** What a provider's facts add up to, each list in the order in which things began. A booking may have lasted no day. */
export type ProviderState = {
  readonly registrations: readonly Registration[];
  readonly judgements: readonly HeldJudgement[];
  readonly memberships: readonly Membership[];
  readonly bookings: readonly Booking[];
};

export const nothingRecorded: ProviderState = { registrations: [], judgements: [], memberships: [], bookings: [] };

export const evolve = (state: ProviderState, fact: ProviderFact): ProviderState => {
  const { registrations, judgements, memberships, bookings } = state;
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'ProviderRegistered':
      return { ...state, registrations: [...endedOn(registrations, on), registered(fact)] };
    case 'ProviderDetailsChanged':
      return { ...state, registrations: changed(registrations, on, { details: fact.details }) };
    case 'RegistrationSuspended':
      return { ...state, registrations: changed(registrations, on, { status: 'suspended' }) };
    case 'RegistrationRestored':
      return { ...state, registrations: changed(registrations, on, { status: 'active' }) };
    case 'RegistrationEnded':
      return { ...state, registrations: ended(registrations, fact), judgements: endedOn(judgements, on) };
    case 'ProviderInspected':
      return { ...state, judgements: [...endedOn(judgements, on), judged(fact)] };
    case 'FrameworkJoined':
      return { ...state, memberships: [...memberships, { from: on, to: null, framework: fact.framework, kind: fact.kind }] };
    case 'FrameworkLeft':
      return { ...state, memberships: endedOn(memberships, on, ({ framework }) => framework === fact.framework) };
    case 'BlockBooked':
      return { ...state, bookings: [...bookings, booked(fact)] };
    case 'BlockBookingEnded':
      return { ...state, bookings: bookings.map((one) => (one.booking === fact.booking && lastsOn(one, on) ? { ...one, to: on } : one)) };
  }
};

/** The registration as it stands, where the provider is registered at all. */
export const registrationOf = ({ registrations }: ProviderState): Registration | undefined => {
  const last = registrations.at(-1);
  return last?.to === null ? last : undefined;
};

/** Whether a stretch has begun by a day and is not over on it. */
export const lastsOn = ({ from, to }: Stretch, on: CalendarDate): boolean => from <= on && (to === null || on < to);

const registered = (fact: Extract<ProviderFact, { type: 'ProviderRegistered' }>): Registration => ({
  from: fact.effectiveOn, to: null, status: 'active', details: fact.details, urn: fact.urn ?? null,
  registeredOn: fact.effectiveOn, endWhy: null,
});

const judged = (fact: ProviderInspected): HeldJudgement => ({
  from: fact.effectiveOn, to: null, overall: fact.overall, kind: fact.kind, event: fact.event ?? null,
  publishedOn: fact.publishedOn ?? null,
});

const booked = ({ effectiveOn, booking, places, weeklyPrice, until }: BlockBooked): Booking => ({
  from: effectiveOn, to: until ?? null, booking, places, weeklyPrice, until: until ?? null,
});

/** What still lasts, ended on a day; what would then have lasted no day is not there. */
const endedOn = <S extends Stretch>(stretches: readonly S[], on: CalendarDate, which: (one: S) => boolean = isOpen): readonly S[] =>
  stretches.flatMap((one) => (!which(one) || !isOpenOn(one, on) ? [one] : one.from < on ? [{ ...one, to: on }] : []));

const isOpen = ({ to }: Stretch): boolean => to === null;

const isOpenOn = ({ to }: Stretch, on: CalendarDate): boolean => to === null || on < to;

/** A provider that is not registered has nothing that could change; what is as it was makes no new stretch. */
const changed = (
  registrations: readonly Registration[], on: CalendarDate, what: Partial<Pick<Registration, 'details' | 'status'>>,
): readonly Registration[] => {
  const last = registrations.at(-1);
  if (last?.to !== null || same({ ...last, ...what }, last)) return registrations;
  return [...endedOn(registrations, on), { ...last, ...what, from: on }];
};

const ended = (registrations: readonly Registration[], { effectiveOn, why }: RegistrationEnded): readonly Registration[] => {
  const last = registrations.at(-1);
  if (last?.to !== null) return registrations;
  const before = registrations.slice(0, -1);
  if (last.from < effectiveOn) return [...before, { ...last, to: effectiveOn, endWhy: why }];
  const earlier = before.at(-1);
  return earlier?.to === effectiveOn && earlier.endWhy === null ? [...before.slice(0, -1), { ...earlier, endWhy: why }] : before;
};
