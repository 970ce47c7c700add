import type { DayNumber } from '../domain/calendar.js';
import { isFoster } from '../domain/codes.js';
import type { Life, PeriodOfCare, Stay, World } from './world.js';

/** A stay, and whose it is. */
export type Placing = { readonly life: Life; readonly period: PeriodOfCare; readonly stay: Stay };

/** Day numbers, `[from, to)`; `to` is null while it lasts. */
type Lasting = { readonly from: DayNumber; readonly to: DayNumber | null };

/** Every stay of every child, children as the world has them and stays in order. */
export const placingsOf = (world: World): readonly Placing[] =>
  world.lives.flatMap((life) => life.periods.flatMap((period) => period.stays.map((stay) => ({ life, period, stay }))));

/** Fostered by the authority's own households: U1–U6 with provider PR1. */
export const isOwnFostering = ({ type, provider }: Stay): boolean => isFoster(type) && provider === 'PR1';

/** With a relative or friend. */
export const isKin = ({ type }: Stay): boolean => ['U1', 'U2', 'U3'].includes(type);

/** On a series of short breaks (V3, V4). */
export const isShortBreak = ({ statuses }: PeriodOfCare): boolean => statuses.some(({ status }) => status === 'V3' || status === 'V4');

export const endOf = ({ to }: Lasting): number => to ?? Number.POSITIVE_INFINITY;

export const meets = (one: Lasting, other: Lasting): boolean => one.from < endOf(other) && other.from < endOf(one);

export const lastsOn = (one: Lasting, day: DayNumber): boolean => one.from <= day && day < endOf(one);

/** How many of some stays last on the fullest day of another stay. */
export const mostDuring = (stays: readonly Lasting[], during: Lasting): number => {
  const there = stays.filter((stay) => meets(stay, during));
  const turns = [during.from, ...there.map(({ from }) => from).filter((from) => lastsOn(during, from))];
  return Math.max(0, ...turns.map((day) => there.filter((stay) => lastsOn(stay, day)).length));
};

/** By start, then by child: the order in which carers and homes are looked for. */
export const inTurn = (placings: readonly Placing[]): readonly Placing[] =>
  [...placings].sort((a, b) => a.stay.from - b.stay.from || (a.life.child < b.life.child ? -1 : a.life.child > b.life.child ? 1 : 0));

/** A number of a reference, for chance to be keyed by. */
export const keyOf = (reference: string): number => [...reference].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7);
