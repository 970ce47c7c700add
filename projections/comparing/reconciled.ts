import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { EpisodeDuring } from '../children/episodes-during.query.js';
import { flowsDuring, staysIn, type Stay } from '../sufficiency/flows.js';

/** The first and the last day of a period, both included. */
export type Days = { readonly first: CalendarDate; readonly last: CalendarDate };

/**
 * Children in care over a period, short breaks in none of it: opening (the evening before the first day) + in − out =
 * closing (the last evening). The same definition as of the flows per month (projections/sufficiency/flows.ts).
 */
export type Balance = { readonly opening: number; readonly in: number; readonly out: number; readonly closing: number };

/** One child's part of a balance, and the stretches in care it comes from. */
export type ChildPart = { readonly balance: Balance; readonly stays: readonly Stay[] };

/** What one child adds to each line otherwise than before. */
export type ChildDifference = {
  readonly child: string;
  readonly then: ChildPart;
  readonly now: ChildPart;
  readonly difference: Balance;
};

export const NOTHING: Balance = { opening: 0, in: 0, out: 0, closing: 0 };
const NO_PART: ChildPart = { balance: NOTHING, stays: [] };

/** The part of each child that is in care in the period, or on the evening before it; by reference. */
export const partsOf = (episodes: readonly EpisodeDuring[], days: Days): ReadonlyMap<string, ChildPart> => {
  const byChild = new Map<string, Stay[]>();
  for (const stay of staysIn(episodes)) {
    const known = byChild.get(stay.child);
    if (known) known.push(stay);
    else byChild.set(stay.child, [stay]);
  }
  return new Map([...byChild].map(([child, stays]) => [child, { balance: balanceOf(stays, days), stays }]));
};

const balanceOf = (stays: readonly Stay[], { first, last }: Days): Balance => {
  const { opening, started, ceased, closing } = flowsDuring(stays, dayNumber(first), dayNumber(last) + 1);
  return { opening, in: started.length, out: ceased.length, closing };
};

/** What some balances come to together. */
export const sumOf = (balances: Iterable<Balance>): Balance => {
  let sum = NOTHING;
  for (const one of balances)
    sum = { opening: sum.opening + one.opening, in: sum.in + one.in, out: sum.out + one.out, closing: sum.closing + one.closing };
  return sum;
};

/** What it takes from one to the other, line by line. */
export const changeFrom = (then: Balance, now: Balance): Balance => ({
  opening: now.opening - then.opening, in: now.in - then.in, out: now.out - then.out, closing: now.closing - then.closing,
});

export const isNothing = ({ opening, in: came, out, closing }: Balance): boolean =>
  opening === 0 && came === 0 && out === 0 && closing === 0;

/** The children who add otherwise to some line than they did, by reference. Their differences come to the whole difference. */
export const differencesBetween = (
  then: ReadonlyMap<string, ChildPart>, now: ReadonlyMap<string, ChildPart>,
): readonly ChildDifference[] =>
  [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((child) => {
    const [before, after] = [then.get(child) ?? NO_PART, now.get(child) ?? NO_PART];
    const difference = changeFrom(before.balance, after.balance);
    return isNothing(difference) ? [] : [{ child, then: before, now: after, difference }];
  });
