import { dateOfDay, dayNumber, monthOf, plusMonths, yearOf, dayOfMonth, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { Leaving } from './leaving-care.js';
import type { Margins } from './margins.js';
import { knownOn } from './told-late.js';

/** Who came when, and how they left where they did. */
type Came = {
  born: DayNumber;
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  readonly leaving?: Leaving | undefined;
  readonly late?: { readonly admission?: DayNumber };
};

const WINDOWS = ['2018-01/2018-05', '2018-06/2018-09'] as const;

/** The oldest, in days, that those may be when they leave who are not to be care leavers, and when they come. */
const [OLDEST_LEAVING, OLDEST_COMING] = [5790, 5650];

/**
 * Brings the average age at admission of the months for which it was printed to what was printed, of those known of when it was:
 * those who have left since were some months older, or younger, than they would have been.
 */
export const fitAges = (margins: Margins, all: readonly Came[]): void => {
  for (const window of WINDOWS) {
    const id = `flow.averageAgeAtAdmission.${window}`;
    const [first, last] = window.split('/').map((month) => dayNumber(`${month}-01` as CalendarDate)) as [DayNumber, DayNumber];
    const end = dayNumber(plusMonths(dateOfDay(last), 1));
    const known = knownOn(margins, id);
    const own = all.filter(({ from, late }) => from >= first && from < end && (late?.admission ?? 0) <= known);
    const free = own.filter(({ to, leaving, from, born }) => to !== null && isFree(leaving) && from - born < OLDEST_COMING);
    fit(own, free, Math.round(margins.of(id) * 12 * own.length));
  }
};

const isFree = (leaving: Leaving | undefined): boolean => leaving !== undefined && !['adult', 'independent', 'adopted'].includes(leaving);

const fit = (own: readonly Came[], free: readonly Came[], wanted: number): void => {
  const lacking = () => wanted - own.reduce((sum, { born, from }) => sum + monthsOld(born, from), 0);
  for (let turn = 0; turn < 80; turn += 1)
    for (const one of free) {
      const left = lacking();
      if (left === 0) return;
      const born = dayNumber(plusMonths(dateOfDay(one.born), left > 0 ? -1 : 1));
      if (one.from - born < 20 || (one.to ?? 0) - born > OLDEST_LEAVING || one.from - born > OLDEST_COMING) continue;
      one.born = born;
    }
};

/** Completed months of age. */
const monthsOld = (born: DayNumber, on: DayNumber): number => {
  const [from, to] = [dateOfDay(born), dateOfDay(on)];
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  return dayOfMonth(to) >= dayOfMonth(from) ? months : months - 1;
};
