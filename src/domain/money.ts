/** An amount in whole pence; never a fraction. */
export type Pence = number & { readonly __brand: 'Pence' };

/** Whole pence, if that is what the number is. */
export const pence = (amount: number): Pence | undefined => (Number.isSafeInteger(amount) ? (amount as Pence) : undefined);

/** A fraction of whole numbers to the nearest whole one, halves away from nought. */
export const roundedDivision = (numerator: number, denominator: number): number => {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  const size = (top < 0n ? -top : top) * 2n + bottom;
  const whole = Number(size / (bottom * 2n));
  return numerator < 0 ? -whole : whole;
};

/**
 * What some days cost at a weekly price: days × weekly ÷ 7, rounded to the nearest penny once, for the whole sum asked
 * about and not day by day.
 */
export const costOfDays = (weekly: Pence, days: number): Pence => roundedDivision(weekly * days, 7) as Pence;

/** A price raised by some hundredths of a percent (basis points), to the nearest penny. */
export const upliftedBy = (price: Pence, basisPoints: number): Pence =>
  roundedDivision(price * (10_000 + basisPoints), 10_000) as Pence;
