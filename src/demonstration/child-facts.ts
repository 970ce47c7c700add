import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { ChildFact, Placement } from '../domain/child/events.js';
import type { Life, PeriodOfCare, Stay } from './world.js';

/** Something that took effect in a child's life, and the fact that tells of it. */
export type Told = { readonly on: DayNumber; readonly fact: ChildFact };

/** What is said of a child's period of care: its beginning, then what followed in order, then its end. */
export type PeriodTold = { readonly coming: readonly Told[]; readonly course: readonly Told[]; readonly leaving: Told | undefined };

/** Who a child is, as recorded with the first admission. */
export const particularsOf = ({ born, sex, ethnicity, disability }: Life, name: string): ChildFact => ({
  type: 'ParticularsRecorded',
  effectiveOn: dateOfDay(born),
  dateOfBirth: dateOfDay(born),
  sex,
  ethnicity,
  ...(disability === undefined ? {} : { disability }),
  ...(sex === '2' ? { mother: false } : {}),
  identity: { name },
});

export const placementOf = ({ type, provider, authority, tenthsOfMiles, suppliedBy }: Stay): Placement => ({
  type,
  ...(provider === undefined ? {} : { provider }),
  ...suppliedBy,
  ...(authority === undefined ? {} : { authority }),
  ...(tenthsOfMiles === undefined ? {} : { distance: tenthsOfMiles / 10 }),
});

/** The facts of one period of care. Where the child moved on the day on which the legal status changed, one fact tells both. */
export const factsOf = (life: Life, period: PeriodOfCare): PeriodTold => {
  const { from, to, reason, categoryOfNeed, stays, statuses } = period;
  const statusOn = new Map(statuses.slice(1).map((one) => [one.from, one.status]));
  const [first] = stays;
  if (first === undefined || statuses[0] === undefined) throw new Error(`Child ${life.child} came into care without a placement or a legal status.`);
  const moves = stays.slice(1).map((stay, place): Told => {
    const legalStatus = statusOn.get(stay.from);
    statusOn.delete(stay.from);
    const why = stays[place]?.reason;
    return {
      on: stay.from,
      fact: {
        type: 'ChildMoved', effectiveOn: dateOfDay(stay.from), placement: placementOf(stay),
        ...(why === undefined ? {} : { reason: why }), ...(legalStatus === undefined ? {} : { legalStatus }),
      },
    };
  });
  const changes = [...statusOn].map(([on, legalStatus]): Told => ({ on, fact: { type: 'LegalStatusChanged', effectiveOn: dateOfDay(on), legalStatus } }));
  const effectiveOn = dateOfDay(from);
  const told = (fact: ChildFact): Told => ({ on: from, fact });
  return {
    coming: [
      ...(life.asylum ? [told({ type: 'AsylumStatusRecorded', effectiveOn })] : []),
      told({ type: 'ChildAdmitted', effectiveOn, legalStatus: statuses[0].status, categoryOfNeed, placement: placementOf(first) }),
      ...(life.siblings === undefined || period !== life.periods.at(-1) ? [] : [told({ type: 'SiblingGroupJoined', effectiveOn, group: life.siblings })]),
    ],
    course: [...moves, ...changes].sort((a, b) => a.on - b.on),
    leaving: to === null || reason === undefined ? undefined : { on: to, fact: { type: 'ChildDischarged', effectiveOn: dateOfDay(to), reason } },
  };
};
