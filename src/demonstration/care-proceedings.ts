import { dateOfDay, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { ProceedingsOutcome } from '../domain/support/codes.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { atWork, FIRST_DAY, isTold, monthsBetween, supportTold } from './demand-recorded.js';
import type { Planned } from './planned.js';
import { sharedOut } from './quotas.js';
import type { Life, World } from './world.js';

/** The average number of care proceedings a month (the council’s demand management and placement sufficiency, 2018). */
const AVERAGES = { '2017/18': 19.5, 'thus far in 2018/19': 15.4 };

/** How the year’s numbers fall on its months; ours. "Thus far" is April to August 2018: the paper's other figures end with August. */
const YEAR = [18, 19, 22, 21, 20, 19, 20, 21, 17, 18, 19, 20];
const THUS_FAR = [17, 16, 15, 15, 14];
/** From September 2018 to March 2019; ours. */
const SINCE = [14, 16, 15, 12, 14, 13, 15];

/** Proceedings about one child: `concluded` where they were. */
type Case = {
  readonly child: string;
  readonly proceedings: string;
  readonly issued: DayNumber;
  readonly concluded: DayNumber;
  readonly how: ProceedingsOutcome;
};

/** How many care proceedings are issued in each month of the two years. */
export const proceedingsByMonth = (): readonly number[] => [
  ...sharedOut(Math.round(AVERAGES['2017/18'] * YEAR.length), YEAR),
  ...sharedOut(Math.round(AVERAGES['thus far in 2018/19'] * THUS_FAR.length), THUS_FAR),
  ...SINCE,
];

/**
 * Care proceedings about children of the world who came under an interim care order, issued in that month as far as its number
 * reaches and in the month before where it does not; and, where a month lacks some, about children who stay at home.
 */
export const casesOf = (world: World, newChild: () => string): readonly Case[] => {
  const months = monthsBetween('2017-04-01' as CalendarDate, '2019-03-31' as CalendarDate);
  const numbers = proceedingsByMonth();
  const { byMonth, before } = spreadOver(interimOrders(world), months, numbers);
  return [
    ...inCareCases([FIRST_DAY - 31, FIRST_DAY], before, chanceFrom(68)),
    ...months.flatMap((month, place) => {
      const chance = chanceFrom(64, place);
      const own = inCareCases(month, byMonth[place] ?? [], chance);
      return [...own, ...atHomeCases(month, (numbers[place] ?? 0) - own.length, chance, newChild)];
    }),
  ];
};

type Month = readonly [from: DayNumber, before: DayNumber];
type Interim = { readonly life: Life; readonly on: DayNumber };

/**
 * From the last month back: the latest orders of a month stay in it, up to its number, and those of children not born in the
 * month before; the others were applied for then.
 */
const spreadOver = (interim: readonly Interim[], months: readonly Month[], numbers: readonly number[]) => {
  let before: readonly Interim[] = [];
  const byMonth = months.map((month, place) => ({ month, number: numbers[place] ?? 0 })).reverse().map(({ month: [from, until], number }) => {
    const unborn = ({ life }: Interim): boolean => life.born >= from - 25;
    const all = [...interim.filter(({ on }) => on >= from && on < until), ...before].sort((a, b) => Number(unborn(b)) - Number(unborn(a)) || b.on - a.on);
    before = all.slice(number);
    return all.slice(0, number);
  });
  return { byMonth: byMonth.reverse(), before };
};

/** `CP-1704-01`: by the month in which they were issued. */
const referenceIn = ([from]: Month, letters: string, place: number): string =>
  `${letters}-${dateOfDay(from).slice(2, 7).replace('-', '')}-${String(place + 1).padStart(2, '0')}`;

/** Children of a family whose orders began on one day are in the same proceedings. */
const inCareCases = (month: Month, interim: readonly Interim[], chance: Chance): readonly Case[] => {
  const families = [...new Set(interim.map(familyOf))];
  const [, before] = month;
  const late = families.map(() => before - chance.between(2, 20));
  return interim.map((one): Case => {
    const place = families.indexOf(familyOf(one));
    const issued = one.on < before ? one.on : (late[place] ?? before - 2);
    return { child: one.life.child, proceedings: referenceIn(month, 'CP', place), issued, ...endOf(one.life, one.on, chance) };
  });
};

const familyOf = ({ life, on }: Interim): string => `${life.siblings ?? life.child} ${on}`;

const atHomeCases = (month: Month, many: number, chance: Chance, newChild: () => string): readonly Case[] => {
  const [from, before] = month;
  let family = 0;
  return Array.from({ length: Math.max(0, many) }, (): Case => {
    if (!chance.yes(0.45)) family += 1;
    const issued = atWork(Math.min(from + ((family * 5) % 26), before - 3));
    return {
      child: newChild(), proceedings: referenceIn(month, 'CH', family), issued, concluded: issued + chance.spread([110, 165, 182, 215, 330]),
      how: chance.weighted([['supervision-order', 6], ['child-arrangements-order', 3], ['no-order', 2], ['special-guardianship-order', 2], ['withdrawn', 1]] as const),
    };
  });
};

export const proceedingsPlanned = (cases: readonly Case[]): readonly Planned[] =>
  cases.flatMap(({ child, proceedings, issued, concluded, how }) => [
    supportTold(child, 'legal-officer', { type: 'ProceedingsIssued', proceedings }, { on: issued, after: 2 }),
    ...(isTold(concluded) ? [supportTold(child, 'legal-officer', { type: 'ProceedingsConcluded', proceedings, how }, { on: concluded, after: 4 })] : []),
  ]);

/** The first day of every child’s first interim care order of a time in care. */
const interimOrders = ({ lives }: World): readonly Interim[] =>
  lives.flatMap((life) =>
    life.periods.flatMap(({ statuses }) => {
      const first = statuses.find(({ status }) => status === 'C1');
      return first && isTold(first.from) ? [{ life, on: first.from }] : [];
    }));

/** When and how proceedings ended for a child in care: with the next order, or with leaving care. */
const endOf = ({ periods }: Life, on: DayNumber, chance: Chance): Pick<Case, 'concluded' | 'how'> => {
  const period = periods.find(({ from, to }) => from <= on && (to === null || to > on));
  const next = period?.statuses.find(({ from }) => from > on);
  if (next) return { concluded: next.from, how: next.status === 'E1' ? 'care-and-placement-orders' : next.status === 'C2' ? 'care-order' : 'withdrawn' };
  if (!period || period.to === null) return { concluded: on + chance.spread([150, 182, 200, 240, 400]), how: 'care-order' };
  const { to: concluded, reason = 'E8' } = period;
  if (/^E4[3-8]$/.test(reason)) return { concluded, how: 'special-guardianship-order' };
  return { concluded, how: reason === 'E41' ? 'child-arrangements-order' : 'supervision-order' };
};
