import type { CalendarDate } from '../../../domain/calendar.js';
import type { RecordableFact } from '../../../domain/child/commands.js';
import type { ChildAdmitted, ChildMoved, Placement } from '../../../domain/child/events.js';
import * as codes from '../../../domain/codes.js';
import { formWords } from '../../../words/form-words.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import { given, type Fit, type RecordingForm } from '../../layout/form/form.js';
import { placeFields, placementOf, postcodesOf } from './place-fields.js';

type ChildForm = RecordingForm<RecordableFact>;

const statusToo = (fit: Fit) => given(fit, ['reason', 'legalStatus']) as Pick<ChildMoved, 'reason' | 'legalStatus'>;

/** To another carer. `before` stands in the fields already, for whoever chose a household or home elsewhere. */
export const moveForm = (before: Partial<Placement>): ChildForm => {
  const { move } = words;
  const place = placeFields(move.fields, before);
  return {
    name: 'move',
    title: move.title,
    fields: [
      { name: 'effectiveOn', ...move.fields.effectiveOn, kind: 'day' },
      place.type,
      place.carer,
      place.urn,
      place.provider,
      { name: 'reason', ...move.fields.reason, kind: 'code', codes: codes.placementChangeReasons },
      place.postcode,
      { name: 'legalStatus', ...move.fields.legalStatus, kind: 'code', codes: codes.legalStatuses, optional: formWords.unchanged },
    ],
    factOf: (fit) => ({
      type: 'ChildMoved', effectiveOn: fit['effectiveOn'] as CalendarDate, placement: placementOf(fit), ...statusToo(fit), ...postcodesOf(fit),
    }),
  };
};

/** With the same carer: what is recorded now stands in the fields. */
export const detailsForm = (now: Partial<Placement>): ChildForm => {
  const { details } = words;
  const place = placeFields(details.fields, now);
  return {
    name: 'details',
    title: details.title,
    fields: [
      { name: 'effectiveOn', ...details.fields.effectiveOn, kind: 'day' },
      place.type,
      place.carer,
      place.urn,
      place.provider,
      { name: 'reason', ...details.fields.reason, kind: 'code', codes: codes.placementChangeReasons, before: 'PLACE' },
      { name: 'legalStatus', ...details.fields.legalStatus, kind: 'code', codes: codes.legalStatuses, optional: formWords.unchanged },
    ],
    factOf: (fit) => ({
      type: 'PlacementDetailsChanged', effectiveOn: fit['effectiveOn'] as CalendarDate, placement: placementOf(fit), ...statusToo(fit),
    }),
  };
};

/** What is asked of coming into care, of whomever. */
export const careFields = (before: Partial<Placement>) => {
  const { fields } = words.admit;
  const place = placeFields(fields, before);
  return [
    { name: 'effectiveOn', ...fields.effectiveOn, kind: 'day' },
    { name: 'legalStatus', ...fields.legalStatus, kind: 'code', codes: codes.legalStatuses },
    { name: 'categoryOfNeed', ...fields.categoryOfNeed, kind: 'code', codes: codes.categoriesOfNeed },
    { name: 'homePostcode', ...fields.homePostcode, kind: 'postcode', optional: formWords.notGiven },
    place.type,
    place.carer,
    place.urn,
    place.provider,
    place.postcode,
  ] as const satisfies ChildForm['fields'];
};

export const admittedOf = (fit: Fit): ChildAdmitted => ({
  type: 'ChildAdmitted',
  effectiveOn: fit['effectiveOn'] as CalendarDate,
  legalStatus: fit['legalStatus'] as ChildAdmitted['legalStatus'],
  categoryOfNeed: fit['categoryOfNeed'] as ChildAdmitted['categoryOfNeed'],
  placement: placementOf(fit),
  ...postcodesOf(fit),
});

/** Of a child who was in care before. */
export const admitForm = (before: Partial<Placement>): ChildForm => ({
  name: 'admit', title: words.admit.title, fields: careFields(before), factOf: admittedOf,
});
