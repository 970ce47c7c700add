import { dateOfDay, dayNumber, plusDays, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import { chanceFrom } from '../example/random.js';
import type { Margins } from './margins.js';
import { isOwnFostering, placingsOf, type Placing } from './supply-stays.js';
import type { World } from './world.js';

/** How a household stands to the period that the strategy tells of. */
export type Standing = 'continuing' | 'recruited' | 'leaving' | 'guardians' | 'earlier';

/** Room for stays with one own household: when it may foster, `[from, to)`, and who stays with it. */
export type Room = {
  readonly standing: Standing;
  readonly places: number;
  /** How many foster in it. */
  readonly carers: number;
  /** The first day on which a child may come. */
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  readonly stays: Placing[];
  /** Of those who became guardians: the child. */
  readonly child?: string;
};

/** The days of a printed period, first and last included. */
export const printedPeriod = (margins: Margins, id: string): { readonly first: CalendarDate; readonly last: CalendarDate } => {
  const [first = '', last = ''] = (margins.figures.find((figure) => figure.id === id)?.period ?? '').split('/');
  if (first === '' || last === '') throw new Error(`${id} is not of a period from one day to another.`);
  return { first: first as CalendarDate, last: last as CalendarDate };
};

const HOUSEHOLDS = 'carers.households';
const LONG_AGO = dayNumber('1998-01-01' as CalendarDate);

/** The period in which households were recruited and deregistered. */
export const periodOfHouseholds = (margins: Margins) => printedPeriod(margins, `${HOUSEHOLDS}.recruited`);

/** Rooms for the households of the evening, those that left in the period, and those of special guardians of earlier years. */
export const roomsFor = (world: World, margins: Margins): readonly Room[] => {
  const { first, last } = periodOfHouseholds(margins);
  const [begins, evening] = [dayNumber(first), dayNumber(last)];
  const guardians = guardianRooms(world, margins, evening);
  const leavingGuardians = guardians.filter(({ to }) => to !== null && to >= begins).length;
  const recruited = margins.of(`${HOUSEHOLDS}.recruited`);
  const leaving = margins.of(`${HOUSEHOLDS}.deregistered`) - leavingGuardians;
  const continuing = margins.of(HOUSEHOLDS) - recruited;
  const spread = (place: number, of: number) => begins + Math.round(((place + 0.5) * (evening - begins)) / of);
  const couples = margins.of('carers.total') - margins.of(HOUSEHOLDS);
  return [
    ...guardians,
    ...times(leaving, (place) => room('leaving', place, { to: spread(place, leaving) })),
    ...times(recruited, (place) => room('recruited', place, { from: spread(place, recruited) })),
    ...times(continuing, (place) => room('continuing', place, place < couples ? { carers: 2 } : {})),
    ...[23, 64].map((after, place) => room('recruited', recruited + place, { from: evening + after })),
  ];
};

const times = <T>(count: number, make: (place: number) => T): readonly T[] => Array.from({ length: Math.max(0, count) }, (_, place) => make(place));

const room = (standing: Standing, place: number, more: Partial<Room>): Room => {
  const chance = chanceFrom(411, place, standing.length);
  const places = chance.weighted([[1, 36], [2, 42], [3, 22]]);
  return { standing, places, carers: 1, from: LONG_AGO, to: null, stays: [], ...more };
};

const SPECIAL_GUARDIANSHIP: ReadonlySet<string> = new Set(['E43', 'E44', 'E45', 'E46', 'E47', 'E48']);

/** Children who left an own household for special guardianship on one day and are siblings, or one child. */
const familiesTaken = (world: World): readonly (readonly Placing[])[] => {
  const leaving = placingsOf(world).filter(({ period, stay }) =>
    stay.to !== null && stay.to === period.to && SPECIAL_GUARDIANSHIP.has(period.reason ?? '') && isOwnFostering(stay));
  const families = new Map<string, Placing[]>();
  for (const placing of leaving) {
    const family = `${placing.stay.to} ${placing.life.siblings ?? placing.life.child}`;
    families.set(family, [...(families.get(family) ?? []), placing]);
  }
  return [...families.values()].sort((a, b) => (a[0]?.stay.to ?? 0) - (b[0]?.stay.to ?? 0));
};

/**
 * The households that became special guardians, year by year as printed (`2016-17`): the print counts carers, so as many are
 * couples as it takes. Where fewer children left for it than households did, a household left without one.
 */
const guardianRooms = (world: World, margins: Margins, evening: DayNumber): readonly Room[] => {
  const families = familiesTaken(world);
  return [...margins.under('carers.specialGuardianship.')].filter(([year]) => year !== 'total').flatMap(([year, carers]) => {
    const begins = dayNumber(`${year.slice(0, 4)}-04-01` as CalendarDate);
    const ends = Math.min(dayNumber(plusDays(dateOfDay(begins), 365)), evening + 1);
    const taken = families.filter(([one]) => begins <= (one?.stay.to ?? 0) && (one?.stay.to ?? 0) < ends);
    const households = Math.min(carers, Math.max(Math.ceil(carers / 2), Math.min(taken.length, Math.ceil(carers * 0.6))));
    return times(households, (place) => {
      const family = taken[taken.length < households ? place : Math.floor((place * taken.length) / households)] ?? [];
      const [one] = family;
      const to = one?.stay.to ?? begins + Math.round(((place + 0.5) * (ends - begins)) / households);
      return room('guardians', place, {
        carers: place < carers - households ? 2 : 1, to, places: Math.max(1, family.length), stays: [...family],
        ...(one ? { child: one.life.child } : {}),
      });
    });
  });
};
