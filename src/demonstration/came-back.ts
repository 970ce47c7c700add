import { chanceFrom } from '../example/random.js';
import { day } from '../example/days.js';
import type { Draft } from './drafts.js';
import { mixed } from './quotas.js';

/** Most days between the births of two whose times in care are taken for one child's. */
const ALIKE = 240;

/** Times in care before these years came to an end are told as those of one child with another that began then. */
const BEFORE = day(2018, 1, 1);

/** About this share of those who came had been in care before. */
const AGAIN = 0.09;

/**
 * Which times in care belong to a child who came back: of each the one before it. Of those who had gone home or to relatives,
 * somebody of about that age, whose birth is then taken to be the other's.
 */
export const cameBack = (drafts: readonly Draft[]): ReadonlyMap<Draft, Draft> => {
  const chance = chanceFrom(58);
  const earlier = mixed(chance, drafts.filter(({ leaving, to, born, from }) =>
    to !== null && to < BEFORE && (leaving === 'home' || leaving === 'kin' || leaving === 'arrangements') && from - born < 5000));
  const before = new Map<Draft, Draft>();
  const taken = new Set<Draft>();
  for (const again of mixed(chance, drafts)) {
    if (again.asylum || taken.has(again) || !chance.yes(AGAIN)) continue;
    const found = earlier.find((one) =>
      !taken.has(one) && !before.has(one) && one !== again && (one.to ?? Infinity) + 30 < again.from && Math.abs(one.born - again.born) <= ALIKE && again.born < one.from);
    if (!found) continue;
    before.set(again, found);
    taken.add(found).add(again);
    found.born = again.born;
  }
  return before;
};
