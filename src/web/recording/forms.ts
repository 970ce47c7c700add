import type { CalendarDate } from '../../domain/calendar.js';
import type { ChildDischarged, ChildMoved, Placement } from '../../domain/child/events.js';
import * as codes from '../../domain/codes.js';
import { recordingWords as words } from '../../words/recording-words.js';
import type { Fit, RecordingForm } from './recording.form.js';

/** A temporary absence is no move: its types are not offered. */
const { T0: _t0, T1: _t1, T2: _t2, T3: _t3, T4: _t4, ...lastingTypes } = codes.placementTypes;
const { X1: _goesOn, ...reasonsForLeaving } = codes.reasonsEpisodeCeased;

const move = words.move.fields;
const moveForm: RecordingForm = {
  name: 'move',
  title: words.move.title,
  fields: [
    { name: 'effectiveOn', ...move.effectiveOn, kind: 'day' },
    { name: 'type', ...move.type, kind: 'code', codes: lastingTypes },
    { name: 'provider', ...move.provider, kind: 'code', codes: codes.placementProviders, optional: words.notGiven },
    { name: 'reason', ...move.reason, kind: 'code', codes: codes.placementChangeReasons },
    { name: 'urn', ...move.urn, kind: 'urn', optional: words.notGiven },
    { name: 'carer', ...move.carer, kind: 'reference', optional: words.notGiven },
    { name: 'placementPostcode', ...move.placementPostcode, kind: 'postcode', optional: words.notGiven },
    { name: 'legalStatus', ...move.legalStatus, kind: 'code', codes: codes.legalStatuses, optional: words.unchanged },
    { name: 'by', ...move.by, kind: 'by' },
  ],
  factOf: (fit) => ({
    type: 'ChildMoved',
    effectiveOn: fit['effectiveOn'] as CalendarDate,
    placement: { type: fit['type'] as Placement['type'], ...(only(fit, ['provider', 'urn', 'carer']) as Partial<Placement>) },
    ...(only(fit, ['reason', 'legalStatus']) as Pick<ChildMoved, 'reason' | 'legalStatus'>),
    ...(fit['placementPostcode'] ? { identity: { placementPostcode: fit['placementPostcode'] } } : {}),
  }),
};

const leave = words.leave.fields;
const leaveForm: RecordingForm = {
  name: 'leave',
  title: words.leave.title,
  fields: [
    { name: 'effectiveOn', ...leave.effectiveOn, kind: 'day' },
    { name: 'reason', ...leave.reason, kind: 'code', codes: reasonsForLeaving },
    { name: 'by', ...leave.by, kind: 'by' },
  ],
  factOf: (fit) => ({
    type: 'ChildDischarged',
    effectiveOn: fit['effectiveOn'] as CalendarDate,
    reason: fit['reason'] as ChildDischarged['reason'],
  }),
};

const only = (fit: Fit, names: readonly string[]): Fit =>
  Object.fromEntries(names.flatMap((name) => (fit[name] ? [[name, fit[name]]] : [])));

export const recordingForms = { move: moveForm, leave: leaveForm } as const;
