import * as codes from '../../../domain/provider/codes.js';
import type { ProviderDetails, ProviderFact, ProviderIdentity } from '../../../domain/provider/events.js';
import { addressLines, date, pounds, recordReference, reference, wholeFrom, wordsOf, yesOrNo } from '../cell-kinds.js';
import { codeOf } from '../code-kinds.js';
import { identity, needed, onDay, optional, table, type Drawn, type Statement, type Values } from '../table.js';
import { beforeTime } from './carer-approvals.js';

const sexes = { M: { words: 'Male' }, F: { words: 'Female' } } as const;
const endings = { closed: { words: 'Closed' }, cancelled: { words: 'Registration cancelled' } } as const;

const named = {
  urn: optional(recordReference, 'Ofsted’s unique reference number. The home’s record is kept under it.', 'SC400001'),
  reference: optional(recordReference, 'The council’s own reference, where there is no unique reference number.'),
};
const either = ['urn', 'reference'] as const;

type Named = { readonly urn: string | undefined; readonly reference: string | undefined };
const ofProvider = ({ urn, reference }: Named, ...says: readonly (Statement<ProviderFact> | undefined)[]): Drawn =>
  ({ kind: 'provider', id: urn ?? reference ?? '', says });

const described = {
  provision: needed(codeOf(codes.provisionTypes), 'What it provides.', 'Children’s home'),
  sector: optional(codeOf(codes.sectors), 'Whose it is.', 'Private'),
  places: optional(wholeFrom(0, 2_000), 'How many children it may accommodate at once.', '4'),
  less_ambulant_bedrooms: optional(wholeFrom(0, 2_000), 'Of these, bedrooms that suit children who are less ambulant.', '1'),
  age_from: optional(wholeFrom(0, 25), 'The youngest age it suits, in completed years.', '8'),
  age_to: optional(wholeFrom(0, 25), 'The oldest age it suits, included.', '17'),
  sex: optional(codeOf(sexes), 'Where it is for boys or for girls alone.'),
  owner: optional(wordsOf(300), 'The organisation that owns it.', 'An Owner Limited'),
  authority: optional(wordsOf(100), 'The authority it lies in: its GSS code, or its name.', 'E08000018'),
  region: optional(wordsOf(100), 'The region it lies in.'),
  own: optional(yesOrNo, 'Whether it is the council’s own provision.', 'no'),
  education_urn: optional(reference, 'Ofsted’s number of the school, where there is one.'),
  name: identity(wordsOf(300), 'Its name.', 'Nowhere House'),
  address: identity(addressLines, 'Its address.'),
  postcode: identity(wordsOf(40), 'Its postcode.', 'ZZ1 1ZZ'),
};

type Described = Values<typeof described>;
const detailsOf = (row: Described): ProviderDetails => ({
  provision: row.provision, sector: row.sector, places: row.places, lessAmbulantBedrooms: row.less_ambulant_bedrooms,
  ageFrom: row.age_from, ageTo: row.age_to, sex: row.sex, owner: row.owner, authority: row.authority, region: row.region,
  own: row.own, educationUrn: row.education_urn,
});
const identityOf = ({ name, address, postcode }: Described): ProviderIdentity => ({ name, address, postcode });

export const homes = table({
  name: 'homes',
  row: 'One registration of a home, a unit, a school or an agency.',
  columns: {
    ...named,
    registered_on: needed(date, 'The day of registration; where nobody has to register it, in use from.', '01/03/2012'),
    ...described,
    closed_on: optional(date, 'The day registration ended; blank while it lasts.', '31/12/2022'),
    closed_why: optional(codeOf(endings), 'Why it ended; `closed` if blank.', 'closed'),
  },
  either, order: [['registered_on', 'closed_on']], pairs: [['closed_why', 'closed_on']],
  tells: (row) => ofProvider(
    row,
    onDay(row.registered_on, 'registered_on', (effectiveOn) => ({
      type: 'ProviderRegistered', effectiveOn, urn: row.urn, details: detailsOf(row), identity: identityOf(row),
    })),
    onDay(row.closed_on, 'closed_on', (effectiveOn) => ({
      type: 'RegistrationEnded', effectiveOn, why: row.closed_why ?? 'closed',
    }), row.registered_on),
  ),
});

export const homeChanges = table({
  name: 'home-changes',
  row: 'One change of what a home is registered for. The details are the new ones, whole.',
  columns: { ...named, changed_on: needed(date, 'The first day of the new details.', '01/06/2018'), ...described },
  either,
  tells: (row) => ofProvider(row, onDay(row.changed_on, 'changed_on', (effectiveOn) => ({
    type: 'ProviderDetailsChanged', effectiveOn, details: detailsOf(row), identity: identityOf(row),
  }))),
});

export const suspensions = table({
  name: 'suspensions',
  row: 'One suspension of a registration.',
  columns: {
    ...named,
    suspended_on: needed(date, 'The day registration was suspended.', '05/02/2019'),
    restored_on: optional(date, 'The day the suspension ended; blank while it lasts.', '02/04/2019'),
  },
  either, order: [['suspended_on', 'restored_on']],
  tells: (row) => ofProvider(
    row,
    onDay(row.suspended_on, 'suspended_on', (effectiveOn) => ({ type: 'RegistrationSuspended', effectiveOn })),
    onDay(row.restored_on, 'restored_on', (effectiveOn) => ({ type: 'RegistrationRestored', effectiveOn }), row.suspended_on),
  ),
});

const judged = (means: string, example = '') => optional(codeOf(codes.judgements), means, example);

export const inspections = table({
  name: 'judgements',
  row: 'One inspection and its judgements.',
  columns: {
    ...named,
    inspected_on: needed(date, 'The day of the inspection.', '18/09/2018'),
    overall: needed(codeOf(codes.judgements), 'Overall experiences and progress of children and young people.', 'Good'),
    kind: optional(codeOf(codes.inspectionKinds), 'Which kind of inspection; `full` if blank.', 'full'),
    inspection: optional(wordsOf(40), 'Ofsted’s number of the inspection.'),
    published_on: optional(date, 'The day the report was published.'),
    education: judged('Education.'), health: judged('Health.'),
    protection: judged('How well children are helped and protected.', 'Good'),
    leadership: judged('The effectiveness of leaders and managers.', 'Requires improvement'),
  },
  either, order: [['inspected_on', 'published_on']],
  tells: (row) => ofProvider(row, onDay(row.inspected_on, 'inspected_on', (effectiveOn) => ({
    type: 'ProviderInspected', effectiveOn, kind: row.kind ?? 'full', event: row.inspection, publishedOn: row.published_on,
    overall: row.overall, education: row.education, health: row.health, protection: row.protection, leadership: row.leadership,
  }))),
});

export const frameworks = table({
  name: 'frameworks',
  row: 'One membership of a framework.',
  columns: {
    ...named,
    framework: needed(reference, 'The framework, by its reference.', 'REG-RES-2017'),
    framework_kind: needed(codeOf(codes.frameworkKinds), 'Which kind of framework.', 'regional'),
    joined_on: needed(date, 'The day it joined.', '01/04/2017'),
    left_on: optional(date, 'The day it left; blank while it belongs to it.'),
  },
  either, order: [['joined_on', 'left_on']],
  tells: (row) => ofProvider(
    row,
    onDay(row.joined_on, 'joined_on', (effectiveOn) => ({
      type: 'FrameworkJoined', effectiveOn, framework: row.framework, kind: row.framework_kind,
    })),
    onDay(row.left_on, 'left_on', (effectiveOn) => ({ type: 'FrameworkLeft', effectiveOn, framework: row.framework }), row.joined_on),
  ),
});

export const blockBookings = table({
  name: 'block-bookings',
  row: 'One booking of places that are paid for, filled or not.',
  columns: {
    ...named,
    booking: needed(reference, 'The booking, by its reference.', 'BB-07'),
    booked_from: needed(date, 'The first day paid for.', '01/04/2019'),
    booked_until: optional(date, 'The first day no longer booked, where that was agreed.', '01/04/2021'),
    booked_places: needed(wholeFrom(1, 500), 'How many places.', '3'),
    weekly_price: needed(pounds, 'Pounds a week for each place.', '3,150.00'),
    ended_on: optional(date, 'The day the booking was ended before its time.'),
  },
  either, order: [['booked_from', 'booked_until'], ['booked_from', 'ended_on']],
  tells: (row) => ofProvider(
    row,
    onDay(row.booked_from, 'booked_from', (effectiveOn) => ({
      type: 'BlockBooked', effectiveOn, booking: row.booking, places: row.booked_places, weeklyPrice: row.weekly_price,
      until: row.booked_until,
    })),
    onDay(beforeTime(row.ended_on, row.booked_until), 'ended_on', (effectiveOn) => ({
      type: 'BlockBookingEnded', effectiveOn, booking: row.booking,
    }), row.booked_from),
  ),
});
