/** What a figure counts or measures. Money is whole pence; averages and shares are rounded where they are made. */
export type Unit =
  | 'children' | 'households' | 'carers' | 'approvals' | 'places' | 'placements' | 'providers' | 'admissions' | 'moves'
  | 'referrals' | 'proceedings' | 'decisions'
  | 'care leavers' | 'nights' | 'bedrooms' | 'stays' | 'days' | 'years' | 'miles' | 'pence' | 'percent' | 'per 10,000';

/** A record that a figure rests on: a child, a carer household, a provider …, by the first part of its stream's name. */
export type Behind = {
  readonly kind: 'child' | 'carer' | 'provider' | 'fee' | 'rates' | 'budget' | 'support' | 'cohort' | 'short-break' | 'leaver' | 'series' | 'plan';
  readonly id: string;
  /** What this one adds to the figure, in its unit, where that is not one: pence, miles, days. */
  readonly adds?: number;
};

/** One figure of an answer, and the records behind it. */
export type Figure = {
  /** Stays the same for ever, for published figures are traced by it: `carers.households.recruited`. */
  readonly id: string;
  /** In a reader's words. */
  readonly words: string;
  /** Null where there is nobody to count or nothing to divide by. */
  readonly value: number | null;
  readonly unit: Unit;
  /** What it is a share of, or the base it is an average over. */
  readonly of?: number;
  readonly behind: readonly Behind[];
};

/** How many records there are. */
export const count = (id: string, words: string, unit: Unit, behind: readonly Behind[]): Figure => ({
  id, words, value: behind.length, unit, behind,
});

/** What share some records are of a number, in percent to one decimal. */
export const share = (id: string, words: string, behind: readonly Behind[], of: number): Figure => ({
  id, words, value: of === 0 ? null : toTenths(behind.length * 100, of), unit: 'percent', of, behind,
});

/** A fraction to one decimal, halves away from nought; worked in whole numbers, so that 0.25 is 0.3 everywhere. */
export const toTenths = (numerator: number, denominator: number): number => Math.round((numerator * 10) / denominator) / 10;

export const childrenBehind = (children: readonly { readonly child: string }[]): readonly Behind[] =>
  children.map(({ child }) => ({ kind: 'child', id: child }));
