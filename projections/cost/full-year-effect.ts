import { dateOfDay } from '../../src/domain/calendar.js';
import { count, type Behind, type Figure } from '../figure.js';
import type { Span } from './costed-rows.js';
import { nameOf, wordsOf } from './forecast.js';
import { rowsBySubject } from './holding.js';
import type { PricedSpan } from './priced-spans.js';
import { costOf, inPence, together } from './sevenths.js';

/** A child's move to another placement, and what the old and the new one cost a week; null where one has no price. */
export type PricedMove = {
  readonly child: string;
  readonly on: number;
  readonly from: PricedSpan;
  readonly to: PricedSpan;
  /** Pence a week more, or less than nought where it is cheaper. */
  readonly weekly: number | null;
};

/** Every move on the days of a period, by child and day: one placement ends and another begins on the same day. */
export const movesIn = (spans: readonly PricedSpan[], days: Span): readonly PricedMove[] =>
  [...rowsBySubject(spans.map((span) => ({ ...span, subject: span.child }))).values()].flatMap((own) =>
    own.flatMap((to, place): readonly PricedMove[] => {
      const from = own[place - 1];
      const moved = from && from.to === to.from && from.placementBegan !== to.placementBegan && days.from <= to.from && to.from < days.to;
      return moved ? [{ child: to.child, on: to.from, from, to, weekly: difference(from, to) }] : [];
    }),
  );

const difference = (from: PricedSpan, to: PricedSpan): number | null =>
  from.basis === 'none' || to.basis === 'none' ? null : to.weekly - from.weekly;

/**
 * The full-year effect of moves in a period: what the new placement costs a week on the day of the move, less what the old
 * one cost on its last day, over 365 days, in pence; negative where the move saves. A place in a block booking costs its
 * extras only, for the booking is paid for whether the child is there or not. Moves to or from a placement without a price
 * that day are counted apart, and in no sum. Ours; the council asks for the effect of each decision and defines none.
 */
export const fullYearEffectFigures = (spans: readonly PricedSpan[], days: Span): readonly Figure[] => {
  const moves = movesIn(spans, days);
  const priced = moves.filter(({ weekly }) => weekly !== null);
  const kinds = [...new Set(priced.map(kindOf))].sort();
  return [
    effect('cost.moves.fullYear', 'Full-year effect of moves in the period', priced),
    count('cost.moves', 'Moves in the period that have a price before and after', 'moves', priced.map(({ child }) => childOf(child))),
    count('cost.moves.unpriced', 'Moves in the period without a price before or after', 'moves',
      moves.filter(({ weekly }) => weekly === null).map(({ child }) => childOf(child))),
    ...kinds.map((kind) => {
      const alike = priced.filter((move) => kindOf(move) === kind);
      const words = alike[0] ? wordsFor(alike[0]) : kind;
      return effect(`cost.moves.fullYear.${kind}`, `Full-year effect of moves: ${words}`, alike);
    }),
    ...priced.map((move) =>
      effect(`cost.moves.fullYear.${move.child}.${dateOfDay(move.on)}`, `Full-year effect of the move on ${dateOfDay(move.on)}: ${wordsFor(move)}`, [move])),
  ];
};

const kindOf = ({ from, to }: PricedMove): string => `${nameOf(from.category)}To${nameOf(to.category).replace(/^./, (letter) => letter.toUpperCase())}`;

const wordsFor = ({ from, to }: PricedMove): string => `${wordsOf(from.category)} to ${wordsOf(to.category)}`;

const childOf = (child: string): Behind => ({ kind: 'child', id: child });

const effect = (id: string, words: string, moves: readonly PricedMove[]): Figure => ({
  id, words, unit: 'pence',
  value: inPence(together(moves.map(({ weekly }) => costOf(weekly ?? 0, 365)))),
  behind: moves.map(({ child, weekly }) => ({ ...childOf(child), adds: inPence(costOf(weekly ?? 0, 365)) })),
});
