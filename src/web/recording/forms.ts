import type { CalendarDate } from '../../domain/calendar.js';
import type { RecordableFact } from '../../domain/child/commands.js';
import type { ChildDischarged, ChildMoved, Placement } from '../../domain/child/events.js';
import * as codes from '../../domain/codes.js';
import { formWords } from '../../words/form-words.js';
import { recordingWords as words } from '../../words/recording-words.js';
import { given, type RecordingForm } from '../layout/form/form.js';

/** A temporary absence is no move: its types are not offered. */
const { T0: _t0, T1: _t1, T2: _t2, T3: _t3, T4: _t4, ...lastingTypes } = codes.placementTypes;
const { X1: _goesOn, ...reasonsForLeaving } = codes.reasonsEpisodeCeased;

const move = words.move.fields;
const moveForm: RecordingForm<RecordableFact> = {
  name: 'move',
  title: words.move.title,
  fields: [
    { name: 'effectiveOn', ...move.effectiveOn, kind: 'day' },
    { name: 'type', ...move.type, kind: 'code', codes: lastingTypes },
    { name: 'provider', ...move.provider, kind: 'code', codes: codes.placementProviders, optional: formWords.notGiven },
    { name: 'reason', ...move.reason, kind: 'code', codes: codes.placementChangeReasons },
    { name: 'urn', ...move.urn, kind: 'urn', optional: formWords.notGiven },
    { name: 'carer', ...move.carer, kind: 'reference', optional: formWords.notGiven },
    { name: 'placementPostcode', ...move.placementPostcode, kind: 'postcode', optional: formWords.notGiven },
    { name: 'legalStatus', ...move.legalStatus, kind: 'code', codes: codes.legalStatuses, optional: formWords.unchanged },
  ],
  factOf: (fit) => ({
    type: 'ChildMoved',
    effectiveOn: fit['effectiveOn'] as CalendarDate,
    placement: { type: fit['type'] as Placement['type'], ...(given(fit, ['provider', 'urn', 'carer']) as Partial<Placement>) },
    ...(given(fit, ['reason', 'legalStatus']) as Pick<ChildMoved, 'reason' | 'legalStatus'>),
    ...(fit['placementPostcode'] ? { identity: { placementPostcode: fit['placementPostcode'] } } : {}),
  }),
};

const leave = words.leave.fields;
const leaveForm: RecordingForm<RecordableFact> = {
  name: 'leave',
  title: words.leave.title,
  fields: [
    { name: 'effectiveOn', ...leave.effectiveOn, kind: 'day' },
    { name: 'reason', ...leave.reason, kind: 'code', codes: reasonsForLeaving },
  ],
  factOf: (fit) => ({
    type: 'ChildDischarged',
    effectiveOn: fit['effectiveOn'] as CalendarDate,
    reason: fit['reason'] as ChildDischarged['reason'],
  }),
};

export const recordingForms = { move: moveForm, leave: leaveForm } as const;
