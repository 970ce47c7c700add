import { roundedDivision } from '../../src/domain/money.js';

/**
 * Money as exact sevenths of a penny. A weekly price is a whole number of sevenths a day, so sums of days are exact however
 * a period is cut up, and nothing is rounded until a figure is told.
 */
export type Sevenths = number & { readonly __brand: 'Sevenths' };

/** What some days cost at a weekly price, exactly. */
export const costOf = (weekly: number, days: number): Sevenths => (weekly * days) as Sevenths;

export const together = (amounts: readonly Sevenths[]): Sevenths => amounts.reduce((sum, amount) => sum + amount, 0) as Sevenths;

/** Whole pence are sevenths too: what was paid once joins the sum unrounded. */
export const wholePence = (amount: number): Sevenths => (amount * 7) as Sevenths;

/**
 * What a sum comes to in pence: days × weekly ÷ 7, to the nearest penny, halves away from nought, rounded once for the whole
 * sum that a figure tells. A total is rounded from its own exact sum, and may therefore differ by a few pence from the sum
 * of its parts as they are told.
 */
export const inPence = (amount: Sevenths): number => roundedDivision(amount, 7);
