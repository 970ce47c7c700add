import type { ApprovalType } from '../../domain/carer/codes.js';
import type { CarerFact } from '../../domain/carer/events.js';
import { carerForms, type CarerFormName } from '../../words/carer-words.js';
import type { HouseholdListed } from '../../asking/carers.js';
import { dateOfDay } from '../../domain/calendar.js';
import type { RecordingForm } from '../layout/form/form.js';
import { paths } from '../paths.js';
import * as household from './household-forms.js';
import * as terms from './terms-forms.js';

/** Every form about a household; the terms to be varied are those in force. */
export const carerFormNamed = (name: string, listed: HouseholdListed | null): RecordingForm<CarerFact> | undefined =>
  name === 'vary' ? terms.variationForm(termsNow(listed)) : Object.hasOwn(FORMS, name) ? FORMS[name as keyof typeof FORMS] : undefined;

const FORMS: Readonly<Record<Exclude<CarerFormName, 'vary'>, RecordingForm<CarerFact>>> = {
  approve: terms.approvalForm,
  exempt: terms.exemptionForm,
  'end-exemption': household.endExemptionForm,
  unavailable: terms.unavailableForm,
  available: household.availableForm,
  deregister: terms.deregistrationForm,
  review: terms.reviewForm,
  step: household.stepForm,
  'person-joined': household.personJoinedForm,
  'person-left': household.personLeftForm,
  address: household.addressForm,
  level: household.levelForm,
  'hub-joined': household.hubJoinedForm,
  'hub-left': household.hubLeftForm,
  allegation: household.allegationForm,
  'allegation-concluded': household.allegationConcludedForm,
  'exit-interview': household.exitInterviewForm,
};

const termsNow = (listed: HouseholdListed | null) => {
  if (listed?.status !== 'approved' || !listed.approval) return undefined;
  const { places, ageFrom, ageTo, types, termsUntil } = listed.approval;
  return { places, ageFrom, ageTo, types: types.split(' ') as ApprovalType[], ...(termsUntil === null ? {} : { until: dateOfDay(termsUntil) }) };
};

/** What can be recorded of a household as it stands. */
export const actionsFor = (carer: string, listed: HouseholdListed | null, openAllegations: number) => {
  const approved = listed?.status === 'approved';
  const approval = approved ? listed.approval : null;
  const names: readonly (CarerFormName | false)[] = [
    !approved && 'approve',
    approved && 'vary',
    approved && 'unavailable',
    approved && (listed.places?.reason ?? null) !== null && 'available',
    approved && 'exempt',
    (approval?.usualLimitPlaces ?? null) !== null && 'end-exemption',
    approved && 'review',
    approved && 'level',
    approved && ((approval?.hub ?? null) === null ? 'hub-joined' : 'hub-left'),
    (!approved || listed.stage !== null) && 'step',
    'person-joined',
    'person-left',
    'address',
    'allegation',
    openAllegations > 0 && 'allegation-concluded',
    listed?.status === 'deregistered' && 'exit-interview',
    approved && 'deregister',
  ];
  return names.filter((name) => name !== false).map((name) => ({ text: carerForms[name].title, href: paths.carerForm(carer, name) }));
};
