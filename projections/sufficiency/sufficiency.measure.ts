import { childrenBehind, count, type Figure } from '../figure.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Measure } from '../measure.js';
import { headline } from './counts.js';
import { wherePlaced } from './placed.js';
import { whoTheyAre } from './who.js';

/**
 * Children in care per 10,000 of the population under 18, to a whole number (DfE: rates are whole, on the mid-year estimate
 * of the June before, and change where that is revised); null where no population is given or it is none.
 */
export const ratePer10000 = (children: readonly ChildInCare[], population: number | null): Figure => ({
  id: 'lac.rate',
  words: population
    ? 'In care, per 10,000 of the population under 18'
    : 'In care, per 10,000 of the population under 18: no population was given',
  value: population ? Math.round((children.length * 10_000) / population) : null,
  unit: 'per 10,000',
  ...(population ? { of: population } : {}),
  behind: childrenBehind(children),
});

/**
 * Children in care on a day, by where they live and who they are; children on short breaks only (V3, V4) in none of the
 * figures but their own, as in every headline figure of the department's (M18, M19).
 */
export const sufficiency: Measure = {
  name: 'sufficiency',
  title: 'Children in care, where they live and who they are',
  definitions: [
    { file: 'projections/sufficiency/sufficiency.measure.ts', names: ['sufficiency', 'ratePer10000'] },
    { file: 'projections/sufficiency/settings.ts', names: ['SETTINGS', 'PLACEMENT_GROUPS', 'STRATEGY_LINES', 'isFamilyBased'] },
    { file: 'projections/sufficiency/in-authority.ts', names: ['locationOf'] },
    { file: 'projections/sufficiency/durations.ts', names: ['CARE_BANDS', 'completedMonths'] },
    { file: 'projections/sufficiency/counts.ts', names: ['disabilityOf', 'headline', 'ageBandOf'] },
  ],
  figures: (read, { viewpoint, population }) => {
    const inCare = read.childrenInCare(viewpoint);
    const children = headline(inCare);
    const onShortBreaks = inCare.filter((child) => !children.includes(child));
    return [
      count('lac.total', 'Children in care', 'children', childrenBehind(children)),
      count('lac.shortBreaks', 'On short breaks only, in no other figure', 'children', childrenBehind(onShortBreaks)),
      ratePer10000(children, population),
      ...whoTheyAre(children, viewpoint.asAt),
      ...wherePlaced(children, viewpoint.asAt),
    ];
  },
};
