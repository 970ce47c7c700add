import type { Chance } from '../example/random.js';

/** A whole number shared out by weights, none above its cap: one by one to whoever is furthest below what is due. */
export const sharedOut = (total: number, weights: readonly number[], caps: readonly number[] = weights.map(() => Infinity)): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const given = weights.map(() => 0);
  for (let left = total; left > 0; left -= 1) {
    const lacks = weights.map((weight, place) => {
      const own = given[place] ?? 0;
      return weight > 0 && own < (caps[place] ?? 0) ? (total * weight) / sum - own : -Infinity;
    });
    const most = lacks.indexOf(Math.max(...lacks));
    if (lacks[most] === -Infinity) throw new Error(`${left} of ${total} cannot be shared out under these caps.`);
    given[most] = (given[most] ?? 0) + 1;
  }
  return given;
};

/** The same items in an order of chance. */
export const mixed = <T>(chance: Chance, items: readonly T[]): T[] => {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = chance.between(0, last);
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
};

/** So many of the items, drawn by weight, each at most once; in the order drawn. An item without weight is never drawn. */
export const drawn = <T>(chance: Chance, items: readonly T[], many: number, weightOf: (item: T) => number = () => 1): T[] => {
  const left = items.map((item) => ({ item, weight: weightOf(item) })).filter(({ weight }) => weight > 0);
  if (left.length < many) throw new Error(`${many} are wanted where there are ${left.length}.`);
  let sum = left.reduce((all, { weight }) => all + weight, 0);
  return Array.from({ length: many }, () => {
    let at = chance.next() * sum;
    const found = left.findIndex(({ weight }) => (at -= weight) < 0);
    const place = found < 0 ? left.length - 1 : found;
    const one = left[place] as (typeof left)[number];
    left[place] = left[left.length - 1] as (typeof left)[number];
    left.pop();
    sum -= one.weight;
    return one.item;
  });
};
