import { leaverBirthday } from './care-leavers.js';
import { ageAt, yearDays } from './days.js';
import type { Chance } from './random.js';
import type { Child, Story } from './story.js';
import type { Cells } from './tables.js';

/** Looked after without a break for the twelve months to 31 March, and not for short breaks. */
export const inCareAllYear = ({ periods }: Story, year: number): boolean => {
  const { first, last } = yearDays(year);
  return periods.some(({ kind, from, to }) => kind === 'care' && from <= first && to > last);
};

const oneIf = (chance: Chance, probability: number): string => (chance.yes(probability) ? '1' : '0');

/** OC2: which items are asked depends on the age at 31 March. */
export const healthRows = ({ story }: Child, year: number, chance: Chance): readonly Cells[] => {
  if (!inCareAllYear(story, year)) return [];
  const age = ageAt(story.born, yearDays(year).last);
  const misuse = age >= 10 && chance.yes(0.05);
  const received = misuse && chance.yes(0.5);
  return [
    {
      ...questionnaire(chance, age),
      CONVICTED: age >= 10 ? oneIf(chance, 0.05) : '',
      HEALTH_CHECK: age < 5 ? oneIf(chance, 0.88) : '',
      IMMUNISATIONS: oneIf(chance, 0.86),
      TEETH_CHECK: oneIf(chance, 0.84),
      HEALTH_ASSESSMENT: oneIf(chance, 0.9),
      SUBSTANCE_MISUSE: misuse ? '1' : '0',
      INTERVENTION_RECEIVED: misuse ? (received ? '1' : '0') : '',
      INTERVENTION_OFFERED: misuse && !received ? oneIf(chance, 0.7) : '',
    },
  ];
};

const questionnaire = (chance: Chance, age: number): Cells => {
  if (age < 4 || age > 16) return { SDQ_REASON: 'SDQ1' };
  if (chance.yes(0.8)) return { SDQ_SCORE: String(chance.spread([0, 7, 13, 20, 38])) };
  return {
    SDQ_REASON: chance.weighted([
      ['SDQ1', 40],
      ['SDQ2', 15],
      ['SDQ3', 5],
      ['SDQ4', 30],
      ['SDQ5', 10],
    ] as const),
  };
};

/** OC3: those with a seventeenth to twenty-first birthday in the year who had left care by it. */
export const leaverRows = ({ story }: Child, year: number, chance: Chance): readonly Cells[] => {
  const { first, last } = yearDays(year);
  const age = leaverBirthday(story, first, last);
  if (age === undefined) return [];
  const inTouch = chance.weighted([
    ['YES', 88],
    ['NO', 5],
    ['REFU', 2],
    ['NREQ', 2],
    ['RHOM', age < 18 ? 20 : 2],
  ] as const);
  if (inTouch !== 'YES') return [{ IN_TOUCH: inTouch, ACTIV: '0', ACCOM: '0' }];
  return [{ IN_TOUCH: inTouch, ACTIV: activity(chance, year, story.sex), ACCOM: accommodation(chance, age) }];
};

const activity = (chance: Chance, year: number, sex: Story['sex']): string => {
  const divided = year >= 2022;
  return chance.weighted([
    ['F1', 5],
    ['P1', 1],
    ['F2', 28],
    ['P2', 4],
    ['G4', 8],
    ['G5', 22],
    ['G6', sex === 'female' ? 7 : 0],
    ['0', 1],
    [divided ? 'F5' : 'F3', 20],
    [divided ? 'P5' : 'P3', 5],
    [divided ? 'F4' : 'F3', 5],
    [divided ? 'P4' : 'P3', 1],
  ]);
};

/** In about the shares the real authority printed; staying with former carers and the foyer are for adults only. */
const accommodation = (chance: Chance, age: number): string => {
  const adult = age >= 18 ? 1 : 0;
  return chance.weighted([
    ['B1', 36],
    ['B2', 3],
    ['C1', 25],
    ['D1', 42],
    ['D2', 2],
    ['E1', 4],
    ['G1', 1],
    ['K1', 4],
    ['K2', 1],
    ['R2', 2],
    ['S2', 2],
    ['T1', 4 * adult],
    ['U1', 66],
    ['U2', 3],
    ['V2', 1],
    ['W2', 1],
    ['X2', 6],
    ['Y1', 12],
    ['Y2', 3],
    ['Z1', 36 * adult],
  ]);
};
