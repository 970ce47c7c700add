import type { ChildAround } from '../../asking/child-around.js';
import type { LifeTold } from '../../asking/child.js';
import { ageOn, dateOfDay, dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { childWords } from '../../words/child-words.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';
import { counted } from '../layout/formats.js';

export type Shown = { readonly label: string; readonly words: string; readonly code: string; readonly href?: string | undefined };

const NOT_RECORDED = childWords.notRecorded;
const plain = (label: string, text: string | undefined): Shown => ({ label, words: text ?? NOT_RECORDED, code: '' });

/** Who the child is; what is not recorded is said to be not recorded. */
export const particularsShown = ({ particulars, asAt }: LifeTold, { asylum }: Pick<ChildAround, 'asylum'>): readonly Shown[] => [
  plain('Age', particulars ? ageInWords(particulars.dateOfBirth, asAt) : undefined),
  { label: 'Sex', ...(particulars ? words.sex(particulars.sex) : { words: NOT_RECORDED, code: '' }) },
  { label: 'Ethnicity', ...(particulars ? words.ethnicity(particulars.ethnicity) : { words: NOT_RECORDED, code: '' }) },
  { label: 'Disability', ...(particulars?.disability ? words.disability(particulars.disability) : { words: NOT_RECORDED, code: '' }) },
  ...(asylum && asylum.from <= dayNumber(asAt) ? [plain('Unaccompanied asylum-seeking', asylumInWords(asylum, asAt))] : []),
];

const asylumInWords = ({ from, to }: NonNullable<ChildAround['asylum']>, asAt: CalendarDate): string => {
  const began = dayInWords(dateOfDay(from));
  return to > dayNumber(asAt) ? `Since ${began}` : `From ${began} to ${dayInWords(dateOfDay(to))}`;
};

const ageInWords = (born: CalendarDate, asAt: CalendarDate): string =>
  asAt < born
    ? `Not yet born: born on ${dayInWords(born)}`
    : `${counted(ageOn(born, asAt), 'year', 'years')}, born on ${dayInWords(born)}`;
