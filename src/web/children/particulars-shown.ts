import type { ChildTold } from '../../asking/child.js';
import { ageOn, type CalendarDate } from '../../domain/calendar.js';
import { childWords } from '../../words/child-words.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';
import { counted } from '../layout/formats.js';

export type Shown = { readonly label: string; readonly words: string; readonly code: string; readonly href?: string | undefined };

const NOT_RECORDED = childWords.notRecorded;
const plain = (label: string, text: string | undefined): Shown => ({ label, words: text ?? NOT_RECORDED, code: '' });

/** Who the child is; what is not recorded is said to be not recorded. */
export const particularsShown = ({ particulars, asAt }: ChildTold): readonly Shown[] => [
  plain('Age', particulars ? ageInWords(particulars.dateOfBirth, asAt) : undefined),
  { label: 'Sex', ...(particulars ? words.sex(particulars.sex) : { words: NOT_RECORDED, code: '' }) },
  { label: 'Ethnicity', ...(particulars ? words.ethnicity(particulars.ethnicity) : { words: NOT_RECORDED, code: '' }) },
  plain('Disability', particulars?.disability),
];

const ageInWords = (born: CalendarDate, asAt: CalendarDate): string =>
  asAt < born
    ? `Not yet born: born on ${dayInWords(born)}`
    : `${counted(ageOn(born, asAt), 'year', 'years')}, born on ${dayInWords(born)}`;
