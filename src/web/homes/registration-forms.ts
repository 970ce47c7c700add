import type { CalendarDate } from '../../domain/calendar.js';
import { authorities } from '../../domain/provider/authorities.js';
import { provisionTypes, sectors } from '../../domain/provider/codes.js';
import type { ProviderDetails, ProviderFact } from '../../domain/provider/events.js';
import { formWords } from '../../words/form-words.js';
import { homeForms, newHomeWords, onlyFor } from '../../words/home-words.js';
import { given, type Fit, type FormField, type RecordingForm } from '../layout/form/form.js';
import { beyond } from '../layout/form/limits.js';

const { notGiven } = formWords;
const words = homeForms.details.fields;

export const effectiveOn = (fit: Fit): CalendarDate => fit['effectiveOn'] as CalendarDate;

/** Authorities as choices, by name. */
const byName = Object.fromEntries(
  Object.entries(authorities).sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([code, name]) => [code, { words: name }]),
);

export const codeOfAuthority = (told: string | undefined): string | undefined =>
  told === undefined || told in authorities ? told : Object.entries(authorities).find(([, name]) => name === told)?.[0];

/** The fields of what is known of a provider; before anybody has answered they are as they stand. */
const detailFields = (now?: ProviderDetails): readonly FormField[] => {
  const before = (value: number | string | undefined) => (value === undefined ? {} : { before: String(value) });
  return [
    { name: 'provision', ...words.provision, kind: 'code', codes: provisionTypes, ...before(now?.provision) },
    { name: 'sector', ...words.sector, kind: 'code', codes: sectors, optional: notGiven, ...before(now?.sector) },
    { name: 'places', ...words.places, kind: 'count', optional: notGiven, ...before(now?.places) },
    { name: 'ageFrom', ...words.ageFrom, kind: 'count', optional: notGiven, ...before(now?.ageFrom) },
    { name: 'ageTo', ...words.ageTo, kind: 'count', optional: notGiven, ...before(now?.ageTo) },
    { name: 'sex', ...words.sex, kind: 'code', codes: onlyFor, optional: 'For both', ...before(now?.sex) },
    { name: 'owner', ...words.owner, kind: 'text', optional: notGiven, ...before(now?.owner) },
    { name: 'authority', ...words.authority, kind: 'code', codes: byName, optional: notGiven, ...before(codeOfAuthority(now?.authority)) },
    { name: 'own', ...words.own, kind: 'yes-no', optional: notGiven, ...before(now?.own === undefined ? undefined : now.own ? 'yes' : 'no') },
    { name: 'name', ...words.name, kind: 'text', optional: notGiven },
    { name: 'postcode', ...words.postcode, kind: 'postcode', optional: notGiven },
  ];
};

/** What the form does not ask for stays as it was. */
const detailsOf = (fit: Fit, now?: ProviderDetails): ProviderDetails => {
  const counts = Object.fromEntries(Object.entries(given(fit, ['places', 'ageFrom', 'ageTo'])).map(([name, count]) => [name, Number(count)]));
  const { lessAmbulantBedrooms, region, educationUrn, authority } = now ?? {};
  const elsewhere = (fit['authority'] ?? authority) !== authority && fit['authority'] !== codeOfAuthority(authority);
  return {
    ...(given(fit, ['provision', 'sector', 'sex', 'owner', 'authority']) as Pick<ProviderDetails, 'provision'>),
    ...counts,
    ...(fit['own'] === undefined ? {} : { own: fit['own'] === 'yes' }),
    ...(lessAmbulantBedrooms === undefined ? {} : { lessAmbulantBedrooms }),
    ...(educationUrn === undefined ? {} : { educationUrn }),
    ...(region === undefined || elsewhere ? {} : { region }),
  };
};

const identityOf = (fit: Fit) => {
  const identity = given(fit, ['name', 'postcode']);
  return Object.keys(identity).length > 0 ? { identity } : {};
};

const limits = (fit: Fit) =>
  beyond({
    places: { label: words.places.label, least: 0, most: 2_000 },
    ageFrom: { label: words.ageFrom.label, least: 0, most: 25 },
    ageTo: { label: words.ageTo.label, least: 0, most: 25 },
  }, fit);

const registeredOf = (fit: Fit, urn: string): ProviderFact => ({
  type: 'ProviderRegistered', effectiveOn: effectiveOn(fit), ...(isUrn(urn) ? { urn } : {}), details: detailsOf(fit), ...identityOf(fit),
});

const isUrn = (reference: string): boolean => /^(SC\d{6}|\d{6,7})$/.test(reference);

const registered = homeForms.register;

/** References that addresses of the pages have a use of their own for. */
const TAKEN: ReadonlySet<string> = new Set(['new', 'recorded']);

/** A provider that nothing was recorded of. */
export const newHomeForm: RecordingForm<{ readonly id: string; readonly fact: ProviderFact }> = {
  name: 'new',
  title: newHomeWords.title,
  fields: [
    { name: 'provider', ...newHomeWords.provider, kind: 'reference' },
    { name: 'effectiveOn', ...registered.fields.effectiveOn, kind: 'day' },
    ...detailFields(),
  ],
  factOf: (fit) => {
    const id = fit['provider'] ?? '';
    return { id, fact: registeredOf(fit, id) };
  },
  unfitTogether: (fit) => [...(TAKEN.has(fit['provider'] ?? '') ? [{ field: 'provider', text: newHomeWords.notAReference }] : []), ...limits(fit)],
};

/** Registered again after it had ended; what is known stands there to be changed. */
export const registrationForm = (provider: string, now: ProviderDetails | undefined): RecordingForm<ProviderFact> => ({
  name: 'register',
  title: registered.title,
  fields: [{ name: 'effectiveOn', ...registered.fields.effectiveOn, kind: 'day' }, ...detailFields(now)],
  factOf: (fit) => registeredOf(fit, provider),
  unfitTogether: limits,
});

export const detailsForm = (now: ProviderDetails | undefined): RecordingForm<ProviderFact> => ({
  name: 'details',
  title: homeForms.details.title,
  fields: [{ name: 'effectiveOn', ...homeForms.details.fields.effectiveOn, kind: 'day' }, ...detailFields(now)],
  factOf: (fit) => ({ type: 'ProviderDetailsChanged', effectiveOn: effectiveOn(fit), details: detailsOf(fit, now), ...identityOf(fit) }),
  unfitTogether: limits,
});
