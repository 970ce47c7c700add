import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import { isShortBreak } from '../domain/codes.js';
import type { ShortBreakFact, StayTerms } from '../domain/short-break/events.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { SHORT_BREAK_UNIT } from './homes.js';
import { referenceOf } from './lives.js';
import type { Margins } from './margins.js';
import type { Planned, Says } from './planned.js';
import { instantOf, LAST_RECORDED, working } from './recording-days.js';
import { bedroomsOf, BOOKED_TO, staysOf, TOLD, type Bedrooms, type BreaksAgreed, type Nights } from './short-breaks-nights.js';
import type { World } from './world.js';

/** Children who have short breaks without being looked after (Children Act 1989, section 17); ours. */
const CHILDREN = 28;

type Child = {
  readonly id: string;
  readonly chance: Chance;
  readonly agreed: BreaksAgreed;
  /** Breaks of which the return tells one by one; of the others only the series is known there. */
  readonly told: readonly Nights[];
};

/** What was recorded of short breaks: what was agreed, what was taken and, from 2019 on, booked and cancelled. */
export const shortBreaksPlanned = (world: World, margins: Margins): readonly Planned[] => {
  const bedrooms = bedroomsOf(margins);
  const children = [...lookedAfterForBreaks(world), ...others()];
  for (const { told, agreed } of children) for (const nights of told) bedrooms.take(nights, agreed.lessAmbulant);
  return children.flatMap((child) => plannedOf(child, bedrooms));
};

/** How many nights a year panels allocate, and how often. */
const ALLOCATIONS = [[24, 4], [36, 7], [48, 9], [60, 7], [72, 3]] as const;

/** Those of whom the return tells as well, under V3 or V4. */
const lookedAfterForBreaks = ({ lives }: World): readonly Child[] =>
  lives
    .filter(({ periods }) => periods.some(({ statuses }) => statuses.some(({ status }) => isShortBreak(status))))
    .map(({ child, periods, disability }, place) => {
      const chance = chanceFrom(71, place);
      const told = periods.filter(({ statuses }) => statuses[0]?.status === 'V3').flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
      const first = Math.min(...periods.map(({ from }) => from));
      const last = Math.max(...periods.map(({ to }) => to ?? TOLD.to));
      return {
        id: child, chance, told: told.filter(({ from, to }) => from >= TOLD.from && to <= TOLD.to),
        agreed: { ...within(first, told.length > 0 ? TOLD.to : last), nightsAYear: told.length > 0 ? 24 : chance.weighted(ALLOCATIONS), lessAmbulant: disability === 'MOB' },
      };
    })
    .filter(({ agreed: { from, to } }) => to - from > 30);

const others = (): readonly Child[] =>
  Array.from({ length: CHILDREN }, (_, place) => {
    const chance = chanceFrom(72, place);
    const joined = chance.yes(0.7) ? TOLD.from : TOLD.from + chance.between(20, 420);
    const left = chance.yes(0.85) ? TOLD.to : Math.min(TOLD.to, joined + chance.between(120, 400));
    return {
      id: referenceOf(500_000 + place), chance, told: [],
      agreed: { from: joined, to: left, nightsAYear: chance.weighted(ALLOCATIONS), lessAmbulant: chance.yes(0.3) },
    };
  });

const within = (from: DayNumber, to: DayNumber): Nights => ({ from: Math.max(from, TOLD.from), to: Math.min(to, TOLD.to) });

/** From when stays are booked in the tracker; before it they were told when they had been taken. */
const BOOKED_FROM = TOLD.to - 90;

const plannedOf = ({ id, chance, agreed, told }: Child, bedrooms: Bedrooms): readonly Planned[] => {
  const say = sayer(id);
  const stays = told.length > 0 ? told : staysOf(chance, { ...agreed, to: agreed.to < TOLD.to ? agreed.to : BOOKED_TO }, bedrooms);
  const ended: ShortBreakFact = { type: 'ShortBreaksEnded', effectiveOn: dateOfDay(agreed.to) };
  return [
    say(agreed.from - chance.between(5, 25), { type: 'ShortBreaksAgreed', effectiveOn: dateOfDay(agreed.from), nightsAYear: agreed.nightsAYear }),
    ...stays.flatMap((nights, place) => stayPlanned(say, chance, nights, { id, lessAmbulant: agreed.lessAmbulant, place })),
    ...(agreed.to < TOLD.to ? [say(agreed.to + chance.between(0, 20), ended)] : []),
  ];
};

type Say = (on: DayNumber, what: ShortBreakFact | Says, time?: number) => Planned;

const sayer = (id: string): Say => (on, what, time = 1) => ({
  recordedAt: instantOf(Math.min(working(on), LAST_RECORDED), time), kind: 'short-break', id, by: 'short breaks team',
  says: 'verb' in what ? what : { verb: 'record', fact: what },
});

type Which = { readonly id: string; readonly lessAmbulant: boolean; readonly place: number };

/** A stay is told within days of the child's going home; now and then a night too many, which is put right within a fortnight. */
const stayPlanned = (say: Say, chance: Chance, nights: Nights, { id, lessAmbulant, place }: Which): readonly Planned[] => {
  const terms = (to: DayNumber): StayTerms => ({
    stay: `SB-${String(place + 1).padStart(3, '0')}`, until: dateOfDay(to), unit: SHORT_BREAK_UNIT, ...(lessAmbulant ? { lessAmbulant } : {}),
  });
  const effectiveOn = dateOfDay(nights.from);
  const booking = nights.from < BOOKED_FROM ? [] : [say(nights.from - chance.between(12, 60), { type: 'StayBooked', effectiveOn, ...terms(nights.to) }, 0)];
  if (booking.length > 0 && chance.yes(0.08)) return [...booking, cancelled(say, chance, nights, terms(nights.to).stay)];
  if (nights.to > TOLD.to) return booking;
  const home = nights.to + chance.weighted([[0, 3], [1, 5], [2, 2], [chance.between(3, 12), 2]] as const);
  const taken = (to: DayNumber): ShortBreakFact => ({ type: 'StayTaken', effectiveOn, ...terms(to) });
  if (nights.to - nights.from < 2 || !chance.yes(0.02)) return [...booking, say(home, taken(nights.to), 2)];
  const key = `short break ${id} ${place}`;
  return [
    ...booking,
    say(home, { verb: 'record', fact: taken(nights.to), key }, 2),
    say(home + chance.between(3, 14), { verb: 'correct', of: key, fact: taken(nights.to - 1), reason: 'facts-were-wrong' }, 3),
  ];
};

/** Called off some days before it would have begun. */
const cancelled = (say: Say, chance: Chance, { from }: Nights, stay: string): Planned => {
  const decided = from - chance.between(1, 8);
  return say(decided, { type: 'StayCancelled', effectiveOn: dateOfDay(from), stay, by: chance.yes(0.75) ? 'family' : 'unit', decidedOn: dateOfDay(decided) }, 3);
};
