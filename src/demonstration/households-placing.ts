import { dayNumber, type DayNumber } from '../domain/calendar.js';
import { chanceFrom } from '../example/random.js';
import { periodOfHouseholds, roomsFor, type Room } from './households-pool.js';
import type { Margins } from './margins.js';
import { endOf, inTurn, isKin, isOwnFostering, keyOf, lastsOn, meets, mostDuring, placingsOf, type Placing } from './supply-stays.js';
import type { World } from './world.js';

/** Every own household there ever was, with the stays of children placed with it. */
export const roomsFilled = (world: World, margins: Margins): readonly Room[] => {
  const begins = dayNumber(periodOfHouseholds(margins).first);
  const rooms = [...roomsFor(world, margins)];
  const taken = new Set(rooms.flatMap(({ stays }) => stays.map(({ stay }) => stay)));
  const own = inTurn(placingsOf(world).filter(({ stay }) => isOwnFostering(stay) && !taken.has(stay)));
  const recent = own.filter(({ stay }) => endOf(stay) >= begins);
  for (const placing of [...recent.filter(({ stay }) => isKin(stay)), ...recent.filter(({ stay }) => !isKin(stay))]) place(rooms, placing);
  for (const placing of own.filter(({ stay }) => endOf(stay) < begins)) placeEarlier(rooms, placing, begins);
  return rooms;
};

const familyOf = ({ life }: Placing): string => life.siblings ?? life.child;

const isFamily = (one: Placing) => (other: Placing): boolean => familyOf(one) === familyOf(other);

const hasRoom = ({ from, to, places, stays }: Room, { stay }: Placing): boolean =>
  from <= stay.from && endOf(stay) <= (to ?? Number.POSITIVE_INFINITY) &&
  mostDuring(stays.map((other) => other.stay), stay) < places;

/** Relatives and friends foster their own family; nobody else is placed with them meanwhile. */
const isFitFor = ({ stays }: Room, placing: Placing): boolean => {
  const meanwhile = stays.filter(({ stay }) => meets(stay, placing.stay));
  return isKin(placing.stay) ? meanwhile.every(isFamily(placing)) : meanwhile.every(({ stay }) => !isKin(stay));
};

/** A household lives in one authority: those where its children's stays are said to lie there, or that have had none yet. */
const livingThere = (rooms: readonly Room[], { stay }: Placing): readonly Room[] => {
  const there = rooms.filter(({ stays }) => stays.every((other) => other.stay.authority === stay.authority));
  return there.length > 0 ? there : rooms;
};

const place = (rooms: readonly Room[], placing: Placing): void => {
  const roomy = rooms.filter((room) => room.standing !== 'earlier' && hasRoom(room, placing));
  const fit = roomy.filter((room) => isFitFor(room, placing));
  const room = withFamily(fit, placing) ?? beyondPlaces(rooms, placing) ?? oneOf(livingThere(fit.length > 0 ? fit : roomy, placing), placing) ?? leastCrowded(rooms, placing);
  room?.stays.push(placing);
};

/** Siblings are kept together although the household of three places has none left, by an exemption from the usual limit; now and then in others too. */
const beyondPlaces = (rooms: readonly Room[], placing: Placing): Room | undefined => {
  if (isKin(placing.stay)) return undefined;
  const least = chanceFrom(420, keyOf(familyOf(placing))).yes(0.2) ? 2 : 3;
  const open = rooms.filter(({ standing, places, to, stays }) =>
    standing === 'continuing' && to === null && places >= least && mostDuring(stays.map(({ stay }) => stay), placing.stay) === places);
  return withFamily(open, placing);
};

const withFamily = (rooms: readonly Room[], placing: Placing): Room | undefined =>
  rooms.find(({ stays }) => stays.some((other) => isFamily(placing)(other) && meets(other.stay, placing.stay)));

const oneOf = (rooms: readonly Room[], { life, stay }: Placing): Room | undefined =>
  rooms.length === 0 ? undefined : chanceFrom(412, keyOf(life.child), stay.from).pick(rooms);

/** Where no household has room, one takes a child beyond its places: of three, for that is the usual limit, if any. */
const leastCrowded = (rooms: readonly Room[], placing: Placing): Room | undefined => {
  const open = rooms.filter(({ standing, to }) => standing === 'continuing' && to === null).sort((a, b) => b.places - a.places);
  return open.find(({ stays, places }) => mostDuring(stays.map(({ stay }) => stay), placing.stay) <= places) ?? open[0];
};

const YEAR = 365;

/** Before the period: with a household of later years that fostered already, or with one that has left since. */
const placeEarlier = (rooms: Room[], placing: Placing, begins: DayNumber): void => {
  const chance = chanceFrom(413, keyOf(placing.life.child), placing.stay.from);
  const fit = rooms.filter((room, place) => fosteredBy(room, place, placing.stay.from, begins) && hasRoom(room, placing) && isFitFor(room, placing));
  const room = withFamily(fit, placing) ?? (fit.length > 0 ? chance.pick(livingThere(fit, placing)) : undefined);
  if (room) return void room.stays.push(placing);
  const years = isKin(placing.stay) ? 0 : chance.between(3, 14);
  const left = Math.min(begins - chance.between(20, 200), placing.stay.from + years * YEAR);
  rooms.push({
    standing: 'earlier', places: chance.weighted([[1, 20], [2, 45], [3, 35]]), carers: chance.yes(0.1) ? 2 : 1,
    from: placing.stay.from, to: Math.max(left, endOf(placing.stay)), stays: [placing],
  });
};

/** Households of the period had begun to foster in some year of the twelve before it, or when the first child came. */
const fosteredBy = ({ standing, from, stays }: Room, place: number, day: DayNumber, begins: DayNumber): boolean => {
  if (standing === 'earlier' || standing === 'recruited') return from <= day;
  return day > begins - chanceFrom(419, place).between(0, 12 * YEAR) || stays.some(({ stay }) => stay.from <= day);
};

/** How many children a household has on a day. */
export const childrenOn = ({ stays }: { readonly stays: readonly Placing[] }, day: DayNumber): number => stays.filter(({ stay }) => lastsOn(stay, day)).length;
