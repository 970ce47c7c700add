import type { CalendarDate } from '../../src/domain/calendar.js';
import { ethnicities, legalStatuses, sexOn } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Figure } from '../figure.js';
import { AGE_BANDS, ageBandOf, ageOf, disabilityOf, isAsylumSeeking, NOT_RECORDED } from './counts.js';
import { bandOf, CARE_BANDS } from './durations.js';
import { countsAndShares, countsBy, type Line } from './grouped.js';

/** Who the children in care are: by age, sex, ethnicity, disability, legal status, and how long they have been in care. */
export const whoTheyAre = (children: readonly ChildInCare[], asAt: CalendarDate): readonly Figure[] => [
  ...countsBy(children, SEXES),
  ...countsAndShares(children, [
    { id: 'lac.age.0To5', words: 'Aged 0 to 5', fits: (child) => (ageOf(child, asAt) ?? Infinity) <= 5 },
  ]),
  ...countsBy(children, ages(asAt)),
  ...countsAndShares(children, ageBands(asAt)),
  ...countsBy(children, ETHNICITIES),
  ...countsBy(children, DISABILITY),
  ...countsBy(children, [
    { id: 'lac.uasc', words: 'Unaccompanied asylum-seeking', fits: (child) => isAsylumSeeking(child, asAt) },
  ]),
  ...countsBy(children, LEGAL_STATUSES),
  ...countsBy(children, lengthsOfCare(asAt)),
];

/** By the return's letters, whichever year's codes it was told in; the numbers stand for the same. */
export const sexOf = ({ sex }: Pick<ChildInCare, 'sex'>): 'male' | 'female' | 'notRecorded' => {
  const letter = sex === null ? '' : sexOn(sex, '2024-04-01' as CalendarDate);
  return letter === 'M' ? 'male' : letter === 'F' ? 'female' : 'notRecorded';
};

const SEXES: readonly Line[] = (['male', 'female', 'notRecorded'] as const).map((sex) => ({
  id: `lac.sex.${sex}`,
  words: { male: 'Male', female: 'Female', notRecorded: 'Sex unknown or not recorded' }[sex],
  fits: (child) => sexOf(child) === sex,
}));

const OLDEST = 17;

const ages = (asAt: CalendarDate): readonly Line[] => [
  ...Array.from({ length: OLDEST + 1 }, (_, age): Line => ({
    id: `lac.age.${age}`,
    words: `Aged ${age}`,
    fits: (child) => ageOf(child, asAt) === age,
  })),
  { id: 'lac.age.18Plus', words: 'Aged 18 and over', fits: (child) => (ageOf(child, asAt) ?? 0) > OLDEST },
  { id: 'lac.age.notRecorded', words: 'Age not recorded', fits: ({ dateOfBirth }) => dateOfBirth === null },
];

const ageBands = (asAt: CalendarDate): readonly Line[] =>
  [...AGE_BANDS, { id: 'notRecorded', words: NOT_RECORDED }].map(({ id, words }) => ({
    id: `lac.ageBand.${id}`,
    words: `Age group: ${words}`,
    fits: (child) => ageBandOf(ageOf(child, asAt)) === words,
  }));

const ETHNICITIES: readonly Line[] = [
  ...Object.entries(ethnicities).map(([code, { words }]): Line => ({
    id: `lac.ethnicity.${code}`,
    words: `Ethnicity: ${words}`,
    fits: ({ ethnicity }) => ethnicity === code,
  })),
  { id: 'lac.ethnicity.notRecorded', words: 'Ethnicity: not recorded', fits: ({ ethnicity }) => ethnicity === null },
];

const DISABILITY: readonly Line[] = [
  { id: 'yes', told: 'yes', words: 'Disabled' },
  { id: 'no', told: 'no', words: 'Not disabled' },
  { id: 'notRecorded', told: NOT_RECORDED, words: 'Disability not recorded' },
].map(({ id, told, words }) => ({
  id: `lac.disability.${id}`,
  words,
  fits: ({ disability }) => disabilityOf(disability) === told,
}));

const LEGAL_STATUSES: readonly Line[] = Object.entries(legalStatuses)
  .filter(([code]) => code !== 'V3' && code !== 'V4')
  .map(([code, { words }]) => ({
    id: `lac.legalStatus.${code}`,
    words: `Legal status: ${words}`,
    fits: ({ legalStatus }) => legalStatus === code,
  }));

/** In care without a break since: the bands of the strategy, in months and years completed by the calendar. */
const lengthsOfCare = (asAt: CalendarDate): readonly Line[] =>
  CARE_BANDS.map((band) => ({
    id: `lac.duration.${band.id}`,
    words: `In care for ${band.words}`,
    fits: ({ careBegan }) => bandOf(CARE_BANDS, careBegan, asAt) === band,
  }));
