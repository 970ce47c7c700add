import { childrenBehind, count, type Figure } from '../figure.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Measure } from '../measure.js';
import { populationUnder18, type Population } from '../series/population.js';
import { headline } from './counts.js';
import { wherePlaced } from './placed.js';
import { whoTheyAre } from './who.js';

/**
 * Children in care per 10,000 of the population under 18, to a whole number (DfE: rates are whole, on the mid-year estimate
 * of the June before, and change where that is revised): the population given, or else the released one as known;
 * null where there is none.
 */
export const ratePer10000 = (children: readonly ChildInCare[], population: Population | null): Figure => ({
  id: 'lac.rate',
  words: `In care, per 10,000 of the population under 18${inWords(population)}`,
  value: population ? Math.round((children.length * 10_000) / population.people) : null,
  unit: 'per 10,000',
  ...(population ? { of: population.people } : {}),
  behind: [...childrenBehind(children), ...(population?.behind ?? [])],
});

const inWords = (population: Population | null): string => {
  if (!population) return ': no population was given, and none is released';
  return population.midYear === null ? '' : ` (mid-${population.midYear} estimate)`;
};

/**
 * Children in care on a day, by where they live and who they are; children on short breaks only (V3, V4) in none of the
 * figures but their own, as in every headline figure of the department's (M18, M19).
 */
export const sufficiency: Measure = {
  name: 'sufficiency',
  title: 'Children in care, where they live and who they are',
  definitions: [
    { file: 'projections/sufficiency/sufficiency.measure.ts', names: ['sufficiency', 'ratePer10000'] },
    { file: 'projections/sufficiency/settings.ts', names: ['SETTINGS', 'PLACEMENT_GROUPS', 'STRATEGY_LINES', 'isFamilyBased', 'isCommissioned'] },
    { file: 'projections/sufficiency/in-authority.ts', names: ['locationOf'] },
    { file: 'projections/sufficiency/durations.ts', names: ['CARE_BANDS', 'completedMonths'] },
    { file: 'projections/sufficiency/counts.ts', names: ['disabilityOf', 'headline', 'ageBandOf'] },
  ],
  figures: (read, asked) => {
    const { viewpoint } = asked;
    const inCare = read.childrenInCare(viewpoint);
    const children = headline(inCare);
    const onShortBreaks = inCare.filter((child) => !children.includes(child));
    return [
      count('lac.total', 'Children in care', 'children', childrenBehind(children)),
      count('lac.shortBreaks', 'On short breaks only, in no other figure', 'children', childrenBehind(onShortBreaks)),
      ratePer10000(children, populationUnder18(read, asked)),
      ...whoTheyAre(children, viewpoint.asAt),
      ...wherePlaced(children, viewpoint.asAt),
    ];
  },
};
