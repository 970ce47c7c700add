import type { DayNumber } from '../domain/calendar.js';
import type { ExampleAuthority } from './authority.js';
import { carePlanOf, type CarePlan } from './care-plan.js';
import { birthday } from './days.js';
import type { Beginning, Family, Member } from './family.js';
import { absencesOf } from './missing.js';
import { periodOf } from './period.js';
import { reviewsOf } from './reviews.js';
import { seriesOfBreaks, singleBreaks } from './short-breaks.js';
import type { Chance } from './random.js';
import type { PeriodOfCare, Setting, Story } from './story.js';

type Told = {
  readonly chance: Chance;
  readonly authority: ExampleAuthority;
  readonly family: Family;
  readonly member: Member;
  readonly together: Setting;
};

/** All that happens to one child, from first coming into care to leaving it for the last time. */
export const storyOf = (told: Told): Story => {
  const { chance, family, member } = told;
  const { born, sex, admitted: from } = member;
  const about = { born, sex, ethnicity: family.ethnicity };
  if (family.kind === 'series-of-breaks' || family.kind === 'single-breaks') {
    const breaks = family.kind === 'series-of-breaks' ? seriesOfBreaks : singleBreaks;
    return { ...about, periods: breaks({ chance, born, from }), reviews: [], missing: [] };
  }
  const mother = motherhood(chance, member);
  const periods = periodsOf(told, mother);
  const looked = { periods, reviews: periods.flatMap((period) => reviewsOf(chance, born, period)) };
  const missing = periods.flatMap((period) => absencesOf(chance, born, period));
  const asylum = family.kind === 'asylum' ? { asylum: { until: asylumEnd(chance, born, from) } } : {};
  return { ...about, ...looked, missing, ...asylum, ...(mother === undefined ? {} : { motherSince: mother }) };
};

/** Up to three times in care: who goes home may come again, with other papers and perhaps from another address. */
const periodsOf = (told: Told, mother: DayNumber | undefined): readonly PeriodOfCare[] => {
  const { chance, family, member } = told;
  const periods: PeriodOfCare[] = [];
  let next: { admitted: DayNumber; beginning: Beginning } | undefined = member;
  while (next) {
    const plan = withBirth(carePlanOf(chance, { ...next, born: member.born, kind: family.kind }), mother);
    const period = periodOf(
      {
        ...told,
        born: member.born,
        home: family.kind === 'asylum' ? '' : family.homePostcode,
        plan,
        ...(next === member ? { together: told.together } : {}),
      },
      periods.length === 0 || chance.yes(0.7) ? family.need : 'N1',
    );
    periods.push(period);
    next = periods.length < 3 ? again(chance, member.born, period, plan) : undefined;
  }
  return periods;
};

/** Coming back into care, as about one in six of those who went home do; at the earliest the next day. */
const again = (chance: Chance, born: DayNumber, { to }: PeriodOfCare, { leaves }: CarePlan) => {
  if (leaves.how !== 'home' && leaves.how !== 'home-suddenly') return undefined;
  const admitted = to + chance.spread([1, 50, 160, 420, 1300]);
  const beginning = chance.weighted([
    ['voluntary', 45],
    ['interim', 40],
    ['police', 15],
  ] as const);
  return chance.yes(0.19) && admitted < birthday(born, 17) ? { admitted, beginning } : undefined;
};

const motherhood = (chance: Chance, { born, sex }: Member): DayNumber | undefined =>
  sex === 'female' && chance.yes(0.05) ? birthday(born, 15) + chance.between(100, 950) : undefined;

/** A mother in care and her baby are looked after together for a while. */
const withBirth = (plan: CarePlan, mother: DayNumber | undefined): CarePlan => {
  const on = mother === undefined ? Infinity : mother + 4;
  const clear = on > plan.admitted + 30 && on < plan.leaves.on && plan.steps.every((step) => step.on !== on);
  if (!clear || plan.adoption) return plan;
  const law = plan.steps.filter((step) => step.on < on).at(-1)?.legalStatus ?? plan.legalStatus;
  const steps = [...plan.steps, { on, legalStatus: law, placing: 'family-centre' as const }];
  return { ...plan, steps: steps.sort((a, b) => a.on - b.on) };
};

/** Until grown up, unless leave to remain comes before. */
const asylumEnd = (chance: Chance, born: DayNumber, from: DayNumber): DayNumber => {
  const granted = from + chance.between(150, 700);
  return chance.yes(0.25) ? Math.min(granted, birthday(born, 18)) : birthday(born, 18);
};
