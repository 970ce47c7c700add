import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { SiblingsApartReason } from '../domain/codes.js';
import { chanceFrom } from '../example/random.js';
import type { Told } from './child-facts.js';
import { familiesOf } from './homes-shared.js';
import { LAST_DAY } from './new-year.js';
import type { Life, Stay } from './world.js';

const REASONS: readonly (readonly [SiblingsApartReason, number])[] = [
  ['no-home-for-all', 38], ['assessed-needs', 30], ['permanence-plan', 14], ['safeguarding', 9], ['childs-wish', 5], ['court-direction', 4],
];

/** Of this share of families nobody recorded why the children live apart. */
const UNEXPLAINED = 0.14;

/**
 * Why brothers and sisters live apart, from the first day on which they did while both were in care, where it was recorded. By
 * child.
 */
export const partedIn = (lives: readonly Life[]): ReadonlyMap<string, Told> => {
  const told = new Map<string, Told>();
  for (const [group, own] of familiesOf(lives)) {
    const chance = chanceFrom(65, Number(own[0]?.child), group.length);
    const [unexplained, reason] = [chance.yes(UNEXPLAINED), chance.weighted(REASONS)];
    if (unexplained) continue;
    for (const life of own) {
      const on = firstApart(life, own.filter((other) => other !== life));
      if (on !== undefined) told.set(life.child, { on, fact: { type: 'SiblingsPlacedApart', effectiveOn: dateOfDay(on), reason } });
    }
  }
  return told;
};

/** Only the latest time in care, for only then is the child told to be of the group. */
const firstApart = (life: Life, others: readonly Life[]): DayNumber | undefined => {
  const own = life.periods.at(-1)?.stays ?? [];
  const days = own.flatMap((stay) =>
    others.flatMap((brother) => (brother.periods.at(-1)?.stays ?? []).flatMap((other) => {
      const [from, to] = [Math.max(stay.from, other.from), Math.min(stay.to ?? LAST_DAY, other.to ?? LAST_DAY)];
      return from < to && homeOf(stay, life) !== homeOf(other, brother) ? [from] : [];
    })));
  return days.length === 0 ? undefined : Math.min(...days);
};

/** With which household or at which provider; where neither is told, a home of the child's own. */
const homeOf = ({ suppliedBy, type }: Stay, { child }: Life): string =>
  suppliedBy?.carer ?? (type.startsWith('U') ? child : (suppliedBy?.urn ?? suppliedBy?.home ?? child));
