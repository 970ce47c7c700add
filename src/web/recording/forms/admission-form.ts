import type { CalendarDate } from '../../../domain/calendar.js';
import type { ChildAdmitted, ParticularsRecorded, Placement } from '../../../domain/child/events.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import type { FormField, RecordingForm } from '../../layout/form/form.js';
import { admittedOf, careFields } from './living-forms.js';
import { particularsFields, particularsOf, particularsUnfit } from './particulars-form.js';

/** A child comes into care who is not recorded yet: who it is, and how it came. */
export type Admission = { readonly reference: string; readonly particulars: ParticularsRecorded; readonly admitted: ChildAdmitted };

const { groups, reference } = words.admission;

export const admissionForm = (before: Partial<Placement>, today: CalendarDate): RecordingForm<Admission> => ({
  name: 'admission',
  title: words.admission.title,
  fields: [
    { name: 'reference', ...reference, kind: 'reference', group: groups.child },
    ...particularsFields(today),
    ...careFields(before).map(inItsGroup),
  ],
  factOf: (fit) => ({ reference: fit['reference'] ?? '', particulars: particularsOf(fit), admitted: admittedOf(fit) }),
  unfitTogether: particularsUnfit(today),
});

const inItsGroup = (one: FormField): FormField => {
  if (one.name === 'effectiveOn') return { ...one, group: groups.care };
  return one.name === 'type' ? { ...one, group: groups.place } : one;
};
