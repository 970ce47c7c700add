import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { mixed } from './quotas.js';

/** Who came when, before brothers and sisters are told apart from strangers; and what those must share who stay together. */
export type Came = { readonly born: DayNumber; readonly from: DayNumber; readonly to?: DayNumber | null; readonly alike?: string | undefined };

/** Brothers and sisters who came into care on one day: their reference, that day, and the one with whom they went the same way. */
export type Siblings<T> = { readonly group: string; readonly on: DayNumber; readonly goesWith: T | undefined };

/** Days between the births of brothers and sisters. */
const APART = { least: 300, most: 3300 };

/** How many of those that could be brothers and sisters are: of children who go the same way, and of the rest. */
const [TOGETHER, PARTED] = [0.62, 0.3];

/**
 * About half of all who came in a month came with brothers and sisters: groups of two to four, all on one day, of ages that one
 * family may have; most live together and go on together, some apart. The numbers who came in each month stay as they are.
 */
export const siblingsAmong = <T extends Came>(all: readonly T[]): ReadonlyMap<T, Siblings<T>> => {
  const found = new Map<T, Siblings<T>>();
  for (const [month, came] of by(all, ({ from }) => dateOfDay(from).slice(0, 7))) {
    const chance = chanceFrom(50, Number(month.replace('-', '')));
    const young = mixed(chance, came.filter(({ from, born }) => (from - born) / 365.25 < 15.5));
    const alike = [...by(young.filter((one) => one.alike !== undefined), ({ alike: same }) => same ?? '').values()];
    const together = alike.flatMap((own) => familiesIn(chance, own, TOGETHER));
    const taken = new Set(together.flat());
    const parted = familiesIn(chance, young.filter((one) => !taken.has(one)), PARTED);
    [...together, ...parted].forEach((family, number) => {
      const youngest = family.reduce((one, other) => (other.born > one.born ? other : one));
      const on = Math.max(youngest.born + 1, (family[0] as T).from);
      for (const one of family) found.set(one, { group: `SG-${month}-${number + 1}`, on, goesWith: taken.has(one) ? youngest : undefined });
    });
  }
  return found;
};

const by = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const kinds = new Map<string, T[]>();
  for (const one of all) kinds.set(keyOf(one), [...(kinds.get(keyOf(one)) ?? []), one]);
  return kinds;
};

const familiesIn = <T extends Came>(chance: Chance, came: readonly T[], share: number): readonly (readonly T[])[] => {
  const left = [...came];
  const families: T[][] = [];
  for (let first = left.pop(); first !== undefined; first = left.pop()) {
    if (!chance.yes(share)) continue;
    const wanted = chance.weighted([[2, 60], [3, 28], [4, 12]] as const);
    const family = [first];
    for (const other of left) if (family.length < wanted && family.every((one) => fits(one, other))) family.push(other);
    for (const other of family.slice(1)) left.splice(left.indexOf(other), 1);
    if (family.length > 1) families.push(family);
  }
  return families;
};

/** Of ages that brothers and sisters may have, both born before either came, and neither gone by then. */
const fits = (one: Came, other: Came): boolean => {
  const apart = Math.abs(one.born - other.born);
  const [youngest, last] = [Math.max(one.born, other.born), Math.max(one.from, other.from)];
  return apart >= APART.least && apart <= APART.most && youngest < Math.min(one.from, other.from) && Math.min(one.to ?? Infinity, other.to ?? Infinity) > last + 2;
};
