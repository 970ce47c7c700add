import { cancelledBy } from '../../domain/short-break/codes.js';
import type { CancelledBy } from '../../domain/short-break/events.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { dayInWords } from '../../words/wording.js';

type Labelled = { readonly label: string; readonly words: string; readonly code: string };
type Told = (value: unknown) => readonly Labelled[];

const said =
  (label: string, words: (value: unknown) => string): Told =>
  (value) => [{ label, words: words(value), code: '' }];

/** What entries of a child's short breaks tell, in words, by the name of the member. */
export const shortBreakTold: Readonly<Record<string, Told>> = {
  stay: said('Stay', String),
  unit: said('Unit', String),
  nightsAYear: said('Nights a year', String),
  lessAmbulant: said('Needs a bedroom for a less ambulant child', (value) => (value ? 'Yes' : 'No')),
  until: said('Until', (value) => dayInWords(value as CalendarDate)),
  by: said('Cancelled by', (value) => cancelledBy[value as CancelledBy]?.words ?? String(value)),
  decidedOn: said('Decided on', (value) => dayInWords(value as CalendarDate)),
};
