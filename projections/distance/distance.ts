import type { ChildInCare } from '../children/children-in-care.query.js';
import { toTenths, type Behind } from '../figure.js';
import { tenthsFromHome } from './bands.js';

/** How far from home some children live, of those of whom it is known. Miles to one decimal; null where there is nobody. */
export type Distances = {
  readonly known: number;
  readonly mean: number | null;
  /** The middle one; of an even number of children the mean of the two in the middle. */
  readonly median: number | null;
  /** Of these children themselves (the population's, divided by their number), not an estimate from a sample. */
  readonly standardDeviation: number | null;
  /** Each child, and how far from home in miles. */
  readonly children: readonly Behind[];
};

/**
 * The mean, the median and the standard deviation of the distances from home: straight lines in miles (PL_DISTANCE). The
 * council's scrutiny of 2019 asked for the deviation, for a mean alone hides the few who live very far away. Worked out in
 * whole tenths of a mile and rounded once.
 */
export const distancesOf = (children: readonly ChildInCare[]): Distances => {
  const known = children.flatMap((child) => {
    const tenths = tenthsFromHome(child);
    return tenths === null ? [] : [{ child: child.child, tenths }];
  });
  const sorted = known.map(({ tenths }) => tenths).sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  const sum = sorted.reduce((total, tenths) => total + tenths, 0);
  return {
    known: sorted.length,
    mean: sorted.length === 0 ? null : toTenths(sum, sorted.length * 10),
    median: low === undefined || high === undefined ? null : toTenths(low + high, 20),
    standardDeviation: deviationOf(sorted),
    children: known.map(({ child, tenths }) => ({ kind: 'child', id: child, adds: tenths / 10 })),
  };
};

/** The root of the mean of squares less the square of the mean; the difference is taken in whole numbers, so nothing is lost. */
const deviationOf = (tenths: readonly number[]): number | null => {
  if (tenths.length === 0) return null;
  const whole = tenths.map(BigInt);
  const sum = whole.reduce((total, one) => total + one, 0n);
  const squares = whole.reduce((total, one) => total + one * one, 0n);
  const spread = BigInt(tenths.length) * squares - sum * sum;
  return Math.round(Math.sqrt(Number(spread)) / tenths.length) / 10;
};
