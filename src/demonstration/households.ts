import { dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { DeregistrationReason } from '../domain/carer/codes.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { approvalsShared, steadyTypes, type ApprovedTypes } from './households-approvals.js';
import { agesOfCarers } from './households-people.js';
import { roomsFilled } from './households-placing.js';
import { periodOfHouseholds, type Room } from './households-pool.js';
import type { Margins } from './margins.js';
import { isKin, lastsOn, mostDuring, type Placing } from './supply-stays.js';
import type { World } from './world.js';

/** An own foster household as it truly was. Days are day numbers. */
export type Household = {
  readonly id: string;
  readonly standing: Room['standing'];
  /** Approved, `[from, to)`. */
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  readonly why?: DeregistrationReason;
  readonly child?: string;
  readonly places: number;
  readonly types: ApprovedTypes;
  /** The day its approval was varied, where it was. */
  readonly variedOn?: DayNumber;
  /** From when more children than the approval says, and how many; the usual limit is three. */
  readonly beyond?: { readonly from: DayNumber; readonly places: number };
  /** The level of skill it is paid at. */
  readonly level: number;
  /** Days of birth of those who foster in it. */
  readonly born: readonly DayNumber[];
  readonly stays: readonly Placing[];
};

/** Every own household there ever was, by the day it was approved. */
export const householdsOf = (world: World, margins: Margins): readonly Household[] => {
  const { first, last } = periodOfHouseholds(margins);
  const days = { begins: dayNumber(first), evening: dayNumber(last) };
  const rooms = leavingAfter(roomsFilled(world, margins), days.evening).map((room, place) => {
    const chance = chanceFrom(414, place);
    return { room, chance, from: approvedOn(room, days.begins, chance) };
  });
  const standing = rooms.sort((a, b) => a.from - b.from);
  const types = typesOf(standing.map(({ room }) => room), margins, days);
  const born = agesOfCarers(standing.map(({ room, from }) => ({ from, to: room.to, carers: room.carers })), margins, days.evening);
  return standing.map(({ room, chance, from }, place) => {
    const own = types[place] as ApprovedTypes;
    const fullest = mostDuring(room.stays.map(({ stay }) => stay), { from, to: null });
    const crowding = room.stays.find(({ stay }) => fullest > room.places && mostDuring(room.stays.map((other) => other.stay), { from: stay.from, to: stay.from + 1 }) > room.places);
    return {
      id: `H${String(place + 1).padStart(4, '0')}`, standing: room.standing, from, to: room.to, places: room.places, types: own,
      ...(own.varied ? { variedOn: days.begins + chance.between(4, days.evening - days.begins - 4) } : {}),
      ...(room.to === null ? {} : { why: whyLeft(room, chance) }), ...(room.child === undefined ? {} : { child: room.child }),
      ...(crowding ? { beyond: { from: crowding.stay.from, places: fullest } } : {}),
      level: chance.weighted([[1, 18], [2, 46], [3, 28], [4, 8]]), born: born[place] ?? [], stays: room.stays,
    };
  });
};

type Days = { readonly begins: DayNumber; readonly evening: DayNumber };

/** Of households that have no children any more, some leave in the winter after the evening. */
const leavingAfter = (rooms: readonly Room[], evening: DayNumber): readonly Room[] => {
  const empty = rooms.filter(({ standing, carers, stays }) =>
    standing === 'continuing' && carers === 1 && stays.length > 0 && stays.every(({ stay }) => stay.to !== null && stay.to < evening));
  const leaving = new Map(empty.slice(0, 4).map((room, place) => [room, evening + 17 + place * 19]));
  return rooms.map((room) => (leaving.has(room) ? { ...room, to: leaving.get(room) ?? null } : room));
};

/** Some weeks before the first child came; those there before the period had been approved before it. */
const approvedOn = ({ standing, from, to, stays }: Room, begins: DayNumber, chance: Chance): DayNumber => {
  if (standing === 'recruited') return from;
  const came = Math.min(...stays.map(({ stay }) => stay.from));
  const latest = Math.min(came, begins, to ?? begins) - chance.between(14, 240);
  return stays.length > 0 ? latest : Math.min(latest, dayNumber('2018-02-20' as CalendarDate) - chance.between(0, 4_000));
};

const typesOf = (rooms: readonly Room[], margins: Margins, { begins, evening }: Days): readonly ApprovedTypes[] => {
  const isIn = (day: DayNumber | null): boolean => day !== null && begins <= day && day <= evening;
  const recruits = rooms.filter((room) => room.standing === 'recruited' && isIn(room.from));
  const leavers = rooms.filter((room) => isIn(room.to));
  const shared = approvalsShared(margins, { recruited: recruits.length, left: leavers.length });
  const steady = rooms.filter((room) => room.standing === 'continuing' && !isKinship(room, evening));
  const varied = new Map(shared.varied.map((types, place) => [steady[Math.floor((place * steady.length) / shared.varied.length)], types]));
  return rooms.map((room, place) =>
    shared.recruits[recruits.indexOf(room)] ?? shared.leavers[leavers.indexOf(room)] ?? varied.get(room) ??
    steadyTypes(chanceFrom(415, place), isKinship(room, evening)));
};

/** Fosters relatives or friends on the evening; or, where no child is there, had never others. */
const isKinship = ({ stays }: Room, evening: DayNumber): boolean => {
  const there = stays.filter(({ stay }) => lastsOn(stay, evening));
  return stays.length > 0 && (there.length > 0 ? there : stays).every(({ stay }) => isKin(stay));
};

const whyLeft = ({ standing }: Room, chance: Chance): DeregistrationReason =>
  standing === 'guardians'
    ? 'special-guardianship'
    : chance.weighted([['carers-wish', 45], ['retirement', 30], ['services-decision', 12], ['to-another-service', 13]]);

/** Whether a household may foster on a day. */
export const isApprovedOn = ({ from, to }: Pick<Household, 'from' | 'to'>, day: DayNumber): boolean => lastsOn({ from, to }, day);
