import type { DayNumber } from '../domain/calendar.js';
import { birthday } from './days.js';
import type { Chance } from './random.js';
import type { Episode, PeriodOfCare, Setting } from './story.js';

type Breaks = {
  readonly chance: Chance;
  readonly born: DayNumber;
  readonly from: DayNumber;
};

/** Neither address nor number is told of a short break. */
const settingOf = (chance: Chance): Setting => {
  const inHome = chance.yes(0.7);
  return { type: inHome ? 'K2' : 'U6', provider: 'PR1', carer: inHome ? 'breaks home' : 'breaks carer' };
};

const breakFrom = (from: DayNumber, to: DayNumber, legalStatus: 'V3' | 'V4', setting: Setting): PeriodOfCare => {
  const episode: Episode = { from, to, why: 'S', legalStatus, need: 'N2', setting, ceased: 'E4A' };
  return { kind: 'short-breaks', episodes: [episode], from, to };
};

/** One agreement (V4) for breaks over months or years. */
export const seriesOfBreaks = ({ chance, born, from }: Breaks): readonly PeriodOfCare[] => {
  const to = Math.min(from + chance.spread([150, 400, 800, 1300, 2400]), birthday(born, 18) - 1);
  return [breakFrom(from, to, 'V4', settingOf(chance))];
};

/** Each break (V3) on its own, of two to four nights, every month or so: never more than 75 days a year. */
export const singleBreaks = ({ chance, born, from }: Breaks): readonly PeriodOfCare[] => {
  const setting = settingOf(chance);
  const until = Math.min(from + chance.spread([200, 350, 500, 700, 1000]), birthday(born, 18) - 10);
  const periods: PeriodOfCare[] = [];
  for (let on = from; on < until; on += chance.between(24, 45))
    periods.push(breakFrom(on, on + chance.between(2, 4), 'V3', setting));
  return periods;
};
