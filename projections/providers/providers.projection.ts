import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { ProviderFact } from '../../src/domain/provider/events.js';
import { evolve, nothingRecorded, type ProviderState } from '../../src/domain/provider/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

const period = ({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null }) => ({
  from: dayNumber(from),
  to: to === null ? LASTING : dayNumber(to),
});

const dayOrNull = (date: CalendarDate | null): number | null => (date === null ? null : dayNumber(date));

/**
 * Who is registered, and what is known of them: `[registered, registration ended)`, a row for each stretch in which nothing
 * changed. `registered_on` is a day number; `less_ambulant_bedrooms` are of the `places`; `age_from` and `age_to` are
 * completed years, both included; `own` is 1 for the authority's own provision; `provider_authority` is a GSS code, or the
 * authority's name where only that is known; `end_why` stands on the last stretch of a registration that ended.
 */
export const registrations = {
  name: 'provider',
  columns: {
    status: 'text not null', provision: 'text not null', sector: 'text', places: 'integer', less_ambulant_bedrooms: 'integer',
    age_from: 'integer', age_to: 'integer', suits_sex: 'text', owner: 'text', provider_authority: 'text', region: 'text',
    own: 'integer', urn: 'text', registered_on: 'integer not null', end_why: 'text',
  },
  snapshots: true,
  rowsOf: (state: ProviderState) =>
    state.registrations.map(({ from, to, status, details, urn, registeredOn, endWhy }) => ({
      ...period({ from, to }),
      status,
      provision: details.provision,
      sector: details.sector ?? null,
      places: details.places ?? null,
      less_ambulant_bedrooms: details.lessAmbulantBedrooms ?? null,
      age_from: details.ageFrom ?? null,
      age_to: details.ageTo ?? null,
      suits_sex: details.sex ?? null,
      owner: details.owner ?? null,
      provider_authority: details.authority ?? null,
      region: details.region ?? null,
      own: details.own === undefined ? null : Number(details.own),
      urn,
      registered_on: dayNumber(registeredOn),
      end_why: endWhy,
    })),
} as const satisfies Timeline<ProviderState>;

/**
 * What the last inspection came to: `[inspected, the next inspection, or the end of the registration)`. Ofsted publishes
 * with every inspection it lists an overall judgement, so a monitoring inspection replaces the one before as a full one
 * does. A registered provider without a row has not been inspected yet, which is not the same as good.
 */
export const judgementsHeld = {
  name: 'judgement',
  columns: { overall: 'text not null', kind: 'text not null', event: 'text', published_on: 'integer' },
  snapshots: true,
  rowsOf: (state: ProviderState) =>
    state.judgements.map(({ from, to, overall, kind, event, publishedOn }) => ({
      ...period({ from, to }), overall, kind, event, published_on: dayOrNull(publishedOn),
    })),
} as const satisfies Timeline<ProviderState>;

/** Who was on which framework: `[joined, left)`. */
export const frameworkMemberships = {
  name: 'framework_membership',
  columns: { framework: 'text not null', kind: 'text not null' },
  snapshots: false,
  rowsOf: (state: ProviderState) =>
    state.memberships.map(({ from, to, framework, kind }) => ({ ...period({ from, to }), framework, kind })),
} as const satisfies Timeline<ProviderState>;

/**
 * Places paid for whether filled or not: `[booked from, ended, or until)`. `weekly_price` is pence a week for each place;
 * `until` is the day it was agreed to last to (the first day no longer paid for), whether or not it was ended earlier.
 */
export const blockBookings = {
  name: 'block_booking',
  columns: { booking: 'text not null', places: 'integer not null', weekly_price: 'integer not null', until: 'integer' },
  snapshots: false,
  rowsOf: (state: ProviderState) =>
    state.bookings
      .filter(({ from, to }) => to === null || from < to)
      .map(({ from, to, booking, places, weeklyPrice, until }) => ({
        ...period({ from, to }), booking, places, weekly_price: weeklyPrice, until: dayOrNull(until),
      })),
} as const satisfies Timeline<ProviderState>;

/** Homes, agencies and schools: registration, judgements, frameworks and block bookings. */
export const providers: Projected<ProviderFact, ProviderState> = {
  follows: 'provider',
  initial: nothingRecorded,
  evolve,
  timelines: [registrations, judgementsHeld, frameworkMemberships, blockBookings],
};
