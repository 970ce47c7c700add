import type { DayNumber } from '../domain/calendar.js';
import { birthday, day } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { eveningOf } from './balance.js';
import { isAgency, isResidential } from './commissioned.js';
import type { Draft } from './drafts.js';
import { locatedBefore } from './locations.js';
import type { Leaving } from './leaving-care.js';
import type { Margins } from './margins.js';
import { drawn } from './quotas.js';
import { providerOf } from './stays.js';
import type { Stay } from './world.js';

/** The last day told. */
export const LAST_DAY = day(2019, 3, 31);

type Kind = 'own' | 'agency' | 'home' | 'supported' | 'elsewhere';

const kindOf = (stay: Stay): Kind => {
  if (isAgency(stay)) return 'agency';
  if (isResidential(stay)) return 'home';
  if (stay.type === 'H5' || stay.type === 'P2') return 'supported';
  return stay.type.startsWith('U') ? 'own' : 'elsewhere';
};

/** Moves of the first quarter of 2019: from where, to which type of placement, how many; ours. */
const MOVES: readonly (readonly [from: Kind, type: Stay['type'], many: number, least: number, below: number])[] = [
  ['agency', 'H5', 5, 16, 17.7], ['own', 'P2', 3, 16, 17.7], ['home', 'H5', 3, 16, 17.7],
  ['agency', 'K2', 3, 11, 16], ['own', 'K2', 1, 12, 16], ['home', 'U6', 2, 10, 16],
  ['own', 'P1', 6, 0, 15], ['agency', 'P1', 4, 2, 15], ['own', 'A6', 5, 0, 4], ['agency', 'A6', 3, 0, 5],
];

/** Where those who came in that quarter were placed first, and their ages in years; ours. */
const COMERS: readonly (readonly [type: Stay['type'], many: number, least: number, below: number])[] = [
  ['U6', 30, 0, 15.5], ['U3', 5, 0, 12], ['K2', 3, 12, 16], ['R3', 2, 0, 0.1], ['P1', 2, 1, 10], ['H5', 1, 16.2, 17.5],
];

/** How those left who went before 31 March, and how many were not placed with own carers or agencies. */
const LEAVERS: readonly (readonly [Leaving, number])[] = [['home', 50], ['carer-guardian', 12], ['guardian', 14], ['arrangements', 12], ['kin', 4], ['other', 2]];

/**
 * January to March 2019: those who became eighteen left, some moved, some came, and so many of each kind of placement ended that
 * those filled at the year's end are as many as the outturn has them. Adds those who came, and returns all.
 */
export const withNewYear = (margins: Margins, before: readonly Draft[]): readonly Draft[] => {
  const chance = chanceFrom(57);
  const evening = eveningOf(margins);
  const drafts = [...before, ...comers(chance, evening)];
  comeOfAge(drafts);
  for (const [from, type, many, least, below] of MOVES) {
    const fit = stayers(drafts, evening).filter(({ born, stays }) => kindOf(last(stays)) === from && aged(born, least, below));
    for (const one of drawn(chance, fit, Math.min(many, fit.length))) move(chance, one, type, evening);
  }
  const left = stayers(drafts, evening).filter(({ stays }) => /^A/.test(last(stays).type) && last(stays).from < evening - 100);
  for (const one of drawn(chance, left, Math.round(left.length / 2))) leave(one, dayAfter(chance, one, evening), 'adopted');
  const target = (line: string) => margins.of(`cost.outturn.2018-19.${line}.placements`);
  settle(chance, drafts, evening, 'supported', target('supportedAccommodation'));
  settle(chance, drafts, evening, 'home', target('externalResidential'));
  settle(chance, drafts, evening, 'agency', target('independentFostering'));
  settle(chance, drafts, evening, 'own', target('inHouseFostering'));
  return drafts;
};

const last = (stays: readonly Stay[]): Stay => stays.at(-1) as Stay;
const aged = (born: DayNumber, least: number, below: number): boolean => {
  const years = (LAST_DAY - born) / 365.25;
  return years >= least && years < below;
};

/** Those in care on the last day who have not moved since the evening, nor come since. */
const stayers = (drafts: readonly Draft[], evening: DayNumber): readonly Draft[] =>
  drafts.filter(({ to, stays }) => to === null && last(stays).from <= evening);

const comeOfAge = (drafts: readonly Draft[]): void => {
  for (const one of drafts) {
    const eighteen = birthday(one.born, 18);
    if (one.to === null && eighteen <= LAST_DAY) leave(one, eighteen, 'adult');
  }
};

const leave = (one: Draft, to: DayNumber, leaving: Leaving): void => {
  one.to = to;
  one.leaving = leaving;
  one.stays = [...one.stays.slice(0, -1), { ...last(one.stays), to }];
};

const dayAfter = (chance: Chance, { stays }: Draft, evening: DayNumber): DayNumber => {
  const first = Math.max(evening, last(stays).from) + 3;
  return working(chance.between(first, LAST_DAY - 4));
};

/** The Friday before, where it is a weekend (day 2 of the count was a Saturday). */
const working = (on: DayNumber): DayNumber => on - ([0, 0, 1, 2][on % 7] ?? 0);

const move = (chance: Chance, one: Draft, type: Stay['type'], evening: DayNumber): void => {
  const on = dayAfter(chance, one, evening);
  const provider = type === 'U6' ? 'PR4' : providerOf(chance, type);
  one.stays = [
    ...one.stays.slice(0, -1), { ...last(one.stays), to: on, reason: chance.weighted([['CARPL', 7], ['CREQB', 2], ['LAREQ', 1]] as const) },
    { from: on, to: null, type, ...(provider ? { provider } : {}), ...locatedBefore(chance, type, provider) },
  ];
};

const comers = (chance: Chance, evening: DayNumber): readonly Draft[] =>
  COMERS.flatMap(([type, many, least, below]) =>
    Array.from({ length: many }, (_, place): Draft => {
      const from = working(evening + 6 + Math.floor(((LAST_DAY - evening - 22) * (place + chance.next())) / many));
      const provider = providerOf(chance, type);
      const born = from - Math.round((least + chance.next() * (below - least)) * 365.25) - 1;
      const stay = { from, to: null, type, ...(provider ? { provider } : {}), ...locatedBefore(chance, type, provider) };
      return { born, from, to: null, leaving: undefined, stays: [stay], asylum: false, late: {} };
    }));

/** Brings those placed so on the last day to a number: too many leave; too few, and more move there, from agencies mostly. */
const settle = (chance: Chance, drafts: readonly Draft[], evening: DayNumber, kind: Kind, wanted: number): void => {
  const own = drafts.filter(({ to, stays }) => to === null && kindOf(last(stays)) === kind);
  const over = own.length - wanted;
  if (over >= 0) {
    const fit = own.filter(({ born, stays }) => last(stays).from <= evening && (kind === 'supported' || aged(born, 0, 15.9)));
    for (const one of drawn(chance, fit, over)) leave(one, dayAfter(chance, one, evening), leavingOf(chance, kind));
    return;
  }
  const [type, least, below] = kind === 'supported' ? (['H5', 16, 17.9] as const) : kind === 'home' ? (['K2', 9, 17] as const) : (['U6', 0, 16] as const);
  const fit = stayers(drafts, evening).filter(({ born, stays }) => kindOf(last(stays)) === (kind === 'agency' ? 'own' : 'agency') && aged(born, least, below));
  for (const one of drawn(chance, fit, -over)) move(chance, one, type, evening);
};

const leavingOf = (chance: Chance, kind: Kind): Leaving => {
  if (kind === 'supported') return 'independent';
  return kind === 'own' ? chance.weighted(LEAVERS) : chance.weighted(LEAVERS.filter(([leaving]) => leaving !== 'carer-guardian'));
};
