import type { HomeListed } from '../../asking/homes.js';
import type { FeeFact } from '../../domain/fee/events.js';
import { feeWords as words } from '../../words/fee-words.js';

/** A fee is for the placement the child is in: what does not fit that is asked about, for whoever buys is not whoever places. */
export const doubtsOfFee = (fact: FeeFact, home: HomeListed | null, child: string, provider: string): readonly string[] => {
  if (fact.type !== 'FeeAgreed' && fact.type !== 'FeeChanged') return [];
  const { booking } = fact.terms;
  return [
    ...(home?.children.includes(child) ? [] : [words.notPlaced(child, provider)]),
    ...(booking === undefined || home?.bookings.some((one) => one.booking === booking) ? [] : [words.noBooking(booking)]),
  ];
};
