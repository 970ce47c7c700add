import type { DayNumber } from '../domain/calendar.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { eveningOf, quietDays } from './balance.js';
import type { Arrived } from './arrivals.js';
import type { SettingName } from './evening-places.js';
import type { Left, Leaving } from './leaving-care.js';
import { farAway } from './far-away.js';
import { located, locatedBefore, type Located } from './locations.js';
import type { Margins } from './margins.js';
import { providerOf, staysBetween } from './stays.js';
import type { Stay } from './world.js';

/** A time in care on its way to becoming part of a life. */
export type Draft = {
  born: DayNumber;
  from: DayNumber;
  to: DayNumber | null;
  leaving: Leaving | undefined;
  stays: readonly Stay[];
  /** In which setting on the evening; absent for those who were gone. */
  readonly evening?: SettingName;
  asylum: boolean;
  /** The days on which coming or leaving became known, where that was much later. */
  late: { admission?: DayNumber; discharge?: DayNumber };
};

/** Where those lived who were gone by the evening. */
export const draftsOfLeft = (margins: Margins, left: readonly Left[], goesWith: (place: number) => number | undefined): readonly Draft[] => {
  const isQuiet = quietDays(margins);
  const drafts = left.map((one, place) => {
    const chance = chanceFrom(47, place);
    return { ...one, stays: staysOfLeft(chance, one, (on) => !isQuiet(on)), asylum: false, late: {} };
  });
  return drafts.map((draft, place) => ({ ...draft, stays: drafts[goesWith(place) ?? place]?.stays ?? draft.stays }));
};

const staysOfLeft = (chance: Chance, { from, to, born, leaving }: Left, fits: (on: DayNumber) => boolean): readonly Stay[] => {
  const adopted = leaving === 'adopted';
  const lastFrom = settledBefore(to - lastStay(chance, leaving, to - from), fits);
  if (lastFrom <= from + 10) {
    return leaving === 'carer-guardian' ? [ownCarer(chance, from, to)] : staysBetween(chance, { born, from, to, adopted, fits });
  }
  const before = staysBetween(chance, { born, from, to: lastFrom, adopted, fits });
  if (leaving === 'carer-guardian') return [...before, ownCarer(chance, lastFrom, to)];
  const type = leaving === 'adopted' ? 'A6' : leaving === 'home' ? 'P1' : chance.yes(0.6) ? 'H5' : 'P2';
  const provider = providerOf(chance, type);
  return [...before, { from: lastFrom, to, type, ...(provider ? { provider } : {}), ...locatedBefore(chance, type, provider) }];
};

/** How long the last stay was, where the way of leaving asks for one of its own kind: at most what the time in care leaves. */
const lastStay = (chance: Chance, leaving: Leaving, stayed: number): number => {
  switch (leaving) {
    case 'adopted':
      return Math.min(chance.spread([95, 150, 210, 290, 480]), stayed - 150);
    case 'carer-guardian':
      return Math.min(chance.spread([160, 300, 500, 800, 1500]), stayed);
    case 'home':
      return stayed > 300 && chance.yes(0.45) ? chance.spread([40, 80, 120, 170, 260]) : Infinity;
    case 'adult':
    case 'independent':
      return chance.yes(leaving === 'adult' ? 0.5 : 0.25) ? Math.min(chance.spread([40, 110, 220, 380, 600]), stayed - 20) : Infinity;
    default:
      return Infinity;
  }
};

const settledBefore = (on: DayNumber, fits: (on: DayNumber) => boolean): DayNumber => {
  let day = on;
  while (Number.isFinite(day) && !fits(day)) day -= 1;
  return day;
};

const ownCarer = (chance: Chance, from: DayNumber, to: DayNumber): Stay => {
  const type = chance.weighted([['U3', 5], ['U1', 2], ['U6', 2], ['U4', 2]] as const);
  return { from, to, type, provider: 'PR1', ...locatedBefore(chance, type, 'PR1') };
};

/** Where those lived, up to the evening, who were there on it; with whom of the family somebody lived all along is told apart. */
export const draftsOfArrived = (margins: Margins, arrived: readonly Arrived[], goesWith: (place: number) => number | undefined): readonly Draft[] => {
  const far = farAway(margins, arrived, goesWith);
  const drafts = arrived.map((one, place) => draftOf(margins, one, place, far.get(goesWith(place) ?? place)));
  return drafts.map((draft, place) => {
    const other = goesWith(place);
    return other === undefined || other === place ? draft : { ...draft, stays: drafts[other]?.stays ?? draft.stays };
  });
};

const draftOf = (margins: Margins, one: Arrived, place: number, far: Located | undefined): Draft => {
  const chance = chanceFrom(48, place);
  const isQuiet = quietDays(margins);
  const fits = (on: DayNumber) => !isQuiet(on);
  const since = settledBefore(livingThereSince(chance, eveningOf(margins), one), fits);
  const now = far ?? located(chance, one.out, chance.yes(0.1));
  const { type, provider, born, from, setting } = one;
  const stay: Stay = { from: Math.max(since, from), to: null, type, ...(provider ? { provider } : {}), ...now };
  const before = stay.from - from < 2 ? [] : staysBetween(chance, { born, from, to: stay.from, adopted: setting === 'placedForAdoption', fits });
  return {
    born, from, to: null, leaving: undefined, asylum: false, late: {}, evening: setting,
    stays: [...before, before.length > 0 ? stay : { ...stay, from }],
  };
};

/** Since when somebody lived where they lived on the evening: two years at least where they count as settled, less where not. */
const livingThereSince = (chance: Chance, evening: DayNumber, { setting, settled, long, from, born, age }: Arrived): DayNumber => {
  const ago = evening - from;
  const two = 731;
  const within = (quartiles: readonly [number, number, number, number, number]) => evening - Math.min(chance.spread(quartiles), ago);
  if (settled) return chance.yes(0.4) ? from : evening - chance.between(two, ago);
  if (setting === 'placedForAdoption') return within([12, 50, 110, 170, 260]);
  if (setting === 'familyCentre') return from;
  if (setting === 'secure' || setting === 'custody') return within([10, 30, 60, 80, 90]);
  if (setting === 'supported') return Math.max(within([8, 60, 150, 280, 500]), born + Math.round(16.02 * 365.25));
  if (long && age < 16) return within([12, 130, 280, 450, two - 5]);
  if (chance.yes(0.42)) return from;
  return evening - chance.between(Math.min(10, ago), ago);
};
