import type { CalendarDate } from '../../../domain/calendar.js';
import type { AsylumStatusRecorded, SiblingGroupJoined, SiblingsPlacedApart } from '../../../domain/child/events.js';
import * as codes from '../../../domain/codes.js';
import { formWords } from '../../../words/form-words.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import type { Fit, RecordingForm } from '../../layout/form/form.js';
import type { FieldError } from '../../layout/viewpoint.form.js';

const on = (fit: Fit): CalendarDate => fit['effectiveOn'] as CalendarDate;

/** `since` stands there already: the day the child came into care. */
const dayOf = (asked: { readonly label: string; readonly hint: string }, since?: CalendarDate) =>
  ({ name: 'effectiveOn', ...asked, kind: 'day', ...(since ? { before: since } : {}) }) as const;

export const siblingGroupForm = (since: CalendarDate | undefined): RecordingForm<SiblingGroupJoined> => {
  const { title, fields } = words['sibling-group'];
  return {
    name: 'sibling-group',
    title,
    fields: [dayOf(fields.effectiveOn, since), { name: 'group', ...fields.group, kind: 'reference' }],
    factOf: (fit) => ({ type: 'SiblingGroupJoined', effectiveOn: on(fit), group: fit['group'] ?? '' }),
  };
};

export const siblingsApartForm: RecordingForm<SiblingsPlacedApart> = {
  name: 'siblings-apart',
  title: words['siblings-apart'].title,
  fields: [
    dayOf(words['siblings-apart'].fields.effectiveOn),
    { name: 'reason', ...words['siblings-apart'].fields.reason, kind: 'code', codes: codes.siblingsApartReasons, shown: 'radios' },
  ],
  factOf: (fit) => ({ type: 'SiblingsPlacedApart', effectiveOn: on(fit), reason: fit['reason'] as codes.SiblingsApartReason }),
};

export const asylumForm = (since: CalendarDate | undefined, today: CalendarDate): RecordingForm<AsylumStatusRecorded> => {
  const { title, fields } = words.asylum;
  return {
    name: 'asylum',
    title,
    fields: [dayOf(fields.effectiveOn, since), { name: 'ceasedOn', ...fields.ceasedOn, kind: 'day', optional: formWords.notGiven }],
    factOf: (fit) => ({
      type: 'AsylumStatusRecorded', effectiveOn: on(fit), ...(fit['ceasedOn'] ? { ceasedOn: fit['ceasedOn'] as CalendarDate } : {}),
    }),
    unfitTogether: ({ effectiveOn = '', ceasedOn }) => ceasedUnfit(effectiveOn, ceasedOn, today),
  };
};

const ceasedUnfit = (from: string, ceased: string | undefined, today: CalendarDate): readonly FieldError[] => {
  if (ceased === undefined) return [];
  if (ceased < from) return [{ field: 'ceasedOn', text: words.ceasedBefore }];
  return ceased > today ? [{ field: 'ceasedOn', text: words.ceasedLater }] : [];
};
