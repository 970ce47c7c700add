import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { Activity, AccommodationKind } from '../domain/leaver/codes.js';
import type { LeaverFact } from '../domain/leaver/events.js';
import { birthday } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import type { YoungPerson } from './leavers-cohort.js';
import type { Home } from './leavers-homes.js';
import { BEGAN, type Happened } from './supply-recorded.js';

/** What is so of a care leaver on the evening. */
export type Lot = {
  readonly home: Home;
  readonly plan: 'none' | 'overdue' | 'up-to-date';
  readonly inTouch: boolean;
  readonly occupied: boolean;
};

type Evening = { readonly evening: DayNumber; readonly providers: readonly string[] };

/** Everything the team recorded of one care leaver up to the evening, and the reviews that were caught up after it, in order. */
export const factsOf = (one: YoungPerson, lot: Lot, { evening, providers }: Evening): readonly Happened[] => {
  const chance = chanceFrom(90, Number(one.life.child));
  return inOrder([
    ...advisers(one, chance, evening),
    ...plans(one, lot, chance, evening),
    ...contacts(one, lot, chance, evening),
    ...homes(one, lot, chance, { evening, providers }),
    ...doings(one, lot, chance, evening),
    ...(one.askedOn === undefined ? [] : [on(one.askedOn, { type: 'SupportRequested' })]),
  ]);
};

/** Of one who turned 21 and asked for no more: what the tracker was brought in with, and the end. */
export const formerFactsOf = (one: YoungPerson, evening: DayNumber): readonly Happened[] => {
  const chance = chanceFrom(91, Number(one.life.child));
  const ended = one.endedOn ?? evening;
  const [met, seen] = [one.from + chance.between(2, 40), Math.max(one.from + 45, ended - chance.between(30, 200))];
  return inOrder([
    on(met, { type: 'PersonalAdviserAllocated' }),
    on(met + chance.between(1, 60), { type: 'PathwayPlanMade' }),
    on(seen, { type: 'LeaverContacted', inTouch: chance.yes(0.9) ? 'YES' : 'NO' }),
    on(seen, { type: 'LeaverAccommodated', accommodation: chance.weighted([['U', 6], ['B', 3], ['D', 2]] as const), suitable: chance.yes(0.93) }),
    on(seen, { type: 'LeaverActivityTold', activity: chance.weighted([['F3', 5], ['F2', 2], ['G5', 4]] as const) }),
    ...(leftToStay(one) ? stayingFrom(one) : []),
    on(ended, { type: 'LeavingCareSupportEnded', why: 'reached-21' }),
  ]);
};

type Told<F extends LeaverFact = LeaverFact> = F extends LeaverFact ? Omit<F, 'effectiveOn'> : never;

const on = (day: DayNumber, fact: Told): Happened => ({ fact: { ...fact, effectiveOn: dateOfDay(day) } });

const inOrder = (happened: readonly Happened[]): readonly Happened[] =>
  [...happened].sort((a, b) => (a.fact.effectiveOn < b.fact.effectiveOn ? -1 : a.fact.effectiveOn > b.fact.effectiveOn ? 1 : 0));

/** Some weeks after the team first had to do with somebody, and by the evening. */
const soonAfter = (from: DayNumber, chance: Chance, evening: DayNumber, most = 45): DayNumber =>
  Math.min(evening, from + chance.between(0, Math.min(most, Math.max(0, evening - from))));

/** One adviser after another, with a gap of some days between them. */
const advisers = (one: YoungPerson, chance: Chance, evening: DayNumber): readonly Happened[] => {
  const met = soonAfter(one.from, chance, evening);
  const ended = one.askedOn === undefined ? met + chance.between(200, 900) : Math.max(met + 1, birthday(one.life.born, 21));
  const next = one.askedOn ?? ended + chance.between(1, 20);
  const changes = one.askedOn === undefined ? chance.yes(0.35) && next <= evening : true;
  return [
    on(met, { type: 'PersonalAdviserAllocated' }),
    ...(changes ? [on(Math.min(ended, next), { type: 'PersonalAdviserEnded' }), on(next, { type: 'PersonalAdviserAllocated' })] : []),
  ];
};

/** The plan made some time after the first, and its reviews back from the last; no review of before the tracker but the latest is told. */
const plans = (one: YoungPerson, { plan }: Lot, chance: Chance, evening: DayNumber): readonly Happened[] => {
  if (plan === 'none') return [];
  const last = plan === 'overdue' ? evening - chance.between(190, 330) : evening - chance.between(2, 165);
  const made = Math.min(soonAfter(one.from, chance, evening, 90), Math.max(last, one.from));
  const reviews: DayNumber[] = [];
  for (let day = last; day > Math.max(made + 60, BEGAN - 30); day -= chance.between(185, 210)) reviews.push(day);
  const first = reviews.length === 0 && made < last ? last : made;
  const caughtUp = plan === 'overdue' && chance.yes(0.6) ? [evening + chance.between(8, 70)] : [];
  return [on(first, { type: 'PathwayPlanMade' }), ...[...reviews.reverse(), ...caughtUp].map((day) => on(day, { type: 'PathwayPlanReviewed' }))];
};

/** In touch every other month or so while it is recorded here. */
const contacts = (one: YoungPerson, { inTouch }: Lot, chance: Chance, evening: DayNumber): readonly Happened[] => {
  const last = Math.max(one.from, evening - chance.between(1, 55));
  const earlier: DayNumber[] = [];
  for (let day = last - chance.between(60, 120); day > Math.max(one.from, BEGAN) && earlier.length < 4; day -= chance.between(60, 120)) earlier.push(day);
  return [
    ...earlier.map((day) => on(day, { type: 'LeaverContacted', inTouch: chance.yes(0.95) ? 'YES' : 'NO' })),
    on(last, { type: 'LeaverContacted', inTouch: inTouch ? 'YES' : 'NO' }),
  ];
};

/** The regional framework for young people of 16 to 25 that ended in December 2018 (strategy 2019–2022). */
const FRAMEWORK = 'WHITE-ROSE-16-25';

const homes = (one: YoungPerson, { home }: Lot, chance: Chance, { evening, providers }: Evening): readonly Happened[] => {
  const earliest = one.left ?? Math.max(one.from, one.lived.from);
  const moved = home.kind !== 'Z' && chance.yes(0.45) ? earliest + chance.between(30, Math.max(30, Math.min(700, evening - earliest - 5))) : earliest;
  const since = Math.min(evening, Math.max(one.from, moved));
  const before = since > earliest && since > one.from ? [Math.max(one.from, earliest)] : [];
  const supplied = one.left === null ? (one.lived.suppliedBy?.urn ?? one.lived.suppliedBy?.home) : undefined;
  const provider = supplied ?? (providers.length > 0 ? chance.pick(providers) : undefined);
  const bought = { commissioned: { ...(chance.yes(0.85) ? { framework: FRAMEWORK } : {}), ...(provider === undefined ? {} : { provider }) } };
  return [
    ...before.map((day) => on(day, { type: 'LeaverAccommodated', accommodation: earlierHome(one, chance), suitable: true })),
    on(since, { type: 'LeaverAccommodated', accommodation: home.kind, suitable: home.suitable, ...(home.commissioned ? bought : {}) }),
    ...stayingPut(one, home, evening),
  ];
};

const earlierHome = ({ left, lived }: YoungPerson, chance: Chance): AccommodationKind => {
  if (left === null) return lived.type.startsWith('K') ? 'C' : 'Y';
  return chance.weighted([['D', 5], ['B', 3], ['E', 1], ['U', 3]] as const);
};

/** From leaving care at 18 on, where they still live with those who fostered them; it ends at 21. */
const stayingPut = (one: YoungPerson, { kind }: Home, evening: DayNumber): readonly Happened[] => {
  if (kind !== 'Z' || !one.lived.type.startsWith('U')) return [];
  const to = birthday(one.life.born, 21);
  return [...stayingFrom(one), ...(to <= evening ? [on(to, { type: 'StayingPutEnded' })] : [])];
};

const stayingFrom = ({ life, left, lived }: YoungPerson): readonly Happened[] => {
  const carer = lived.suppliedBy?.carer;
  const from = Math.max(left ?? 0, birthday(life.born, 18));
  return [on(from, { type: 'StayingPutBegan', ...(carer === undefined ? {} : { carer }) })];
};

/** Of some of those who turned 18 and stayed with their carers (E17): until they were 21. */
const leftToStay = ({ life, left, lived }: YoungPerson): boolean =>
  lived.type.startsWith('U') && life.periods.some(({ to, reason }) => to !== null && to === left && reason === 'E17') && chanceFrom(93, Number(life.child)).yes(0.8);

const doings = (one: YoungPerson, lot: Lot, chance: Chance, evening: DayNumber): readonly Happened[] => {
  const now = Math.max(one.from, Math.min(evening - chance.between(1, 400), evening));
  const before = now - chance.between(200, 500);
  return [
    ...(before > one.from ? [on(before, { type: 'LeaverActivityTold', activity: chance.weighted([['F2', 6], ['F3', 2], ['G5', 2]] as const) })] : []),
    on(now, { type: 'LeaverActivityTold', activity: lot.occupied ? occupation(one, chance) : idleness(one, lot, chance) }),
  ];
};

const occupation = ({ age }: YoungPerson, chance: Chance): Activity => {
  if (age < 18) return chance.weighted([['F2', 82], ['F3', 9], ['P2', 6], ['P3', 3]] as const);
  return chance.weighted([['F1', 10], ['F2', 34], ['F3', 38], ['P2', 6], ['P3', 12]] as const);
};

const idleness = ({ age, life }: YoungPerson, { home }: Lot, chance: Chance): Activity => {
  if (home.kind === 'G' || home.kind === 'R') return '0';
  const parent = life.sex === '2' && age >= 17 ? 25 : 0;
  return chance.weighted([['G5', 60], ['G4', 20], ['G6', parent]] as const);
};
