import { dateOfDay, dayNumber, plusMonths, type DayNumber } from '../domain/calendar.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { busyDays, eveningOf, monthsOf, TOLD_FROM } from './balance.js';
import { overTwoAndAHalf, type Resident } from './evening.js';
import type { Margins } from './margins.js';
import { drawn, sharedOut } from './quotas.js';

/** A resident, and the day they came into care. */
export type Arrived = Resident & { readonly from: DayNumber };

/** A month in which some who were there on the evening had come. */
type Coming = { readonly first: DayNumber; readonly next: DayNumber; readonly most: number; readonly weight: number };

/** The bands of time in care that were printed, in months completed on the evening; the two over which the indicator's thirty months run, apart. */
const BANDS = [
  ['under6Months', 0, 6],
  ['6MonthsTo1Year', 6, 12],
  ['1To2Years', 12, 24],
  ['2To3Years', 24, 30],
  ['2To3Years', 30, 36],
  ['3To4Years', 36, 48],
  ['4To5Years', 48, 60],
  ['5To7Years', 60, 84],
  ['7To9Years', 84, 108],
  ['9To11Years', 108, 132],
  ['11To13Years', 132, 156],
  ['13YearsPlus', 156, 178],
] as const;

const LONG = 30;

/** Since when everybody who was there on the evening had been in care: so many in each band as printed, none before birth. */
export const arrivedOf = (margins: Margins, residents: readonly Resident[]): readonly Arrived[] => {
  const chance = chanceFrom(44);
  const days = BANDS.flatMap(([band, least, below]) => {
    const over = overTwoAndAHalf(margins);
    const many = margins.of(`lac.duration.${band}`);
    const own = band !== '2To3Years' ? many : least === LONG ? over : many - over;
    return daysIn(margins, chance, comingsIn(margins, least, below), own).map((on) => ({ on, long: least >= LONG }));
  });
  return [true, false].flatMap((long) =>
    matched(chance, eveningOf(margins), residents.filter((one) => one.long === long), days.filter((one) => one.long === long).map(({ on }) => on)),
  );
};

/** The months of a band, the oldest first; more of those who came lately are still there. */
const comingsIn = (margins: Margins, least: number, below: number): readonly Coming[] => {
  const told = new Map(monthsOf(margins).map((month) => [month.first, month]));
  const end = eveningOf(margins) + 1;
  return Array.from({ length: below - least }, (_, place) => {
    const [first, next] = [below - place, below - place - 1].map((months) => dayNumber(plusMonths(dateOfDay(end), -months))) as [DayNumber, DayNumber];
    const admitted = told.get(first)?.admitted ?? 6;
    return { first, next, most: first > TOLD_FROM ? admitted - 1 : Infinity, weight: admitted * 0.97 ** (below - place) };
  });
};

const daysIn = (margins: Margins, chance: Chance, comings: readonly Coming[], many: number): readonly DayNumber[] =>
  sharedOut(many, comings.map(({ weight }) => weight), comings.map(({ most }) => most)).flatMap((own, place) =>
    Array.from({ length: own }, () => chance.pick(busyDays(margins, comings[place] as Coming))),
  );

/** Each day, the oldest first, to one who was born by then. */
const matched = (chance: Chance, evening: DayNumber, residents: readonly Resident[], days: readonly DayNumber[]): readonly Arrived[] => {
  let left = [...residents];
  return [...days].sort((a, b) => a - b).map((from) => {
    const [one] = drawn(chance, left, 1, (resident) => likelihood(resident, from, evening));
    left = left.filter((other) => other !== one);
    return { ...(one as Resident), from };
  });
};

/** In days: how long ago the youngest of those placed for adoption came, and the oldest of those in a family centre. */
const [ADOPTION_TAKES, FAMILY_CENTRE_LASTS] = [270, 84];

const likelihood = ({ born, setting, type, settled }: Resident, from: DayNumber, evening: DayNumber): number => {
  if (born + 1 > from) return 0;
  const ago = evening - from;
  if (setting === 'placedForAdoption') return ago < ADOPTION_TAKES ? 0 : ago < 1100 ? 12 : 1;
  if (setting === 'familyCentre') return ago > FAMILY_CENTRE_LASTS ? 0 : 40;
  if (setting === 'withParents' && ago < 120) return 0.02;
  if (settled && ago < 1100) return 0.6;
  const lasting = type === 'U4' || type === 'U1';
  return lasting && ago < 300 ? 0.03 : from - born < 60 ? 2 : 1;
};
