import type { CostCategory } from '../../src/domain/budget/codes.js';
import type { oneOffCosts } from '../fees/fees.projection.js';
import type { Behind } from '../figure.js';
import type { Told } from '../timeline.js';
import { categoryOfProvision } from './category.js';
import type { CostedRows, Span } from './costed-rows.js';
import { daysWithin, holding, rowsBySubject } from './holding.js';
import type { PricedSpan } from './priced-spans.js';
import { costOf, inPence, together, wholePence, type Sevenths } from './sevenths.js';

/** Something that costs so much a week, `[from, to)`, under a category, and the record that says so. Pence a week. */
export type Running = Span & {
  readonly category: CostCategory;
  readonly behind: Behind;
  readonly weekly: number;
  readonly socialCare: number;
  readonly education: number;
  readonly health: number;
};

/** An exact amount under a category, and the record that says so. */
export type Spent = { readonly category: CostCategory; readonly behind: Behind; readonly amount: Sevenths };

/** Whose share of it is asked for; `weekly` is all of it. */
export type Share = 'weekly' | 'socialCare' | 'education' | 'health';

/** What runs from week to week: placements at their own price, and block bookings whether their places are filled or not. */
export const runningCosts = (rows: CostedRows, spans: readonly PricedSpan[], days: Span): readonly Running[] => [
  ...spans.filter(({ weekly }) => weekly > 0).map(({ child, basis, ...span }): Running => ({
    ...span, behind: { kind: basis === 'allowance' ? 'child' : 'fee', id: child },
  })),
  ...bookingCosts(rows, days),
];

const bookingCosts = ({ bookings, homes }: CostedRows, days: Span): readonly Running[] => {
  const byProvider = rowsBySubject(homes);
  return bookings.filter((booking) => daysWithin(booking, days) > 0).map(({ subject, from, to, places, weeklyPrice }) => {
    const home = holding(byProvider.get(subject) ?? [], from) ?? byProvider.get(subject)?.at(-1);
    const weekly = weeklyPrice * places;
    return {
      from: Math.max(from, days.from), to: Math.min(to, days.to),
      category: home ? categoryOfProvision(home.provision, home.own === 1) : 'other',
      behind: { kind: 'provider', id: subject }, weekly, socialCare: weekly, education: 0, health: 0,
    };
  });
};

/** What running costs came to on the days of a period, all of them or one payer's share. */
export const spentOn = (running: readonly Running[], days: Span, share: Share = 'weekly'): readonly Spent[] =>
  running.flatMap(({ category, behind, from, to, [share]: weekly }) => {
    const amount = costOf(weekly, daysWithin({ from, to }, days));
    return amount === 0 ? [] : [{ category, behind, amount }];
  });

/** What was paid for once on the days of a period, under the category of the placement the child was in that day. */
export const paidOnce = (oneOffs: readonly Told<typeof oneOffCosts>[], spans: readonly PricedSpan[], days: Span): readonly Spent[] => {
  const byChild = rowsBySubject(spans.map((span) => ({ ...span, subject: span.child })));
  return oneOffs.filter((cost) => daysWithin(cost, days) > 0).map(({ subject, from, amount }) => ({
    category: holding(byChild.get(subject) ?? [], from)?.category ?? 'other',
    behind: { kind: 'fee', id: subject },
    amount: wholePence(amount),
  }));
};

export const spentIn = (spent: readonly Spent[], category: CostCategory | 'total'): readonly Spent[] =>
  category === 'total' ? spent : spent.filter((one) => one.category === category);

export const sumOf = (spent: readonly Spent[]): Sevenths => together(spent.map(({ amount }) => amount));

/** The records behind a sum, each with what it adds in pence. */
export const recordsBehind = (spent: readonly Spent[]): readonly Behind[] => {
  const amounts = new Map<string, { readonly behind: Behind; readonly amount: Sevenths }>();
  for (const { behind, amount } of spent) {
    const key = `${behind.kind} ${behind.id}`;
    amounts.set(key, { behind, amount: together([amounts.get(key)?.amount ?? (0 as Sevenths), amount]) });
  }
  const sorted = [...amounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { behind, amount }]) => ({ ...behind, adds: inPence(amount) }));
};
