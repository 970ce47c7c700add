import type { ChildTold } from '../../../asking/child.js';
import type { CalendarDate } from '../../../domain/calendar.js';
import type { RecordableFact } from '../../../domain/child/commands.js';
import type { Placement } from '../../../domain/child/events.js';
import type { ChildFormName } from '../../layout/form/child-actions.js';
import type { RecordingForm } from '../../layout/form/form.js';
import { asylumForm, siblingGroupForm, siblingsApartForm } from './family-forms.js';
import { admitForm, detailsForm, moveForm } from './living-forms.js';
import { particularsForm } from './particulars-form.js';
import { absenceForm, foundForm, leaveForm, legalStatusForm, missingForm, returnForm, reviewForm } from './short-forms.js';

/** What a form is made for: the child as told now, a place chosen elsewhere, and today. */
type Given = { readonly told: ChildTold; readonly chosen: Partial<Placement>; readonly today: CalendarDate };

/** Every form about one child, under the last part of its address. */
const forms: Readonly<Record<ChildFormName, (given: Given) => RecordingForm<RecordableFact>>> = {
  move: ({ chosen }) => moveForm(chosen),
  details: ({ told }) => detailsForm(told.episodes.at(-1)?.placement ?? {}),
  admit: ({ chosen }) => admitForm(chosen),
  'legal-status': () => legalStatusForm,
  absence: () => absenceForm,
  return: () => returnForm,
  missing: () => missingForm,
  found: () => foundForm,
  review: () => reviewForm,
  leave: () => leaveForm,
  particulars: ({ today }) => particularsForm(today),
  'sibling-group': ({ told }) => siblingGroupForm(told.episodes.at(-1)?.careBegan),
  'siblings-apart': () => siblingsApartForm,
  asylum: ({ told, today }) => asylumForm(told.episodes.at(-1)?.careBegan, today),
};

export const childFormNames = Object.keys(forms) as ChildFormName[];

export const childForm = (name: ChildFormName, given: Given): RecordingForm<RecordableFact> => forms[name](given);

/** The forms on which a household or home is chosen. */
export const choosesAPlace = (name: ChildFormName): boolean => name === 'move' || name === 'admit';

/** The forms about brothers and sisters. */
export const isOfSiblings = (name: ChildFormName): boolean => name === 'sibling-group' || name === 'siblings-apart';
