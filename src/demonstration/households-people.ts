import { dateOfDay, dayNumber, plusYears, type DayNumber } from '../domain/calendar.js';
import { chanceFrom } from '../example/random.js';
import type { Margins } from './margins.js';

/** When a household fosters, `[from, to)`, and how many foster in it. */
type Fostering = { readonly from: DayNumber; readonly to: DayNumber | null; readonly carers: number };

/** Ages, both included, of a band as figures name it: `20To30`, `over70`. */
const agesIn = (band: string): readonly [number, number] => {
  const [, from, to] = /^(\d+)To(\d+)$/.exec(band) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
  const oldest = Number(band.replace('over', '')) + 1;
  return [oldest, oldest + 7];
};

/** Nobody fosters who is younger. */
const YOUNGEST = 25;

/**
 * Days of birth, household by household: those who foster on the evening have the ages that were printed, the oldest in the
 * households that have fostered longest, or nearly so; the others are of the ages that foster carers are.
 */
export const agesOfCarers = (households: readonly Fostering[], margins: Margins, evening: DayNumber): readonly (readonly DayNumber[])[] => {
  const chance = chanceFrom(416);
  const printed = [...margins.under('carers.age.')].flatMap(([band, count]) => Array.from({ length: count }, () => agesIn(band)));
  const oldestFirst = printed.sort(([a], [b]) => b - a);
  const standing = households.flatMap((household, place) =>
    household.from <= evening && (household.to === null || household.to > evening)
      ? Array.from({ length: household.carers }, () => ({ place, since: household.from + chance.between(-1_500, 1_500) }))
      : []);
  const born = households.map((): DayNumber[] => []);
  standing.sort((a, b) => a.since - b.since).forEach(({ place }, order) => {
    const [from, to] = oldestFirst[order] ?? [41, 60];
    born[place]?.push(bornAged(chance.between(Math.max(from, Math.min(YOUNGEST, to)), to), evening, chance.between(0, 364)));
  });
  households.forEach(({ from, carers }, place) => {
    for (let person = born[place]?.length ?? 0; person < carers; person += 1)
      born[place]?.push(bornAged(chance.between(30, 56), from, chance.between(0, 364)));
  });
  return born;
};

/** The day of birth of somebody who on a day is of an age, in completed years, and so many days past that birthday. */
const bornAged = (age: number, on: DayNumber, past: number): DayNumber => dayNumber(plusYears(dateOfDay(on - past), -age));
