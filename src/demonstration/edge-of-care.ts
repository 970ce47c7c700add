import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { ReferralOutcome, SupportService } from '../domain/support/codes.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { atWork, FIRST_DAY, isTold, noonOf, supportTold } from './demand-recorded.js';
import { eveningOf } from './balance.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import { mixed } from './quotas.js';

const WORKER = 'edge-of-care-worker';
const OTHERS = { reduced: ['no-change', 'increased'], increased: ['no-change', 'reduced'], 'no-change': ['reduced', 'increased'] } as const;

/** How many children are referred to other services in the two years, and how long those work with them, in days; ours. */
const SERVICES: readonly (readonly [service: SupportService, letters: string, many: number, days: readonly [number, number]])[] = [
  ['family-group-conference', 'FG', 78, [25, 70]], ['multi-systemic-therapy', 'MS', 26, [110, 160]], ['pause', 'PA', 10, [400, 600]],
  ['reunification', 'RE', 14, [120, 240]],
];

/**
 * Edge of care: as many children with an outcome by the evening as were printed, a few more whose outcome is still to come
 * then, and some whose outcome is another by the end of March 2019. And the other services.
 */
export const edgeOfCarePlanned = (margins: Margins, newChild: () => string): readonly Planned[] => {
  const evening = eveningOf(margins);
  const outcomes = mixed(chanceFrom(61), [
    ...repeated<ReferralOutcome>('reduced', margins.of('edgeOfCare.reduced')),
    ...repeated<ReferralOutcome>('increased', margins.of('edgeOfCare.increased')),
    ...repeated<ReferralOutcome>('no-change', margins.of('edgeOfCare.noChange')),
  ]);
  const told = outcomes.flatMap((outcome, place) => referralOf(newChild(), place, outcome, evening));
  const since = Array.from({ length: 14 }, (_, place) => referredSince(newChild(), outcomes.length + place, evening));
  return [...told, ...since.flat(), ...otherServices(newChild)];
};

const repeated = <T>(one: T, times: number): readonly T[] => Array.from({ length: times }, () => one);

type Course = { readonly child: string; readonly referral: string; readonly chance: Chance };

const referenceOf = (letters: string, place: number): string => `${letters}-${String(place + 1).padStart(4, '0')}`;

/** One child’s referral, what came of it by the evening, now and then another word before that one and after it, and its closing. */
const referralOf = (child: string, place: number, outcome: ReferralOutcome, evening: DayNumber): readonly Planned[] => {
  const course = { child, referral: referenceOf('EC', place), chance: chanceFrom(62, place) };
  const { chance } = course;
  const made = atWork(chance.between(FIRST_DAY, evening - 130));
  const last = atWork(Math.min(made + chance.between(70, 260), evening - 12));
  const before = chance.yes(0.3) && last - made > 60 ? [outcomeOf(course, atWork(made + 35), chance.pick(OTHERS[outcome]))] : [];
  const closed = atWork(last + chance.between(3, 60));
  const after = evening + chance.between(20, 60);
  return [
    madeOf(course, made),
    ...before,
    ...(place % 40 === 7 ? mistaken(course, last, outcome) : [outcomeOf(course, last, outcome)]),
    ...(outcome === 'reduced' && chance.yes(0.45) ? [avoidedOf(course, made + chance.between(5, 30))] : []),
    ...(isTold(closed) && chance.yes(0.8) ? [closedOf(course, closed)] : []),
    ...(chance.yes(0.1) ? [outcomeOf(course, after, chance.pick(OTHERS[outcome]))] : []),
  ];
};

const referredSince = (child: string, place: number, evening: DayNumber): readonly Planned[] => {
  const course = { child, referral: referenceOf('EC', place), chance: chanceFrom(62, place) };
  const made = atWork(evening - course.chance.between(-60, 40));
  return [
    madeOf(course, made),
    ...(made < evening ? [outcomeOf(course, evening + course.chance.between(10, 75), course.chance.pick(['reduced', 'no-change'] as const))] : []),
  ];
};

const madeOf = ({ child, referral }: Course, on: DayNumber): Planned =>
  supportTold(child, 'social-worker', { type: 'ReferralMade', referral, service: 'edge-of-care' }, { on });

const outcomeOf = ({ child, referral }: Course, on: DayNumber, outcome: ReferralOutcome): Planned =>
  supportTold(child, WORKER, { type: 'ReferralOutcomeTold', referral, outcome }, { on, after: 3 });

const closedOf = ({ child, referral }: Course, on: DayNumber): Planned =>
  supportTold(child, WORKER, { type: 'ReferralClosed', referral }, { on, after: 2 });

const avoidedOf = ({ child, referral }: Course, on: DayNumber): Planned =>
  supportTold(child, 'team-manager', { type: 'AdmissionAvoided', referral }, { on, after: 6 });

/** Recorded wrong at first and put right within the week. */
const mistaken = ({ child, referral, chance }: Course, on: DayNumber, outcome: ReferralOutcome): readonly Planned[] => {
  const key = `outcome of ${referral}`;
  const wrong = { type: 'ReferralOutcomeTold', referral, outcome: chance.pick(OTHERS[outcome]) } as const;
  const right = { type: 'ReferralOutcomeTold', referral, outcome, effectiveOn: dateOfDay(on) } as const;
  return [
    supportTold(child, WORKER, wrong, { on, after: 1, key }),
    {
      kind: 'support', id: child, by: 'team-manager', recordedAt: noonOf(atWork(on + 5)),
      says: { verb: 'correct', of: key, fact: right, reason: 'facts-were-wrong' },
    },
  ];
};

const otherServices = (newChild: () => string): readonly Planned[] =>
  SERVICES.flatMap(([service, letters, many, [least, most]]) =>
    Array.from({ length: many }, (_, place) => {
      const chance = chanceFrom(63, letters.charCodeAt(0), place);
      const [child, referral] = [newChild(), referenceOf(letters, place)];
      const on = atWork(chance.between(FIRST_DAY, FIRST_DAY + 715));
      const closed = atWork(on + chance.between(least, most));
      return [
        supportTold(child, 'social-worker', { type: 'ReferralMade', referral, service }, { on }),
        ...(chance.yes(0.08) && isTold(on + 10)
          ? [supportTold(child, 'team-manager', { type: 'AdmissionAvoided', ...(chance.yes(0.6) ? { referral } : {}) }, { on: on + 10 })]
          : []),
        ...(isTold(closed) ? [supportTold(child, 'social-worker', { type: 'ReferralClosed', referral }, { on: closed })] : []),
      ];
    }).flat());
