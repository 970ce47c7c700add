import type { CalendarDate } from '../../../domain/calendar.js';
import type { RecordableFact } from '../../../domain/child/commands.js';
import type { ChildDischarged, ChildReviewed, ChildTemporarilyAbsent, ChildWentMissing } from '../../../domain/child/events.js';
import * as codes from '../../../domain/codes.js';
import { formWords } from '../../../words/form-words.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import { given, type Fit, type FormField, type RecordingForm } from '../../layout/form/form.js';

type ChildForm = RecordingForm<RecordableFact>;

const { X1: _goesOn, ...reasonsForLeaving } = codes.reasonsEpisodeCeased;
const { T0, T1, T2, T3, T4 } = codes.placementTypes;

const on = (fit: Fit): CalendarDate => fit['effectiveOn'] as CalendarDate;
const dayOf = ({ effectiveOn }: { readonly effectiveOn: { readonly label: string; readonly hint: string } }): FormField => ({
  name: 'effectiveOn', ...effectiveOn, kind: 'day',
});

export const legalStatusForm: ChildForm = {
  name: 'legal-status',
  title: words['legal-status'].title,
  fields: [
    dayOf(words['legal-status'].fields),
    { name: 'legalStatus', ...words['legal-status'].fields.legalStatus, kind: 'code', codes: codes.legalStatuses },
  ],
  factOf: (fit) => ({ type: 'LegalStatusChanged', effectiveOn: on(fit), legalStatus: fit['legalStatus'] as codes.LegalStatus }),
};

export const absenceForm: ChildForm = {
  name: 'absence',
  title: words.absence.title,
  fields: [
    dayOf(words.absence.fields),
    { name: 'kind', ...words.absence.fields.kind, kind: 'code', codes: { T1, T2, T3, T4, T0 }, shown: 'radios' },
    { name: 'urn', ...words.absence.fields.urn, kind: 'urn', optional: formWords.notGiven },
  ],
  factOf: (fit) => ({
    type: 'ChildTemporarilyAbsent', effectiveOn: on(fit), kind: fit['kind'] as ChildTemporarilyAbsent['kind'], ...given(fit, ['urn']),
  }),
};

export const returnForm: ChildForm = {
  name: 'return', title: words.return.title, fields: [dayOf(words.return.fields)], factOf: (fit) => ({ type: 'ChildReturned', effectiveOn: on(fit) }),
};

export const missingForm: ChildForm = {
  name: 'missing',
  title: words.missing.title,
  fields: [dayOf(words.missing.fields), { name: 'kind', ...words.missing.fields.kind, kind: 'code', codes: codes.missingKinds, shown: 'radios' }],
  factOf: (fit) => ({ type: 'ChildWentMissing', effectiveOn: on(fit), kind: fit['kind'] as ChildWentMissing['kind'] }),
};

export const foundForm: ChildForm = {
  name: 'found', title: words.found.title, fields: [dayOf(words.found.fields)], factOf: (fit) => ({ type: 'ChildFound', effectiveOn: on(fit) }),
};

export const reviewForm: ChildForm = {
  name: 'review',
  title: words.review.title,
  fields: [dayOf(words.review.fields), { name: 'participation', ...words.review.fields.participation, kind: 'code', codes: codes.reviewCodes, shown: 'radios' }],
  factOf: (fit) => ({ type: 'ChildReviewed', effectiveOn: on(fit), participation: fit['participation'] as ChildReviewed['participation'] }),
};

export const leaveForm: ChildForm = {
  name: 'leave',
  title: words.leave.title,
  fields: [dayOf(words.leave.fields), { name: 'reason', ...words.leave.fields.reason, kind: 'code', codes: reasonsForLeaving }],
  factOf: (fit) => ({ type: 'ChildDischarged', effectiveOn: on(fit), reason: fit['reason'] as ChildDischarged['reason'] }),
};
