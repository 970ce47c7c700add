import type { CalendarDate } from '../../domain/calendar.js';
import { allegationOutcomes, exitThemes, type AllegationOutcome, type ExitTheme } from '../../domain/carer/codes.js';
import type { CarerFact } from '../../domain/carer/events.js';
import { ethnicities, sexes } from '../../domain/codes.js';
import { authorities } from '../../domain/provider/authorities.js';
import { carerForms, stepsTowards } from '../../words/carer-words.js';
import { formWords } from '../../words/form-words.js';
import { given, type Fit, type FormField, type RecordingForm } from '../layout/form/form.js';
import { beyond } from '../layout/form/limits.js';
import { effectiveOn } from './terms-forms.js';

const { notGiven } = formWords;
const words = carerForms;

type FactOnDay = Extract<CarerFact['type'], 'UsualLimitExemptionEnded' | 'PlacesAvailableAgain' | 'HubLeft'>;

const onADay = (name: 'end-exemption' | 'available' | 'hub-left', type: FactOnDay): RecordingForm<CarerFact> => ({
  name,
  title: words[name].title,
  fields: [{ name: 'effectiveOn', ...words[name].fields.effectiveOn, kind: 'day' }],
  factOf: (fit) => ({ type, effectiveOn: effectiveOn(fit) }),
});

export const endExemptionForm = onADay('end-exemption', 'UsualLimitExemptionEnded');
export const availableForm = onADay('available', 'PlacesAvailableAgain');
export const hubLeftForm = onADay('hub-left', 'HubLeft');

const stepFact = (step: keyof typeof stepsTowards, on: CalendarDate): CarerFact => {
  switch (step) {
    case 'enquired':
      return { type: 'CarerEnquired', effectiveOn: on };
    case 'applied':
      return { type: 'CarerApplied', effectiveOn: on };
    case 'assessed':
      return { type: 'CarerAssessmentBegan', effectiveOn: on };
    case 'panel-approve':
      return { type: 'CarerPanelHeld', effectiveOn: on, recommendation: 'approve' };
    case 'panel-not-approve':
      return { type: 'CarerPanelHeld', effectiveOn: on, recommendation: 'not-approve' };
    case 'panel-defer':
      return { type: 'CarerPanelHeld', effectiveOn: on, recommendation: 'defer' };
    case 'withdrawn':
    case 'not-approved':
      return { type: 'CarerApplicationClosed', effectiveOn: on, why: step };
  }
};

const day = (one: { readonly label: string; readonly hint: string }): FormField => ({ name: 'effectiveOn', ...one, kind: 'day' });

export const stepForm: RecordingForm<CarerFact> = {
  name: 'step',
  title: words.step.title,
  fields: [day(words.step.fields.effectiveOn), { name: 'stage', ...words.step.fields.stage, kind: 'code', codes: stepsTowards, shown: 'radios' }],
  factOf: (fit) => stepFact(fit['stage'] as keyof typeof stepsTowards, effectiveOn(fit)),
};

const joined = words['person-joined'];
const upTo = (most: number, name: string, label: string) => (fit: Fit) => beyond({ [name]: { label, least: 1, most } }, fit);

export const personJoinedForm: RecordingForm<CarerFact> = {
  name: 'person-joined',
  title: joined.title,
  fields: [
    day(joined.fields.effectiveOn),
    { name: 'person', ...joined.fields.person, kind: 'count' },
    { name: 'dateOfBirth', ...joined.fields.dateOfBirth, kind: 'day' },
    { name: 'sex', ...joined.fields.sex, kind: 'code', codes: sexes, optional: notGiven },
    { name: 'ethnicity', ...joined.fields.ethnicity, kind: 'code', codes: ethnicities, optional: notGiven },
    { name: 'name', ...joined.fields.name, kind: 'text', optional: notGiven },
  ],
  factOf: (fit) => ({
    type: 'CarerPersonJoined', effectiveOn: effectiveOn(fit), person: Number(fit['person']), dateOfBirth: fit['dateOfBirth'] as CalendarDate,
    ...given(fit, ['sex', 'ethnicity']),
    ...(fit['name'] ? { identity: { name: fit['name'] } } : {}),
  }),
  unfitTogether: upTo(9, 'person', joined.fields.person.label),
};

export const personLeftForm: RecordingForm<CarerFact> = {
  name: 'person-left',
  title: words['person-left'].title,
  fields: [day(words['person-left'].fields.effectiveOn), { name: 'person', ...words['person-left'].fields.person, kind: 'count' }],
  factOf: (fit) => ({ type: 'CarerPersonLeft', effectiveOn: effectiveOn(fit), person: Number(fit['person']) }),
  unfitTogether: upTo(9, 'person', words['person-left'].fields.person.label),
};

/** Authorities as choices, by name. */
const byName = Object.fromEntries(
  Object.entries(authorities).sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([code, name]) => [code, { words: name }]),
);

export const addressForm: RecordingForm<CarerFact> = {
  name: 'address',
  title: words.address.title,
  fields: [
    day(words.address.fields.effectiveOn),
    { name: 'authority', ...words.address.fields.authority, kind: 'code', codes: byName, optional: notGiven },
    { name: 'address', ...words.address.fields.address, kind: 'text', optional: notGiven },
    { name: 'postcode', ...words.address.fields.postcode, kind: 'postcode', optional: notGiven },
  ],
  factOf: (fit) => {
    const identity = given(fit, ['address', 'postcode']);
    return {
      type: 'CarerAddressRecorded', effectiveOn: effectiveOn(fit), ...given(fit, ['authority']),
      ...(Object.keys(identity).length > 0 ? { identity } : {}),
    };
  },
};

export const levelForm: RecordingForm<CarerFact> = {
  name: 'level',
  title: words.level.title,
  fields: [day(words.level.fields.effectiveOn), { name: 'level', ...words.level.fields.level, kind: 'count' }],
  factOf: (fit) => ({ type: 'SkillsLevelSet', effectiveOn: effectiveOn(fit), level: Number(fit['level']) }),
  unfitTogether: upTo(20, 'level', words.level.fields.level.label),
};

export const hubJoinedForm: RecordingForm<CarerFact> = {
  name: 'hub-joined',
  title: words['hub-joined'].title,
  fields: [day(words['hub-joined'].fields.effectiveOn), { name: 'hub', ...words['hub-joined'].fields.hub, kind: 'reference' }],
  factOf: (fit) => ({ type: 'HubJoined', effectiveOn: effectiveOn(fit), hub: fit['hub'] ?? '' }),
};

const concluded = words['allegation-concluded'];

export const allegationForm: RecordingForm<CarerFact> = {
  name: 'allegation',
  title: words.allegation.title,
  fields: [day(words.allegation.fields.effectiveOn), { name: 'allegation', ...words.allegation.fields.allegation, kind: 'reference' }],
  factOf: (fit) => ({ type: 'AllegationRaised', effectiveOn: effectiveOn(fit), allegation: fit['allegation'] ?? '' }),
};

export const allegationConcludedForm: RecordingForm<CarerFact> = {
  name: 'allegation-concluded',
  title: concluded.title,
  fields: [
    day(concluded.fields.effectiveOn),
    { name: 'allegation', ...concluded.fields.allegation, kind: 'reference' },
    { name: 'outcome', ...concluded.fields.outcome, kind: 'code', codes: allegationOutcomes, shown: 'radios' },
  ],
  factOf: (fit) => ({
    type: 'AllegationConcluded', effectiveOn: effectiveOn(fit), allegation: fit['allegation'] ?? '', outcome: fit['outcome'] as AllegationOutcome,
  }),
};

export const exitInterviewForm: RecordingForm<CarerFact> = {
  name: 'exit-interview',
  title: words['exit-interview'].title,
  fields: [day(words['exit-interview'].fields.effectiveOn), { name: 'themes', ...words['exit-interview'].fields.themes, kind: 'codes', codes: exitThemes }],
  factOf: (fit) => ({ type: 'ExitInterviewHeld', effectiveOn: effectiveOn(fit), themes: (fit['themes'] ?? '').split(' ') as ExitTheme[] }),
};
