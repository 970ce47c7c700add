import { dateOfDay, dayNumber, plusYears, type DayNumber } from '../domain/calendar.js';
import type { ApprovalType, DeregistrationReason, ExitTheme, UnavailableReason } from '../domain/carer/codes.js';
import type { CarerFact } from '../domain/carer/events.js';
import { ageAt } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { isApprovedOn, type Household } from './households.js';
import { childrenOn } from './households-placing.js';
import type { Planned } from './planned.js';
import { LAST_RECORDED } from './recording-days.js';
import { AUTUMN, BEGAN, recorded, type Happened } from './supply-recorded.js';
import { isKin } from './supply-stays.js';

/** What was recorded of the own foster households, and of some on the way to becoming one. */
export const householdsPlanned = (households: readonly Household[], evening: DayNumber): readonly Planned[] => [
  ...households.flatMap((household, place) => {
    const chance = chanceFrom(417, place);
    const facts = factsOf(household, chance, evening).filter(({ effectiveOn }) => dayNumber(effectiveOn) <= evening + 90);
    return recorded({ kind: 'carer', id: household.id, by: 'fostering team' }, inOrder(facts), chance, evening);
  }),
  ...applicants(households.length, evening),
];

/** By the day; what takes effect on one day stays as it is given. */
const inOrder = (facts: readonly CarerFact[]): readonly Happened[] =>
  [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0)).map((fact) => ({ fact }));

const factsOf = (household: Household, chance: Chance, evening: DayNumber): readonly CarerFact[] => {
  const { from, to, types, variedOn, why, child, born, level } = household;
  const on = dateOfDay(from);
  return [
    ...(from > BEGAN ? steps(from, chance).slice(isKinship(household) ? 2 : 0) : []),
    { type: 'CarerApproved', effectiveOn: on, terms: termsOf(household, types.types) },
    ...born.map((day, person): CarerFact => ({ type: 'CarerPersonJoined', effectiveOn: on, person: person + 1, dateOfBirth: dateOfDay(day) })),
    ...(to === null || to > AUTUMN ? [{ type: 'SkillsLevelSet', effectiveOn: dateOfDay(Math.max(from, AUTUMN)), level } as const] : []),
    ...(variedOn !== undefined && types.varied
      ? [{ type: 'CarerApprovalVaried', effectiveOn: dateOfDay(variedOn), terms: termsOf(household, types.varied) } as const] : []),
    ...exemption(household),
    ...(to === null || to > evening ? unavailable(household, chance, evening) : []),
    ...reviews(household, chance, evening),
    ...lived(household, chance, evening),
    ...(to === null || why === undefined ? [] : leaving(to, { why, child }, chance)),
  ];
};

const isKinship = ({ stays }: Pick<Household, 'stays'>): boolean => stays.length > 0 && stays.every(({ stay }) => isKin(stay));

/** Where it lives; a hub of carers who support each other, which some joined; and an allegation now and then. */
const lived = ({ from, to, standing, stays }: Household, chance: Chance, evening: DayNumber): readonly CarerFact[] => {
  if (standing === 'earlier') return [];
  const authority = stays[0]?.stay.authority;
  const [joined, raised] = [Math.max(from, evening - chance.between(60, 640)), evening - chance.between(10, 700)];
  const allegation = `A${String(raised)}`;
  return [
    { type: 'CarerAddressRecorded', effectiveOn: dateOfDay(from), ...(authority === undefined ? {} : { authority }) },
    ...(to === null && chance.yes(0.11) ? [{ type: 'HubJoined', effectiveOn: dateOfDay(joined), hub: chance.pick(HUBS) } as const] : []),
    ...(raised > Math.max(from, BEGAN) && raised < (to ?? evening) && chance.yes(0.05)
      ? [{ type: 'AllegationRaised', effectiveOn: dateOfDay(raised), allegation } as const,
         { type: 'AllegationConcluded', effectiveOn: dateOfDay(raised + chance.between(20, 70)), allegation, outcome: chance.pick(OUTCOMES) } as const] : []),
  ];
};

const HUBS = ['HUB-1', 'HUB-2'] as const;
const OUTCOMES = ['unsubstantiated', 'unfounded', 'unsubstantiated', 'false', 'substantiated'] as const;

/** From the first question to the panel. */
const steps = (from: DayNumber, chance: Chance): readonly CarerFact[] => {
  const panel = from - chance.between(3, 12);
  const began = panel - chance.between(80, 140);
  const applied = began - chance.between(10, 40);
  return [
    { type: 'CarerEnquired', effectiveOn: dateOfDay(applied - chance.between(10, 60)) },
    { type: 'CarerApplied', effectiveOn: dateOfDay(applied) },
    { type: 'CarerAssessmentBegan', effectiveOn: dateOfDay(began) },
    { type: 'CarerPanelHeld', effectiveOn: dateOfDay(panel), recommendation: 'approve' },
  ];
};

/** For which ages households are approved, the narrowest first; relatives and friends for their own family's children. */
const RANGES = [[0, 4], [0, 10], [5, 17], [0, 17]] as const;

const termsOf = ({ places, stays }: Household, types: readonly ApprovalType[]) => {
  const ages = stays.flatMap(({ life: { born }, stay: { from, to } }) => [ageAt(born, from), ageAt(born, (to ?? LAST_RECORDED) - 1)]);
  const [youngest, oldest] = [Math.min(17, ...ages), Math.max(0, ...ages)];
  const [ageFrom, ageTo] = RANGES.find(([from, to]) => stays.length > 1 && from <= youngest && oldest <= to) ?? [0, 17];
  return { places, ageFrom, ageTo: isKinship({ stays }) ? 18 : ageTo, types };
};

const exemption = ({ beyond, to }: Household): readonly CarerFact[] => {
  if (!beyond || beyond.places <= 3) return [];
  const until = to === null ? {} : { until: dateOfDay(to) };
  return [{ type: 'UsualLimitExempted', effectiveOn: dateOfDay(beyond.from), places: beyond.places, ...until }];
};

const REASONS: readonly (readonly [UnavailableReason, number])[] = [
  ['needs-of-child-placed', 34], ['carers-circumstances', 26], ['break-between-placements', 20], ['sibling-or-parent-and-child', 14], ['awaiting-review', 6],
];

/** On the evening some places of a household cannot be filled; they are none that are filled. */
const unavailable = (household: Household, chance: Chance, evening: DayNumber): readonly CarerFact[] => {
  const since = evening - chance.between(5, 40);
  const free = household.places - Math.max(childrenOn(household, since), childrenOn(household, evening));
  if (free < 1 || !isApprovedOn(household, since) || !chance.yes(0.45)) return [];
  return [{ type: 'PlacesUnavailable', effectiveOn: dateOfDay(since), places: free, reason: chance.weighted(REASONS), until: dateOfDay(evening + chance.between(20, 120)) }];
};

/** Once a year from the approval, since the tracker was brought in; a few late, and a few not held at all. */
const reviews = ({ from, to }: Household, chance: Chance, evening: DayNumber): readonly CarerFact[] => {
  const held: CarerFact[] = [];
  for (let year = 1; ; year += 1) {
    const due = dayNumber(plusYears(dateOfDay(from), year)) - chance.between(0, 30) + (chance.yes(0.06) ? 60 : 0);
    if (due > evening + 85 || due >= (to ?? Number.POSITIVE_INFINITY)) return held;
    if (due >= BEGAN && !chance.yes(0.04)) held.push({ type: 'CarerReviewed', effectiveOn: dateOfDay(due), outcome: chance.yes(0.1) ? 'vary' : 'continue' });
  }
};

const leaving = (to: DayNumber, { why, child }: Pick<Household, 'why' | 'child'>, chance: Chance): readonly CarerFact[] => {
  const reason = why ?? 'carers-wish';
  const interview: readonly CarerFact[] = to > BEGAN && reason !== 'services-decision' && chance.yes(0.7)
    ? [{ type: 'ExitInterviewHeld', effectiveOn: dateOfDay(to + chance.between(7, 28)), themes: [chance.pick(THEMES[reason] ?? WISHES)] }]
    : [];
  return [{ type: 'CarerDeregistered', effectiveOn: dateOfDay(to), reason, ...(child === undefined ? {} : { child }) }, ...interview];
};

const THEMES: Readonly<Partial<Record<DeregistrationReason, readonly ExitTheme[]>>> = {
  retirement: ['family-circumstances', 'health'],
  'special-guardianship': ['permanence-for-child'],
  'to-another-service': ['financial-support', 'respect-as-professional', 'support-out-of-hours'],
};

/** What those speak of who leave by their own wish. */
const WISHES: readonly ExitTheme[] = ['financial-support', 'support-from-service', 'family-circumstances', 'matching', 'support-out-of-hours'];

/** Households on the way to an approval on the evening, the furthest first. */
const applicants = (before: number, evening: DayNumber): readonly Planned[] =>
  Array.from({ length: 14 }, (_, place) => {
    const chance = chanceFrom(418, place);
    const panel = evening + chance.between(20, 60) + place * 12;
    const facts = steps(panel, chance).filter(({ effectiveOn }) => dayNumber(effectiveOn) <= evening);
    const id = `H${String(before + place + 1).padStart(4, '0')}`;
    return recorded({ kind: 'carer', id, by: 'fostering team' }, inOrder(facts), chance, evening);
  }).flat();
