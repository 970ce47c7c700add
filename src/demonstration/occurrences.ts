import { dateOfDay, type DayNumber } from '../domain/calendar.js';
import type { MissingKind, TemporaryType } from '../domain/codes.js';
import { day } from '../example/days.js';
import { chanceFrom } from '../example/random.js';
import type { Told } from './child-facts.js';
import { CAME_INTO_USE } from './recording-days.js';
import { LAST_DAY } from './new-year.js';
import type { Life, PeriodOfCare, Stay } from './world.js';

/** Of a stay while the tracker was in use: from its beginning, or a little after the tracker came, to its end. */
const during = ({ from, to }: Stay) => ({ first: Math.max(from + 3, CAME_INTO_USE + 10), last: Math.min((to ?? LAST_DAY) - 12, LAST_DAY - 12) });

/** How likely somebody of that age living there goes missing at all. */
const LIKELY = (age: number, type: Stay['type']): number => {
  if (age < 12) return 0;
  if (type === 'K2') return 0.42;
  return type === 'H5' || type === 'P2' ? 0.3 : 0.09;
};

/** Times missing from care, or away without authorisation: each ends within days, none runs into another. */
export const timesMissing = (life: Life, period: PeriodOfCare): readonly Told[] =>
  period.stays.flatMap((stay, place) => {
    const chance = chanceFrom(63, Number(life.child), period.from, place);
    const { first, last } = during(stay);
    if (first >= last || !chance.yes(LIKELY((first - life.born) / 365.25, stay.type))) return [];
    const told: Told[] = [];
    const most = chance.weighted([[1, 50], [2, 25], [4, 15], [7, 10]] as const);
    for (let on = first + chance.between(0, 60), times = 0; on < last && times < most; on += chance.between(6, 70), times += 1) {
      const kind = chance.weighted<MissingKind>([['M', 7], ['A', 3]]);
      const found = on + chance.weighted([[0, 30], [1, 45], [2, 15], [4, 10]] as const);
      told.push({ on, fact: { type: 'ChildWentMissing', effectiveOn: dateOfDay(on), kind } }, { on: found, fact: { type: 'ChildFound', effectiveOn: dateOfDay(found) } });
    }
    return told;
  });

/** Days on which nobody is told to be away, for placements were counted about then. */
const COUNTED: readonly DayNumber[] = [day(2017, 3, 31), day(2018, 1, 31), day(2018, 3, 31), day(2018, 8, 28), day(2018, 12, 31)];

/** A temporary absence now and then: in hospital, or elsewhere while the carer is away. */
export const timesAway = (life: Life, period: PeriodOfCare): readonly Told[] =>
  period.stays.flatMap((stay, place) => {
    const chance = chanceFrom(64, Number(life.child), period.from, place);
    const { first, last } = during(stay);
    if (!stay.type.startsWith('U') || last - first < 60 || !chance.yes(0.06)) return [];
    const on = chance.between(first, last);
    const back = on + chance.between(2, 6);
    const disturbed = (one: DayNumber) => one >= on - 8 && one <= back + 8;
    if ([...COUNTED, ...period.statuses.map(({ from }) => from)].some(disturbed)) return [];
    const kind = chance.weighted<TemporaryType>([['T1', 4], ['T3', 4], ['T4', 2]]);
    return [
      { on, fact: { type: 'ChildTemporarilyAbsent', effectiveOn: dateOfDay(on), kind } },
      { on: back, fact: { type: 'ChildReturned', effectiveOn: dateOfDay(back) } },
    ];
  });
