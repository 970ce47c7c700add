import type { DayNumber } from '../domain/calendar.js';
import { MOST_NIGHTS_IN_TWELVE_MONTHS } from '../domain/short-break/codes.js';
import { day } from '../example/days.js';
import type { Chance } from '../example/random.js';
import type { Margins } from './margins.js';

/** Nights `[from, to)`. */
export type Nights = { readonly from: DayNumber; readonly to: DayNumber };

/** A child who has short breaks: so many nights a year, agreed for a time. */
export type BreaksAgreed = Nights & { readonly nightsAYear: number; readonly lessAmbulant: boolean };

/** A year and a half of stays are told, and some weeks are booked ahead. */
export const TOLD: Nights = { from: day(2017, 10, 1), to: day(2019, 4, 1) };
export const BOOKED_TO = day(2019, 5, 20);

/** The unit's bedrooms, night by night; a child who is less ambulant needs one that suits. */
export type Bedrooms = {
  /** Takes a bedroom for some nights, where there is one on each of them. */
  readonly take: (nights: Nights, lessAmbulant: boolean) => boolean;
};

export const bedroomsOf = (margins: Margins): Bedrooms => {
  const rooms = { all: margins.of('shortBreaks.bedrooms'), suitable: margins.of('shortBreaks.bedrooms.lessAmbulant') };
  const [all, suitable] = [new Map<DayNumber, number>(), new Map<DayNumber, number>()];
  const free = (taken: ReadonlyMap<DayNumber, number>, night: DayNumber, most: number): boolean => (taken.get(night) ?? 0) < most;
  return {
    take: ({ from, to }, lessAmbulant) => {
      for (let night = from; night < to; night += 1)
        if (!free(all, night, rooms.all) || (lessAmbulant && !free(suitable, night, rooms.suitable))) return false;
      for (let night = from; night < to; night += 1) {
        all.set(night, (all.get(night) ?? 0) + 1);
        if (lessAmbulant) suitable.set(night, (suitable.get(night) ?? 0) + 1);
      }
      return true;
    },
  };
};

const DAYS_A_YEAR = 365;

/** Whoever has many nights has one longer stay in the summer holidays. */
const SUMMER = day(2018, 7, 23);

/** One child's stays: at even distances, most over a weekend, as far as there was a bedroom. */
export const staysOf = (chance: Chance, { from, to, nightsAYear, lessAmbulant }: BreaksAgreed, bedrooms: Bedrooms): readonly Nights[] => {
  const stays: Nights[] = [];
  const usual = Math.min(nightsAYear, MOST_NIGHTS_IN_TWELVE_MONTHS) >= 48 ? 3 : 2;
  const apart = (DAYS_A_YEAR * usual) / nightsAYear;
  for (let turn = 0, after: DayNumber = from; from + turn * apart < to; turn += 1) {
    const wanted = Math.round(from + turn * apart + chance.between(-2, 2));
    const inSummer = usual > 2 && wanted >= SUMMER && wanted - apart < SUMMER;
    const length = usual + (inSummer ? chance.between(5, 12) : chance.weighted([[0, 6], [-1, 2], [1, 2]] as const));
    const begins = Math.max(friday(wanted, chance), after);
    for (const moved of [0, 7, 1, 2, 8]) {
      const nights = { from: begins + moved, to: begins + moved + length };
      if (nights.to > to || !bedrooms.take(nights, lessAmbulant)) continue;
      stays.push(nights);
      after = nights.to;
      break;
    }
  }
  return stays;
};

/** Most stays begin on a Friday (day 1 of the count was one). */
const friday = (near: DayNumber, chance: Chance): DayNumber => (chance.yes(0.75) ? near - ((near - 1) % 7) : near);
