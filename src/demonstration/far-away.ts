import { chanceFrom, type Chance } from '../example/random.js';
import type { Arrived } from './arrivals.js';
import { located, type Located } from './locations.js';
import type { Margins } from './margins.js';

/** A home in which some of the residents live, by their places among all: brothers and sisters in one, others each in their own. */
type Home = { readonly place: number; readonly size: number; readonly out: boolean; far: boolean; where: Located };

const TWENTY_MILES = 200;

/**
 * Where those of the two settings lived of whom it was printed how far from home: so many over twenty miles, and the mean. By
 * the place of the one with whom the others of a home go.
 */
export const farAway = (margins: Margins, arrived: readonly Arrived[], goesWith: (place: number) => number | undefined): ReadonlyMap<number, Located> => {
  const chance = chanceFrom(49);
  const found = new Map<number, Located>();
  for (const [id, setting] of [['fostering.ifa', 'ifa'], ['residential', 'residential']] as const) {
    const homes = homesOf(arrived, goesWith, setting);
    const children = homes.reduce((sum, { size }) => sum + size, 0);
    chooseFar(chance, homes, margins.of(`${id}.over20Miles`));
    for (const home of homes) home.where = located(chance, home.out, home.far, setting === 'residential');
    fit(homes, Math.round(margins.of(`${id}.distance.mean`) * children * 10));
    for (const { place, where } of homes) found.set(place, where);
  }
  return found;
};

const homesOf = (arrived: readonly Arrived[], goesWith: (place: number) => number | undefined, setting: Arrived['setting']): readonly Home[] => {
  const sizes = new Map<number, number>();
  arrived.forEach((one, place) => {
    if (one.setting === setting) sizes.set(goesWith(place) ?? place, (sizes.get(goesWith(place) ?? place) ?? 0) + 1);
  });
  const unknown: Located = { authority: '', tenthsOfMiles: 0 };
  return [...sizes].map(([place, size]) => ({ place, size, out: arrived[place]?.out ?? false, far: false, where: unknown }));
};

/** So many children in homes over twenty miles away, the larger homes first; each as likely as any other. */
const chooseFar = (chance: Chance, homes: readonly Home[], far: number): void => {
  const outside = homes.filter(({ out }) => out).sort((a, b) => b.size - a.size);
  let [left, unseen] = [far, outside.reduce((sum, { size }) => sum + size, 0)];
  for (const home of outside) {
    home.far = home.size <= left && chance.next() * unseen < left;
    unseen -= home.size;
    if (home.far) left -= home.size;
  }
};

/** Lengthens or shortens what is over twenty miles, each by its share, until all distances add up to so many tenths of a mile. */
const fit = (homes: readonly Home[], sum: number): void => {
  const far = homes.filter((home) => home.far);
  const total = (own: readonly Home[]) => own.reduce((all, { size, where }) => all + size * where.tenthsOfMiles, 0);
  const share = (sum - total(homes) + total(far)) / total(far);
  const to = (home: Home, tenths: number) => (home.where = { ...home.where, tenthsOfMiles: Math.max(TWENTY_MILES + 1, tenths) });
  for (const home of far) to(home, Math.round(home.where.tenthsOfMiles * share));
  const single = far.filter(({ size }) => size === 1);
  for (let turn = 0; total(homes) !== sum; turn += 1) {
    const home = single[turn % single.length] as Home;
    to(home, home.where.tenthsOfMiles + Math.sign(sum - total(homes)));
  }
};
