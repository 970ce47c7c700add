import type { DayNumber } from '../domain/calendar.js';
import type { Course, LegalStep } from './course.js';
import { ageAt, birthday } from './days.js';
import type { Chance } from './random.js';

/** Care proceedings: an interim order, and some seven months on the court's answer, which depends most on age. */
export const proceedings = (chance: Chance, born: DayNumber, interim: DayNumber): Course => {
  const answered = interim + chance.spread([80, 160, 200, 250, 420]);
  const age = ageAt(born, answered);
  const answer = chance.weighted([
    ['adoption', age < 3 ? 38 : age < 6 ? 15 : age < 9 ? 2 : 0],
    ['guardianship', age < 6 ? 22 : age < 12 ? 15 : 6],
    ['home', age < 6 ? 12 : 13],
    ['child-arrangements', 5],
    ['care-order', age < 3 ? 24 : age < 6 ? 44 : 70],
  ] as const);
  if (answer === 'adoption') return towardsAdoption(chance, born, answered);
  if (answer !== 'care-order') return { steps: [], leaves: { on: answered, how: answer } };
  const refused = age < 6 && chance.yes(0.12);
  const decided = answered - chance.between(30, 70);
  return {
    ...careOrder(chance, born, answered),
    ...(refused ? { adoption: { decided, givenUp: { on: answered, why: 'RD2' } } } : {}),
  };
};

/** A full care order: most stay until grown up; some go home, first under the order, or find a guardian. */
const careOrder = (chance: Chance, born: DayNumber, on: DayNumber): Course => {
  const ordered: LegalStep = { on, legalStatus: 'C2' };
  const age = ageAt(born, on);
  const next = chance.weighted([
    ['adult', age < 6 ? 45 : 66],
    ['guardianship', age < 12 ? 24 : 7],
    ['home', 22],
    ['child-arrangements', 4],
    ['another-authority', 2],
  ] as const);
  if (next === 'adult') return { steps: [ordered], leaves: { on: birthday(born, 18), how: 'adult' } };
  const leaves = { on: on + chance.spread([200, 500, 900, 1500, 2900]), how: next };
  if (next !== 'home') return { steps: [ordered], leaves };
  const home: LegalStep = { on: leaves.on - chance.between(80, 190), legalStatus: 'C2', placing: 'with-parents' };
  return { steps: [ordered, home], leaves };
};

/** A placement order: a match, a placement and the adoption, or no family found and back to the care order. */
const towardsAdoption = (chance: Chance, born: DayNumber, ordered: DayNumber): Course => {
  const order: LegalStep = { on: ordered, legalStatus: 'E1' };
  const decided = ordered - chance.between(10, 60);
  if (chance.yes(0.16)) {
    const on = ordered + chance.spread([200, 300, 420, 560, 800]);
    const course = careOrder(chance, born, on);
    const why = chance.weighted([
      ['RD1', 20],
      ['RD3', 60],
      ['RD4', 20],
    ] as const);
    return { ...course, steps: [order, ...course.steps], adoption: { decided, givenUp: { on, why } } };
  }
  const placed = ordered + chance.spread([35, 90, 150, 260, 560]);
  const adopted = placed + chance.spread([85, 140, 200, 280, 500]);
  return {
    steps: [order, { on: placed, legalStatus: 'E1', placing: 'for-adoption' }],
    leaves: { on: adopted, how: 'adopted' },
    adoption: { decided, matched: placed - chance.between(10, 30), adopted },
  };
};
