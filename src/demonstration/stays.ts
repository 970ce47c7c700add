import type { DayNumber } from '../domain/calendar.js';
import type { PlacementChangeReason, PlacementProvider, PlacementType } from '../domain/codes.js';
import { birthday } from '../example/days.js';
import type { Chance, Quartiles } from '../example/random.js';
import { locatedBefore } from './locations.js';
import type { Stay } from './world.js';

type Kind = readonly [type: PlacementType, provider: PlacementProvider | undefined];

/** Where a child goes next, by age in years; the shares are ours, about those of an authority of its kind. */
export const nextKind = (chance: Chance, age: number, parents: boolean): Kind => {
  const homes = age < 8 ? 0 : age < 12 ? 5 : age < 16 ? 17 : 20;
  const alone = age < 16.1 ? 0 : 34;
  const type = chance.weighted<PlacementType>([
    ['U6', 64], ['U4', age > 5 && age < 16 ? 6 : 0], ['U3', age < 13 ? 11 : 4], ['U5', age < 1 ? 3 : 0], ['K2', homes], ['S1', age > 8 && age < 16 ? 1.6 : 0],
    ['R3', age < 0.3 ? 7 : 0], ['R2', 0.3], ['P1', parents ? 5 : 0], ['H5', alone * 0.55], ['P2', alone * 0.45],
  ]);
  return [type, providerOf(chance, type)];
};

export const providerOf = (chance: Chance, type: PlacementType): PlacementProvider | undefined => {
  if (/^U[1-3]$/.test(type)) return 'PR1';
  if (type.startsWith('U')) return chance.weighted([['PR1', 54], ['PR4', 37], ['PR5', 9]] as const);
  if (type.startsWith('A')) return chance.weighted([['PR1', 6], ['PR5', 4]] as const);
  if (type === 'P1') return 'PR0';
  if (type === 'R2' || type === 'R5') return 'PR3';
  if (type === 'K1') return 'PR2';
  return type === 'Z1' ? undefined : chance.weighted([['PR4', 84], ['PR5', 16]] as const);
};

/** How long a stay lasts, in days by quartiles, where nothing ends it before. */
const LASTS: Readonly<Partial<Record<PlacementType, Quartiles>>> = {
  U6: [3, 60, 240, 600, 1700], U4: [200, 700, 1500, 2600, 5000], U3: [30, 180, 420, 900, 2400], U5: [60, 180, 320, 500, 800],
  K2: [20, 120, 310, 620, 1500], S1: [200, 400, 800, 1100, 1800], R3: [40, 65, 84, 92, 120], R2: [4, 14, 28, 60, 150],
  P1: [50, 140, 260, 480, 1400], H5: [30, 120, 260, 420, 720], P2: [30, 120, 260, 420, 720],
};

const REASONS: readonly (readonly [PlacementChangeReason, number])[] = [
  ['CARPL', 52], ['CREQB', 14], ['CREQO', 8], ['CHILD', 5], ['LAREQ', 6], ['CLOSE', 3], ['STAND', 2], ['ALLEG', 2], ['APPRR', 0.5], ['OTHER', 7],
];

/** What is to be filled with stays: `[from, to)`; and whether it ends in adoption, on the way to which nobody goes home. */
export type Filling = { readonly born: DayNumber; readonly from: DayNumber; readonly to: DayNumber; readonly adopted: boolean; readonly fits: (on: DayNumber) => boolean };

/** Stays one after the other from a first day to a last, none that would be left a month or less. */
export const staysBetween = (chance: Chance, { born, from, to, adopted, fits }: Filling): readonly Stay[] => {
  const stays: Stay[] = [];
  for (let on = from; on < to; ) {
    const age = (on - born) / 365.25;
    const [type, provider] = nextKind(chance, age, on > from + 150 && !adopted);
    const lasts = on === from && chance.yes(0.24) ? chance.between(2, 45) : chance.spread(LASTS[type] ?? LASTS.U6 ?? [1, 1, 1, 1, 1]);
    const until = ended(type, born, on + lasts, to, fits);
    stays.push({ from: on, to: until, type, ...(provider ? { provider } : {}), ...locatedBefore(chance, type, provider), reason: chance.weighted(REASONS) });
    on = until;
  }
  return stays;
};

/** A stay's last day, put off to a day on which children move, and not so late that a scrap would be left. */
const ended = (type: PlacementType, born: DayNumber, on: DayNumber, to: DayNumber, fits: Filling['fits']): DayNumber => {
  const sixteen = birthday(born, 16);
  let until = type.startsWith('U') || type === 'K2' ? on : Math.max(on, type === 'H5' || type === 'P2' ? sixteen + 1 : on);
  while (until < to && !fits(until)) until += 1;
  return until > to - 20 ? to : until;
};

