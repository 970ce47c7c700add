import type { ChildInCare } from '../children/children-in-care.query.js';
import { headline } from '../sufficiency/counts.js';
import type { Viewpoint } from '../viewpoint.js';
import { changesBetween, type Change } from './changes.js';

/** Part of a difference: what it adds to the headline count, and the children it is about. */
export type Part = { readonly net: number; readonly changes: readonly Change[] };

export type Comparison = {
  readonly a: Viewpoint & { readonly total: number };
  readonly b: Viewpoint & { readonly total: number };
  readonly difference: number;
  /** Of the same day, told from the later entry instead of the earlier: late entries and corrections. */
  readonly weLearned: Part;
  /** From one day to the other, by the same, later knowledge: what really happened between. */
  readonly worldChanged: Part;
};

/** Answers what a viewpoint shows: every child in care, short breaks among them. */
export type Shown = (viewpoint: Viewpoint) => readonly ChildInCare[];

/**
 * How B differs from A, split so that the two parts add up. The way from A to B goes through the one
 * corner that has the later knowledge of the day first known less of: an admission of last week,
 * recorded in time, is then a change in the world, and one of last year, recorded yesterday, is
 * something we learned.
 */
export const compared = (a: Viewpoint, b: Viewpoint, shown: Shown): Comparison => {
  const learnsFirst = a.knownAt <= b.knownAt;
  const corner = learnsFirst ? { asAt: a.asAt, knownAt: b.knownAt } : { asAt: b.asAt, knownAt: a.knownAt };
  const [atA, between, atB] = [headline(shown(a)), headline(shown(corner)), headline(shown(b))];
  const [first, second] = [partOf(atA, between), partOf(between, atB)];
  return {
    a: { ...a, total: atA.length },
    b: { ...b, total: atB.length },
    difference: atB.length - atA.length,
    weLearned: learnsFirst ? first : second,
    worldChanged: learnsFirst ? second : first,
  };
};

const partOf = (before: readonly ChildInCare[], after: readonly ChildInCare[]): Part => ({
  net: after.length - before.length,
  changes: changesBetween(before, after),
});
