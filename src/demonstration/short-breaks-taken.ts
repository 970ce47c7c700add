import { birthday, day } from '../example/days.js';
import { chanceFrom } from '../example/random.js';
import { LAST_DAY } from './new-year.js';
import { OWN_AUTHORITY } from './locations.js';
import type { Life, PeriodOfCare } from './world.js';

/** Children who stay with the authority's own short-break home now and then; ours. They are in no count of children in care. */
const CHILDREN = { bySeries: 9, breakByBreak: 4 };

type Breaks = Pick<Life, 'born' | 'sex' | 'ethnicity' | 'disability' | 'asylum' | 'periods'>;

/** Short breaks: under one agreement for the series (V4), or each break by itself (V3). */
export const shortBreaksTaken = (): readonly Breaks[] =>
  Array.from({ length: CHILDREN.bySeries + CHILDREN.breakByBreak }, (_, place) => {
    const chance = chanceFrom(59, place);
    const born = day(chance.between(2003, 2009), chance.between(1, 12), chance.between(1, 28));
    const series = place < CHILDREN.bySeries;
    const first = Math.max(birthday(born, 8), day(2016, 9, 1)) + chance.between(5, 500);
    const breaks = series ? [first] : Array.from({ length: 7 }, (_one, turn) => first + turn * 35 + chance.between(-4, 4)).filter((on) => on < LAST_DAY - 5);
    const ends = chance.yes(0.3) ? first + chance.between(200, 420) : null;
    return {
      born, asylum: false, periods: breaks.map((from) => breakOf(from, series ? (ends !== null && ends < LAST_DAY ? ends : null) : from + 2)),
      sex: chance.yes(0.65) ? '1' : '2', ethnicity: chance.weighted([['WBRI', 9], ['APKN', 2]] as const),
      disability: chance.weighted([['LD', 5], ['AUT', 5], ['MOB', 3], ['COMM', 2]] as const),
    };
  });

const breakOf = (from: number, to: number | null): PeriodOfCare => ({
  from, to, categoryOfNeed: 'N2', ...(to === null ? {} : { reason: 'E4A' }),
  statuses: [{ from, status: to !== null && to - from < 10 ? 'V3' : 'V4' }],
  stays: [{ from, to, type: 'K2', provider: 'PR1', authority: OWN_AUTHORITY }],
});
