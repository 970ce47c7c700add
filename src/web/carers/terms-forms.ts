import type { CalendarDate } from '../../domain/calendar.js';
import { approvalTypes, deregistrationReasons, reviewOutcomes, unavailableReasons, type ApprovalType, type DeregistrationReason, type ReviewOutcome, type UnavailableReason } from '../../domain/carer/codes.js';
import type { ApprovalTerms, CarerFact } from '../../domain/carer/events.js';
import { carerForms, newHousehold } from '../../words/carer-words.js';
import { formWords } from '../../words/form-words.js';
import { given, type Fit, type FormField, type RecordingForm } from '../layout/form/form.js';
import { beyond } from '../layout/form/limits.js';

const { notGiven } = formWords;

export const effectiveOn = (fit: Fit): CalendarDate => fit['effectiveOn'] as CalendarDate;

/** The fields of the terms of approval; before anybody has answered they are as they stand. */
const termFields = (now?: ApprovalTerms): readonly FormField[] => {
  const words = carerForms.vary.fields;
  const before = (value: number | string | undefined) => (value === undefined ? {} : { before: String(value) });
  return [
    { name: 'types', ...words.types, kind: 'codes', codes: approvalTypes, ...before(now?.types.join(' ')) },
    { name: 'places', ...words.places, kind: 'count', ...before(now?.places) },
    { name: 'ageFrom', ...words.ageFrom, kind: 'count', ...before(now?.ageFrom) },
    { name: 'ageTo', ...words.ageTo, kind: 'count', ...before(now?.ageTo) },
    { name: 'until', ...words.until, kind: 'day', optional: notGiven, ...before(now?.until) },
  ];
};

const termsOf = (fit: Fit): ApprovalTerms => ({
  places: Number(fit['places']),
  ageFrom: Number(fit['ageFrom']),
  ageTo: Number(fit['ageTo']),
  types: (fit['types'] ?? '').split(' ') as ApprovalType[],
  ...(given(fit, ['until']) as Pick<ApprovalTerms, 'until'>),
});

const { places, ageFrom, ageTo } = carerForms.vary.fields;
const placesIn = { label: places.label, least: 1, most: 20 };
const beyondTerms = (fit: Fit) => beyond({ places: placesIn, ageFrom: { label: ageFrom.label, least: 0, most: 25 }, ageTo: { label: ageTo.label, least: 0, most: 25 } }, fit);

const approvedOf = (fit: Fit): CarerFact => ({
  type: 'CarerApproved', effectiveOn: effectiveOn(fit), terms: termsOf(fit), ...given(fit, ['agency', 'transferredFrom']),
});

const { approve } = carerForms;

export const approvalForm: RecordingForm<CarerFact> = {
  name: 'approve',
  title: approve.title,
  fields: [
    { name: 'effectiveOn', ...approve.fields.effectiveOn, kind: 'day' },
    ...termFields(),
    { name: 'agency', ...approve.fields.agency, kind: 'reference', optional: notGiven },
    { name: 'transferredFrom', ...approve.fields.transferredFrom, kind: 'reference', optional: notGiven },
  ],
  factOf: approvedOf,
  unfitTogether: beyondTerms,
};

/** The new terms stand there as the old ones are, to be changed. */
export const variationForm = (now: ApprovalTerms | undefined): RecordingForm<CarerFact> => ({
  name: 'vary',
  title: carerForms.vary.title,
  fields: [{ name: 'effectiveOn', ...carerForms.vary.fields.effectiveOn, kind: 'day' }, ...termFields(now)],
  factOf: (fit) => ({ type: 'CarerApprovalVaried', effectiveOn: effectiveOn(fit), terms: termsOf(fit) }),
  unfitTogether: beyondTerms,
});

const FIRST_STEPS = {
  CarerEnquired: { words: 'Asked about fostering' },
  CarerApplied: { words: 'Applied to foster' },
  CarerAssessmentBegan: { words: 'The assessment began' },
  CarerApproved: { words: 'Approved to foster' },
} as const;

/** References that addresses of the pages have a use of their own for. */
const TAKEN: ReadonlySet<string> = new Set(['new', 'recorded']);

/** A household that nothing was recorded of: the terms are asked for where it is approved already. */
export const newHouseholdForm: RecordingForm<{ readonly id: string; readonly fact: CarerFact }> = {
  name: 'new',
  title: newHousehold.title,
  fields: [
    { name: 'carer', ...newHousehold.carer, kind: 'reference' },
    { name: 'stage', ...newHousehold.stage, kind: 'code', codes: FIRST_STEPS, shown: 'radios' },
    { name: 'effectiveOn', ...newHousehold.effectiveOn, kind: 'day' },
    ...[...termFields(), { name: 'agency', ...approve.fields.agency, kind: 'reference' as const }]
      .map((one, place) => ({ ...one, optional: notGiven, ...(place === 0 ? { group: newHousehold.ifApproved } : {}) })),
  ],
  factOf: (fit) => {
    const stage = fit['stage'] as keyof typeof FIRST_STEPS;
    return { id: fit['carer'] ?? '', fact: stage === 'CarerApproved' ? approvedOf(fit) : { type: stage, effectiveOn: effectiveOn(fit) } };
  },
  unfitTogether: (fit) => [
    ...(TAKEN.has(fit['carer'] ?? '') ? [{ field: 'carer', text: newHousehold.notAReference }] : []),
    ...(fit['stage'] === 'CarerApproved'
      ? termFields().filter(({ name, optional }) => optional === undefined && !fit[name]).map(({ name, label }) => ({ field: name, text: newHousehold.needed(label) }))
      : []),
    ...beyondTerms(fit),
  ],
};

const { exempt, unavailable, deregister, review } = carerForms;

export const exemptionForm: RecordingForm<CarerFact> = {
  name: 'exempt',
  title: exempt.title,
  fields: [
    { name: 'effectiveOn', ...exempt.fields.effectiveOn, kind: 'day' },
    { name: 'places', ...exempt.fields.places, kind: 'count' },
    { name: 'until', ...exempt.fields.until, kind: 'day', optional: notGiven },
  ],
  factOf: (fit) => ({
    type: 'UsualLimitExempted', effectiveOn: effectiveOn(fit), places: Number(fit['places']), ...(given(fit, ['until']) as Pick<ApprovalTerms, 'until'>),
  }),
  unfitTogether: beyondTerms,
};

export const unavailableForm: RecordingForm<CarerFact> = {
  name: 'unavailable',
  title: unavailable.title,
  fields: [
    { name: 'effectiveOn', ...unavailable.fields.effectiveOn, kind: 'day' },
    { name: 'places', ...unavailable.fields.places, kind: 'count' },
    { name: 'reason', ...unavailable.fields.reason, kind: 'code', codes: unavailableReasons },
    { name: 'until', ...unavailable.fields.until, kind: 'day', optional: notGiven },
  ],
  factOf: (fit) => ({
    type: 'PlacesUnavailable', effectiveOn: effectiveOn(fit), places: Number(fit['places']), reason: fit['reason'] as UnavailableReason,
    ...(given(fit, ['until']) as Pick<ApprovalTerms, 'until'>),
  }),
  unfitTogether: beyondTerms,
};

export const deregistrationForm: RecordingForm<CarerFact> = {
  name: 'deregister',
  title: deregister.title,
  fields: [
    { name: 'effectiveOn', ...deregister.fields.effectiveOn, kind: 'day' },
    { name: 'reason', ...deregister.fields.reason, kind: 'code', codes: deregistrationReasons },
    { name: 'child', ...deregister.fields.child, kind: 'reference', optional: notGiven },
    { name: 'transferredTo', ...deregister.fields.transferredTo, kind: 'reference', optional: notGiven },
  ],
  factOf: (fit) => ({
    type: 'CarerDeregistered', effectiveOn: effectiveOn(fit), reason: fit['reason'] as DeregistrationReason, ...given(fit, ['child', 'transferredTo']),
  }),
};

export const reviewForm: RecordingForm<CarerFact> = {
  name: 'review',
  title: review.title,
  fields: [
    { name: 'effectiveOn', ...review.fields.effectiveOn, kind: 'day' },
    { name: 'outcome', ...review.fields.outcome, kind: 'code', codes: reviewOutcomes, shown: 'radios' },
  ],
  factOf: (fit) => ({ type: 'CarerReviewed', effectiveOn: effectiveOn(fit), outcome: fit['outcome'] as ReviewOutcome }),
};
