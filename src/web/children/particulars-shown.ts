import type { ChildTold } from '../../asking/child.js';
import { ageOn, type CalendarDate } from '../../domain/calendar.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';
import { counted } from '../layout/formats.js';

type Shown = { readonly label: string; readonly words: string; readonly code: string };

const NOT_RECORDED = 'Not recorded';
const plain = (label: string, text: string | undefined): Shown => ({ label, words: text ?? NOT_RECORDED, code: '' });

/** Who the child is and how the child lives on the day asked about; what is not recorded is said to be not recorded. */
export const particularsShown = (told: ChildTold): readonly Shown[] => {
  const { particulars, asAt } = told;
  return [
    plain('Age', particulars ? ageInWords(particulars.dateOfBirth, asAt) : undefined),
    { label: 'Sex', ...(particulars ? words.sex(particulars.sex) : { words: NOT_RECORDED, code: '' }) },
    {
      label: 'Ethnicity',
      ...(particulars ? words.ethnicity(particulars.ethnicity) : { words: NOT_RECORDED, code: '' }),
    },
    ...(particulars?.disability ? [plain('Disability', particulars.disability)] : []),
    ...livingShown(told),
  ];
};

const ageInWords = (born: CalendarDate, asAt: CalendarDate): string =>
  asAt < born
    ? `Not yet born: born on ${dayInWords(born)}`
    : `${counted(ageOn(born, asAt), 'year', 'years')}, born on ${dayInWords(born)}`;

const livingShown = ({ episodes, asAt }: ChildTold): readonly Shown[] => {
  const now = episodes.find(({ from, to }) => from <= asAt && (to === null || to > asAt));
  if (!now) return [plain('In care', `Not on ${dayInWords(asAt)}`)];
  const type = now.away ?? now.placement.type;
  return [
    plain(
      'In care',
      `Since ${dayInWords(now.careBegan)}${now.admissionKnown ? '' : ' or earlier: records begin then'}`,
    ),
    { label: 'Legal status', ...words.legalStatus(now.legalStatus) },
    { label: 'Where the child is living', ...words.placementType(type) },
    ...(now.away ? [{ label: 'Usual placement', ...words.placementType(now.placement.type) }] : []),
    {
      label: 'Provider',
      ...(now.placement.provider ? words.provider(now.placement.provider) : { words: NOT_RECORDED, code: '' }),
    },
    plain('In this placement', `Since ${dayInWords(now.placementBegan)}`),
    { label: 'Category of need', ...words.categoryOfNeed(now.categoryOfNeed) },
  ];
};
