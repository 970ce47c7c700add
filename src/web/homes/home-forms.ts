import type { HomeListed } from '../../asking/homes.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { Pence } from '../../domain/money.js';
import { frameworkKinds, inspectionKinds, judgements, type FrameworkKind, type InspectionKind, type Judgement } from '../../domain/provider/codes.js';
import type { ProviderDetails, ProviderFact, RegistrationEnded } from '../../domain/provider/events.js';
import { formWords } from '../../words/form-words.js';
import { endings, homeForms as words, type HomeFormName } from '../../words/home-words.js';
import { given, type FormField, type RecordingForm } from '../layout/form/form.js';
import { beyond } from '../layout/form/limits.js';
import { paths } from '../paths.js';
import { detailsForm, effectiveOn, registrationForm } from './registration-forms.js';

const { notGiven } = formWords;
const day = (one: { readonly label: string; readonly hint: string }): FormField => ({ name: 'effectiveOn', ...one, kind: 'day' });

const { inspected, closed, booked } = words;

const inspectedForm: RecordingForm<ProviderFact> = {
  name: 'inspected',
  title: inspected.title,
  fields: [
    day(inspected.fields.effectiveOn),
    { name: 'kind', ...inspected.fields.kind, kind: 'code', codes: inspectionKinds, shown: 'radios' },
    { name: 'overall', ...inspected.fields.overall, kind: 'code', codes: judgements, shown: 'radios' },
    { name: 'protection', ...inspected.fields.protection, kind: 'code', codes: judgements, optional: notGiven },
    { name: 'leadership', ...inspected.fields.leadership, kind: 'code', codes: judgements, optional: notGiven },
    { name: 'publishedOn', ...inspected.fields.publishedOn, kind: 'day', optional: notGiven },
    { name: 'event', ...inspected.fields.event, kind: 'reference', optional: notGiven },
  ],
  factOf: (fit) => ({
    type: 'ProviderInspected', effectiveOn: effectiveOn(fit), kind: fit['kind'] as InspectionKind, overall: fit['overall'] as Judgement,
    ...given(fit, ['protection', 'leadership', 'publishedOn', 'event']),
  }),
};

const closedForm: RecordingForm<ProviderFact> = {
  name: 'closed',
  title: closed.title,
  fields: [day(closed.fields.effectiveOn), { name: 'why', ...closed.fields.why, kind: 'code', codes: endings, shown: 'radios' }],
  factOf: (fit) => ({ type: 'RegistrationEnded', effectiveOn: effectiveOn(fit), why: fit['why'] as RegistrationEnded['why'] }),
};

const onADay = (name: 'suspended' | 'restored', type: 'RegistrationSuspended' | 'RegistrationRestored'): RecordingForm<ProviderFact> => ({
  name,
  title: words[name].title,
  fields: [day(words[name].fields.effectiveOn)],
  factOf: (fit) => ({ type, effectiveOn: effectiveOn(fit) }),
});

const joined = words['framework-joined'];
const left = words['framework-left'];

const frameworkJoinedForm: RecordingForm<ProviderFact> = {
  name: 'framework-joined',
  title: joined.title,
  fields: [
    day(joined.fields.effectiveOn),
    { name: 'framework', ...joined.fields.framework, kind: 'reference' },
    { name: 'kind', ...joined.fields.kind, kind: 'code', codes: frameworkKinds, shown: 'radios' },
  ],
  factOf: (fit) => ({ type: 'FrameworkJoined', effectiveOn: effectiveOn(fit), framework: fit['framework'] ?? '', kind: fit['kind'] as FrameworkKind }),
};

const frameworkLeftForm = (listed: HomeListed | null): RecordingForm<ProviderFact> => ({
  name: 'framework-left',
  title: left.title,
  fields: [day(left.fields.effectiveOn), { name: 'framework', ...left.fields.framework, kind: 'reference', ...onlyOne(listed?.frameworks.map(({ framework }) => framework)) }],
  factOf: (fit) => ({ type: 'FrameworkLeft', effectiveOn: effectiveOn(fit), framework: fit['framework'] ?? '' }),
});

/** Where there is only one to name, it stands there already. */
const onlyOne = (references: readonly string[] = []) => (references.length === 1 && references[0] !== undefined ? { before: references[0] } : {});

const bookedForm: RecordingForm<ProviderFact> = {
  name: 'booked',
  title: booked.title,
  fields: [
    { name: 'booking', ...booked.fields.booking, kind: 'reference' },
    day(booked.fields.effectiveOn),
    { name: 'until', ...booked.fields.until, kind: 'day', optional: notGiven },
    { name: 'places', ...booked.fields.places, kind: 'count' },
    { name: 'weeklyPrice', ...booked.fields.weeklyPrice, kind: 'pounds' },
  ],
  factOf: (fit) => ({
    type: 'BlockBooked', effectiveOn: effectiveOn(fit), booking: fit['booking'] ?? '', places: Number(fit['places']),
    weeklyPrice: Number(fit['weeklyPrice']) as Pence, ...(fit['until'] ? { until: fit['until'] as CalendarDate } : {}),
  }),
  unfitTogether: (fit) => beyond({ places: { label: booked.fields.places.label, least: 1, most: 500 } }, fit),
};

const bookingEndedForm = (listed: HomeListed | null): RecordingForm<ProviderFact> => ({
  name: 'booking-ended',
  title: words['booking-ended'].title,
  fields: [
    { name: 'booking', ...words['booking-ended'].fields.booking, kind: 'reference', ...onlyOne(listed?.bookings.map(({ booking }) => booking)) },
    day(words['booking-ended'].fields.effectiveOn),
  ],
  factOf: (fit) => ({ type: 'BlockBookingEnded', effectiveOn: effectiveOn(fit), booking: fit['booking'] ?? '' }),
});

/** Every form about a home as it stands. */
export const homeFormNamed = (name: string, provider: string, listed: HomeListed | null, details: ProviderDetails | undefined): RecordingForm<ProviderFact> | undefined => {
  const forms: Readonly<Record<HomeFormName, RecordingForm<ProviderFact>>> = {
    register: registrationForm(provider, details),
    details: detailsForm(details),
    inspected: inspectedForm,
    suspended: onADay('suspended', 'RegistrationSuspended'),
    restored: onADay('restored', 'RegistrationRestored'),
    closed: closedForm,
    'framework-joined': frameworkJoinedForm,
    'framework-left': frameworkLeftForm(listed),
    booked: bookedForm,
    'booking-ended': bookingEndedForm(listed),
  };
  return Object.hasOwn(forms, name) ? forms[name as HomeFormName] : undefined;
};

/** What can be recorded of a home as it stands. */
export const actionsFor = (provider: string, listed: HomeListed | null) => {
  const registered = listed?.status === 'active' || listed?.status === 'suspended';
  const names: readonly (HomeFormName | false)[] = [
    !registered && 'register',
    registered && 'details',
    'inspected',
    'booked',
    (listed?.bookings.length ?? 0) > 0 && 'booking-ended',
    'framework-joined',
    (listed?.frameworks.length ?? 0) > 0 && 'framework-left',
    registered && (listed.status === 'suspended' ? 'restored' : 'suspended'),
    registered && 'closed',
  ];
  return names.filter((name) => name !== false).map((name) => ({ text: words[name].title, href: paths.homeForm(provider, name) }));
};
