import type { DayNumber } from '../domain/calendar.js';
import { isFoster, type LegalStatus, type TemporaryType } from '../domain/codes.js';
import { postcodeOf } from './postcodes.js';
import type { Chance, Quartiles } from './random.js';
import { K3_FROM, stayOf } from './settings.js';
import type { Setting } from './story.js';

/** What changes while a child stays with one carer. */
export type Change =
  { readonly on: DayNumber; readonly what: 'becomes-long-term' | 'carer-moves-house' | 'is-registered' } | TimeAway;

export type TimeAway = {
  readonly on: DayNumber;
  readonly what: 'away';
  readonly type: TemporaryType;
  readonly back: DayNumber;
};

/** From moving in to moving on, were nothing else to happen. */
export type Stay = { readonly until: DayNumber; readonly within: readonly Change[] };

export const stayFrom = (chance: Chance, on: DayNumber, setting: Setting, legalStatus: LegalStatus): Stay => {
  const until = on + stayOf(chance, setting.type);
  const within = [
    ...longTerm(chance, on, setting, legalStatus),
    ...houseMove(chance, on, setting),
    ...registration(on, setting),
    ...timesAway(chance, on, setting),
  ];
  return { until, within: within.filter((change) => change.on < until).sort((a, b) => a.on - b.on) };
};

/** A placement meant for a while is matched for the long term, with the same carer. */
const longTerm = (chance: Chance, on: DayNumber, { type }: Setting, legalStatus: LegalStatus): readonly Change[] =>
  (type === 'U6' || type === 'U3') && legalStatus === 'C2' && chance.yes(0.55)
    ? [{ on: on + chance.between(60, 400), what: 'becomes-long-term' }]
    : [];

const houseMove = (chance: Chance, on: DayNumber, { type }: Setting): readonly Change[] =>
  isFoster(type) && chance.yes(0.07) ? [{ on: on + chance.between(60, 1500), what: 'carer-moves-house' }] : [];

const registration = (on: DayNumber, { type }: Setting): readonly Change[] =>
  type === 'H5' && on < K3_FROM ? [{ on: K3_FROM, what: 'is-registered' }] : [];

/** Hospital, holiday, the carer's holiday, other; kept within the lengths the return allows. */
const LENGTHS: Readonly<Record<Exclude<TemporaryType, 'T0'>, Quartiles>> = {
  T1: [1, 2, 5, 12, 38],
  T2: [5, 7, 9, 12, 14],
  T3: [4, 6, 8, 12, 18],
  T4: [1, 2, 3, 4, 6],
};

const timesAway = (chance: Chance, from: DayNumber, { type }: Setting): readonly Change[] => {
  if (!(isFoster(type) || type === 'K2' || type === 'S1') || !chance.yes(0.11)) return [];
  const kind = chance.weighted([
    ['T1', 40],
    ['T2', 8],
    ['T3', 26],
    ['T4', 26],
  ] as const);
  const on = from + chance.between(15, 500);
  return [{ on, what: 'away', type: kind, back: on + chance.spread(LENGTHS[kind]) }];
};

/** The setting a change leaves behind; the carer stays the same. */
export const changed = (chance: Chance, setting: Setting, change: Change): Setting => {
  switch (change.what) {
    case 'becomes-long-term':
      return { ...setting, type: setting.type === 'U3' ? 'U1' : 'U4' };
    case 'is-registered':
      return { ...setting, type: 'K3' };
    case 'carer-moves-house':
      return { ...setting, postcode: elsewhere(chance, setting) };
    case 'away':
      return { type: change.type, postcode: elsewhere(chance, setting), carer: 'away' };
  }
};

const elsewhere = (chance: Chance, { postcode }: Setting): string => {
  for (;;) {
    const other = postcodeOf('carer', 'own', chance.between(0, 7999));
    if (other !== postcode) return other;
  }
};
