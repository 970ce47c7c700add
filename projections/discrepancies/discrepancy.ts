import type { Behind } from '../figure.js';

/** Who can put it right. */
export type MustAct = 'fostering team' | 'commissioning team' | 'placements team' | 'finance team' | 'short breaks team' | 'leaving care team';

/** Records that cannot all be right, or that ought not both to be so. Codes and facts; src/words/discrepancy-words.ts has the words. */
export type Discrepancy = {
  readonly code: DiscrepancyCode;
  readonly mustAct: MustAct;
  /** The records that do not agree: children, then the household or provider. */
  readonly between: readonly Behind[];
  readonly facts: Readonly<Record<string, string | number | null>>;
};

export type DiscrepancyCode =
  | 'carer-not-approved'
  | 'carer-over-places'
  | 'places-not-available'
  | 'outside-approved-ages'
  | 'provider-not-on-record'
  | 'provider-not-registered'
  | 'below-good-when-placed'
  | 'below-good-since'
  | 'siblings-parted'
  | 'no-fee'
  | 'fee-without-placement'
  | 'bookings-overlap'
  | 'booking-not-in-force'
  | 'staying-put-outside-ages'
  | 'accommodation-before-its-age'
  | 'short-break-too-long'
  | 'short-breaks-too-many';

/** The same disagreement on another day, or as known at another entry, whatever its facts are then. */
export const keyOf = ({ code, between }: Pick<Discrepancy, 'code' | 'between'>): string =>
  `${code} ${between.map(({ kind, id }) => `${kind} ${id}`).sort().join(' ')}`;
