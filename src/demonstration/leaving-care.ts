import { collectionYearOf, dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { ReasonEpisodeCeased } from '../domain/codes.js';
import { birthday, day } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { eveningOf } from './balance.js';
import type { Gone } from './goings.js';
import type { Margins } from './margins.js';
import { drawn } from './quotas.js';

/** How a time in care ended; `carer-guardian` is a special guardianship order to the authority's own foster carer. */
export type Leaving =
  | 'adult' | 'independent' | 'adopted' | 'carer-guardian' | 'guardian' | 'arrangements' | 'home' | 'kin' | 'authority' | 'abroad' | 'other';

export type Left = Gone & { readonly leaving: Leaving; born: DayNumber };

/** How each of those who left did so, and when they were born. */
export const leftOf = (margins: Margins, gone: readonly Gone[]): readonly Left[] => {
  const chance = chanceFrom(46);
  const guardians = carerGuardians(margins, chance, gone);
  const brief = briefAtSixteen(margins, chance, gone.filter((one) => !guardians.has(one)));
  return gone.map((one) => {
    const leaving = leavingOf(chance, one, guardians.has(one), brief.has(one));
    return { ...one, leaving, born: bornOf(chance, one, leaving, brief.has(one)) };
  });
};

/** As many children went to foster carers who became their guardians as carers did in each financial year (some children share one, some have two). */
const carerGuardians = (margins: Margins, chance: Chance, gone: readonly Gone[]): ReadonlySet<Gone> => {
  const years = [...margins.under('carers.specialGuardianship.')].filter(([year]) => year !== 'total');
  return new Set(years.flatMap(([year, carers]) => {
    const ends = Number(year.slice(0, 4)) + 1;
    const fit = gone.filter(({ from, to, grownUp }) => !grownUp && collectionYearOf(dateOfDay(to)) === ends && to - from >= 200 && to - from < 2500);
    return drawn(chance, fit, carers, ({ from, to }) => (to - from < 1200 ? 3 : 1));
  }));
};

/** Looked after at sixteen or seventeen for less than thirteen weeks: not entitled by the statutory test, but qualifying for advice. */
const briefAtSixteen = (margins: Margins, chance: Chance, gone: readonly Gone[]): ReadonlySet<Gone> => {
  const qualifying = margins.of('careLeavers.total') - margins.of('careLeavers.eligible');
  const fit = gone.filter(({ from, to, grownUp }) => !grownUp && to - from <= 80 && from > eveningOf(margins) - 900);
  return new Set(drawn(chance, fit, Math.min(3 * qualifying, fit.length)));
};

const leavingOf = (chance: Chance, { from, to, grownUp }: Gone, toCarer: boolean, brief: boolean): Leaving => {
  if (grownUp) return chance.yes(0.86) ? 'adult' : 'independent';
  if (toCarer) return 'carer-guardian';
  const stayed = to - from;
  if (brief || stayed < 100) return chance.weighted([['home', 84], ['kin', 8], ['authority', 2], ['other', 6]] as const);
  const short = stayed < 1300 ? 1 : 0.2;
  return chance.weighted([
    ['home', 44], ['adopted', stayed > 320 ? 26 * short : 0], ['guardian', 18 * short], ['arrangements', 9], ['kin', 3],
    ['authority', 2], ['abroad', 0.7], ['other', 2],
  ] as const);
};

const YEAR = 365.25;

/** Those who leave otherwise than grown up do so before sixteen, so that only those meant to be are care leavers by the statutory test. */
const bornOf = (chance: Chance, { from, to }: Gone, leaving: Leaving, brief: boolean): DayNumber => {
  if (leaving === 'adult') return birthday(to, -18);
  if (leaving === 'independent') return to - chance.between(Math.round(16.2 * YEAR), Math.round(17.9 * YEAR));
  if (brief) return from - chance.between(Math.round(16.05 * YEAR), Math.round(17.6 * YEAR));
  const eldest = Math.max(Math.min(Math.round(15.9 * YEAR) - (to - from), Math.round(15.5 * YEAR)), 1);
  const least = chance.yes(0.1) ? chance.between(0, 12) : chance.spread(agesFor(leaving));
  return from - (least <= eldest ? least : chance.between(0, eldest));
};

/** Ages at admission in days, by quartiles. */
const agesFor = (leaving: Leaving): readonly [number, number, number, number, number] => {
  if (leaving === 'adopted') return [0, 20, 400, 900, 1800];
  if (leaving === 'guardian' || leaving === 'carer-guardian') return [5, 300, 1100, 2300, 4200];
  return [10, 1100, 2900, 4600, 5500];
};

/** Four codes of special guardianship instead of two, from the return of 2018-19. */
const FOUR_GUARDIANSHIPS = day(2018, 4, 1);

/** The return's reason for a way of leaving, given where the child lived last and the day. */
export const reasonOf = (chance: Chance, leaving: Leaving, lived: 'relative' | 'fostered' | 'parents' | 'elsewhere', on: DayNumber): Exclude<ReasonEpisodeCeased, 'X1'> => {
  const old = on < FOUR_GUARDIANSHIPS;
  switch (leaving) {
    case 'adult':
      if (lived === 'parents') return 'E4A';
      return lived === 'elsewhere'
        ? chance.weighted([['E5', 76], ['E6', 12], ['E7', 12]] as const)
        : chance.weighted([['E17', 55], ['E5', 35], ['E6', 10]] as const);
    case 'independent':
      return chance.weighted([['E5', 45], ['E4A', 30], ['E4B', 15], ['E6', 10]] as const);
    case 'adopted':
      return chance.yes(0.35) ? 'E11' : 'E12';
    case 'carer-guardian':
      return old ? 'E43' : lived === 'relative' ? 'E45' : 'E46';
    case 'guardian':
      return old ? 'E44' : chance.yes(0.85) ? 'E47' : 'E48';
    case 'arrangements':
      return 'E41';
    case 'home':
      return chance.yes(0.72) ? 'E4A' : 'E4B';
    case 'kin':
      return 'E13';
    case 'authority':
      return 'E3';
    case 'abroad':
      return 'E16';
    case 'other':
      return 'E8';
  }
};
