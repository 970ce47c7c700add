import { count, type Behind, type Figure } from '../figure.js';
import type { CostedYear } from './costed-year.js';
import type { FeeRow } from './costed-rows.js';
import { CATEGORIES, nameOf, wordsOf } from './forecast.js';
import { daysWithin } from './holding.js';

/**
 * What is left out of every sum, so that nobody takes a total for the whole: placements in the year for which there is no
 * price, and fees begun in the year when the child was in no placement, or in another than the one they were agreed for.
 */
export const leftOutFigures = (year: CostedYear, withoutPlacement: readonly FeeRow[]): readonly Figure[] => [
  ...CATEGORIES.map((category) => {
    const spans = year.spans.filter((span) =>
      span.basis === 'none' && (category === 'total' || span.category === category) && daysWithin(span, year.year) > 0);
    const placements = new Map(spans.map(({ child, placementBegan }) => [`${child} ${placementBegan}`, child]));
    const behind = [...placements.values()].map((child): Behind => ({ kind: 'child', id: child }));
    const words = `${wordsOf(category)}: placements in ${year.label} that have no price for some of it, which is in no total`;
    return count(`cost.unpriced.${year.label}.${nameOf(category)}`, words, 'placements', behind);
  }),
  count(`cost.feesWithoutPlacement.${year.label}`, `Children with a fee begun in ${year.label} when they were in no such placement, which is in no total`, 'children',
    [...new Set(withoutPlacement.map(({ subject }) => subject))].map((child): Behind => ({ kind: 'fee', id: child }))),
];
