import type { Cell } from './cells.js';
import { countsPeople, tablesIn, type Contents } from './contents.js';
import { FEW, LEAST_BASE, type Profile } from './profiles.js';
import { sumsIn, type Rest } from './sums.js';
import { suppressed, type Quantity } from './suppression/suppressed.js';

/** What the editions before printed in cells that tell of the same fact: by cell, the numbers. */
export type PrintedBefore = ReadonlyMap<string, readonly number[]>;

/**
 * Which quantities of a booklet must not be printed. Sensitive is a count of one to five people; money, an average or a share
 * of so few; a count that differs from what an edition before printed of the same fact by one to five, for the difference
 * would tell of them; and the rest of a whole where it is so few. Where counts are rounded, rounding does that for editions.
 */
export const undisclosed = (contents: Contents, profile: Profile, before: PrintedBefore): ReadonlySet<string> => {
  if (!profile.suppresses) return new Set();
  const { equations, rests } = sumsIn(contents);
  const cells = tablesIn(contents).flatMap((table) => table.cells.flat());
  const asQuantities = cells.flatMap((cell) => quantityOf(cell, profile.roundedTo > 1 ? [] : (before.get(cell.id) ?? [])));
  const sensitive = new Set(asQuantities.filter((one) => one.sensitive).map(({ id }) => id));
  const printed = [...new Map(asQuantities.map((one) => [one.id, { ...one, sensitive: sensitive.has(one.id) }])).values()];
  return suppressed([...printed, ...implied(rests)], equations);
};

const few = (people: number): boolean => people >= 1 && people <= FEW;

/** Differences between counts, of which each says nothing of how many people they are about. */
const SIGNED = /\.(net|overspend|difference|agencyAboveInHouse)$/;

const quantityOf = (cell: Cell, before: readonly number[]): readonly Quantity[] => {
  const { quantity, value, column } = cell;
  if (quantity === null || value === null || value === undefined) return [];
  const signed = value < 0 || SIGNED.test(quantity) || SIGNED.test(`.${column}`);
  const differs = countsPeople(cell.unit) && before.some((one) => few(Math.abs(value - one)));
  return [{ id: quantity, value, sensitive: differs || (!signed && isSensitive(cell, value)), signed, printed: true }];
};

const isSensitive = ({ unit, base, people }: Cell, value: number): boolean => {
  if (countsPeople(unit)) return few(value);
  if (unit === 'percent') return base !== undefined && ofTooFew(value, base, people);
  if (unit === 'pence' || unit === 'miles' || unit === 'years' || unit === 'days') return few(people) || (base !== undefined && base > 0 && base <= FEW);
  return unit === 'nights' && few(people);
};

/** A share whose base is small, or that is of so few, or of all but so few. */
const ofTooFew = (percent: number, base: number, people: number): boolean => {
  const isOfThem = base > 0 && Math.abs(percent - (people * 100) / base) < 0.06;
  return (base > 0 && base < LEAST_BASE) || (isOfThem && (few(people) || few(base - people)));
};

const implied = (rests: readonly Rest[]): readonly Quantity[] =>
  [...new Map(rests.map((rest) => [rest.id, rest])).values()].flatMap(({ id, part, whole }) => {
    if (typeof part.value !== 'number' || typeof whole.value !== 'number' || !countsPeople(part.unit)) return [];
    const value = whole.value - part.value;
    return [{ id, value, sensitive: few(value), signed: false, printed: false }];
  });
