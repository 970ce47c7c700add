import { plusYears, type CalendarDate } from '../calendar.js';
import type { BlockBooked, BlockBookingEnded, ProviderDetails, ProviderFact } from './events.js';
import { registrationOf, type Membership, type ProviderState } from './evolve.js';
import type { ProviderObjection } from './refusals.js';

type Objection = ProviderObjection | undefined;

/**
 * Why a fact cannot be so, given those before it in effect order. An inspection is never objected to for want of a
 * registration: Ofsted's dates of registration are partly those on which its own records began, and what its register
 * publishes is not refused. Nor is a suspension of what is suspended, for suspensions are prolonged; nor are bookings that
 * overlap, which is a discrepancy to look into.
 */
export const objectionTo = (state: ProviderState, fact: ProviderFact, today: CalendarDate): ProviderObjection | undefined =>
  untimely(fact, today) ?? impossible(state, fact);

/** How far ahead an agreement (a framework, a block booking, or its end) may be recorded. */
const YEARS_AHEAD = 2;

const AGREED_AHEAD: ReadonlySet<ProviderFact['type']> = new Set(['FrameworkJoined', 'FrameworkLeft', 'BlockBooked', 'BlockBookingEnded']);

const untimely = ({ type, effectiveOn }: ProviderFact, today: CalendarDate): Objection => {
  if (!AGREED_AHEAD.has(type)) return effectiveOn > today ? { code: 'in-the-future', on: effectiveOn } : undefined;
  const latest = plusYears(today, YEARS_AHEAD);
  return effectiveOn > latest ? { code: 'too-far-ahead', on: effectiveOn, latest } : undefined;
};

const impossible = (state: ProviderState, fact: ProviderFact): Objection => {
  const [now, on] = [registrationOf(state), fact.effectiveOn];
  switch (fact.type) {
    case 'ProviderRegistered':
      return now ? { code: 'already-registered', since: now.registeredOn } : agesIn(fact.details);
    case 'ProviderDetailsChanged':
      return now ? agesIn(fact.details) : { code: 'not-registered', on };
    case 'RegistrationSuspended':
    case 'RegistrationEnded':
      return now ? undefined : { code: 'not-registered', on };
    case 'RegistrationRestored':
      if (!now) return { code: 'not-registered', on };
      return now.status === 'active' ? { code: 'not-suspended', on } : undefined;
    case 'ProviderInspected': {
      const told = state.judgements.find(({ event }) => event !== null && event === fact.event);
      return told ? { code: 'inspection-already-recorded', event: fact.event ?? '', on: told.from } : undefined;
    }
    case 'FrameworkJoined': {
      const member = memberOf(state, fact.framework);
      return member ? { code: 'already-on-framework', framework: fact.framework, since: member.from } : undefined;
    }
    case 'FrameworkLeft':
      return memberOf(state, fact.framework) ? undefined : { code: 'not-on-framework', framework: fact.framework, on };
    case 'BlockBooked':
      return bookingAmiss(state, fact);
    case 'BlockBookingEnded':
      return endAmiss(state, fact);
  }
};

const agesIn = ({ ageFrom, ageTo }: ProviderDetails): Objection =>
  ageFrom !== undefined && ageTo !== undefined && ageFrom > ageTo ? { code: 'ages-out-of-order', from: ageFrom, to: ageTo } : undefined;

const memberOf = ({ memberships }: ProviderState, framework: string): Membership | undefined =>
  memberships.find((one) => one.framework === framework && one.to === null);

const bookingAmiss = ({ bookings }: ProviderState, { booking, places, until, effectiveOn }: BlockBooked): Objection => {
  const before = bookings.find((one) => one.booking === booking);
  if (before) return { code: 'booking-reference-used', booking, from: before.from };
  if (until !== undefined && until <= effectiveOn) return { code: 'booking-ends-before-it-begins', booking, until };
  return places > 0 ? undefined : { code: 'booking-of-no-places', booking };
};

/** It may be ended on any day from the first to the last on which it lasts; on the first, it never was. */
const endAmiss = ({ bookings }: ProviderState, { booking, effectiveOn }: BlockBookingEnded): Objection => {
  const booked = bookings.find((one) => one.booking === booking);
  if (!booked) return { code: 'no-such-booking', booking, on: effectiveOn };
  return booked.to !== null && booked.to <= effectiveOn ? { code: 'booking-over', booking, since: booked.to } : undefined;
};
