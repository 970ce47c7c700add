import type { DayNumber } from '../domain/calendar.js';
import type { LegalStatus } from '../domain/codes.js';
import type { Course, LegalStep } from './course.js';
import { ageAt, birthday } from './days.js';
import type { Beginning, FamilyKind } from './family.js';
import { proceedings } from './proceedings.js';
import type { Chance } from './random.js';
import type { AdoptionPlan } from './story.js';

/** The law's side of a period of care, from coming in to leaving: settled before any placement is. */
export type CarePlan = {
  readonly admitted: DayNumber;
  readonly legalStatus: LegalStatus;
  readonly steps: readonly LegalStep[];
  readonly leaves: Course['leaves'];
  readonly adoption?: AdoptionPlan;
};

export type Entrant = {
  readonly born: DayNumber;
  readonly admitted: DayNumber;
  readonly beginning: Beginning;
  readonly kind: FamilyKind;
};

/** The plan of one period of care. Nobody is in care past the eighteenth birthday, whatever was to follow. */
export const carePlanOf = (chance: Chance, entrant: Entrant): CarePlan => {
  const { legalStatus, course } = begin(chance, entrant);
  const { born, admitted } = entrant;
  const adult = birthday(born, 18);
  const leaves = course.leaves.on < adult ? course.leaves : { on: adult, how: 'adult' as const };
  const steps = course.steps.filter(({ on }) => on < leaves.on);
  const adoption = course.adoption && course.adoption.decided < leaves.on ? course.adoption : undefined;
  return { admitted, legalStatus, steps, leaves, ...(adoption ? { adoption } : {}) };
};

const begin = (chance: Chance, entrant: Entrant): { legalStatus: LegalStatus; course: Course } => {
  const { admitted, kind, beginning } = entrant;
  if (kind === 'asylum') return { legalStatus: 'V2', course: asylum(chance, entrant) };
  if (kind === 'remand') return { legalStatus: 'J1', course: remand(chance, admitted) };
  switch (beginning) {
    case 'voluntary':
      return { legalStatus: 'V2', course: agreed(chance, entrant, admitted) };
    case 'interim':
      return { legalStatus: 'C1', course: proceedings(chance, entrant.born, admitted) };
    case 'police':
      return { legalStatus: 'L1', course: urgent(chance, entrant, admitted + chance.between(1, 3)) };
    case 'emergency':
      return { legalStatus: 'L2', course: urgent(chance, entrant, admitted + chance.between(4, 20)) };
  }
};

/** The police, or an emergency order, hold for days; then the parents agree, a court orders, or the child goes home. */
const urgent = (chance: Chance, entrant: Entrant, until: DayNumber): Course => {
  const next = chance.weighted([
    ['C1', 60],
    ['V2', 27],
    ['home', 13],
  ] as const);
  if (next === 'home') return { steps: [], leaves: { on: until, how: chance.yes(0.5) ? 'home' : 'home-suddenly' } };
  const course = next === 'C1' ? proceedings(chance, entrant.born, until) : agreed(chance, entrant, until);
  return { ...course, steps: [{ on: until, legalStatus: next }, ...course.steps] };
};

/** Accommodated with the parents' agreement: home again, or to court, or until grown up. */
const agreed = (chance: Chance, { born }: Entrant, from: DayNumber): Course => {
  const age = ageAt(born, from);
  const next = chance.weighted([
    ['home', age < 10 ? 52 : 46],
    ['court', age < 10 ? 42 : age < 15 ? 20 : 4],
    ['stays', age < 10 ? 0 : age < 15 ? 42 : 70],
    ['moves', 6],
  ] as const);
  if (next === 'court') {
    const ordered = from + chance.spread([6, 40, 90, 170, 420]);
    const course = proceedings(chance, born, ordered);
    return { ...course, steps: [{ on: ordered, legalStatus: 'C1' }, ...course.steps] };
  }
  if (next === 'stays') return { steps: [], leaves: { on: birthday(born, 18), how: 'adult' } };
  if (next === 'moves') {
    const how = chance.weighted([
      ['another-authority', 4],
      ['kin', 4],
      ['abroad', 1],
      ['child-arrangements', 3],
      ['died', 0.4],
    ] as const);
    return { steps: [], leaves: { on: from + chance.spread([20, 70, 180, 400, 800]), how } };
  }
  const how = chance.yes(0.62) ? 'home' : 'home-suddenly';
  return { steps: [], leaves: { on: from + chance.spread([1, 18, 70, 210, 800]), how } };
};

/** Alone in the country: nearly always until eighteen, unless found to be grown up, or gone. */
const asylum = (chance: Chance, { born, admitted }: Entrant): Course => {
  const how = chance.weighted([
    ['adult', 68],
    ['found-adult', 12],
    ['missing', 14],
    ['kin', 6],
  ] as const);
  const on = how === 'adult' ? birthday(born, 18) : admitted + chance.spread([20, 45, 80, 140, 300]);
  return { steps: [], leaves: { on, how } };
};

const remand = (chance: Chance, from: DayNumber): Course => ({
  steps: [],
  leaves: { on: from + chance.spread([4, 14, 32, 70, 130]), how: chance.yes(0.55) ? 'remand-ended' : 'sentenced' },
});
