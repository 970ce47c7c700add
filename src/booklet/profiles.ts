import type { OutputProfile } from '../domain/edition/events.js';

/** What a profile does to numbers before they are printed, and how a reader is told. */
export type Profile = {
  readonly name: OutputProfile;
  readonly words: string;
  /** Whether so few people, one to five, are suppressed, and with them whatever would tell how many they are. */
  readonly suppresses: boolean;
  /** Counts of people are rounded to so many. */
  readonly roundedTo: number;
  /** Shares are printed to so many decimals. */
  readonly shareDecimals: 0 | 1;
};

/** One to five people are few: "suppressed" in older releases of the department; a setting of ours, for the present rule is not published. */
export const FEW = 5;
/** A share of fewer tells of single people. */
export const LEAST_BASE = 10;

export const PROFILES: Readonly<Record<OutputProfile, Profile>> = {
  operational: {
    name: 'operational',
    words: 'Exact. For named users who need to know; not to be passed on.',
    suppresses: false, roundedTo: 1, shareDecimals: 1,
  },
  internal: {
    name: 'internal',
    words: 'For commissioners. One to five people are suppressed, and with them whatever would tell how many; shares of fewer than 10 are left out.',
    suppresses: true, roundedTo: 1, shareDecimals: 1,
  },
  published: {
    name: 'published',
    words: 'For everybody. As internal, and counts of people are rounded to the nearest 5, totals too, so that they may not add up; shares are worked out from rounded counts.',
    suppresses: true, roundedTo: 5, shareDecimals: 0,
  },
};

export const profileNamed = (name: string): Profile | undefined =>
  Object.hasOwn(PROFILES, name) ? PROFILES[name as OutputProfile] : undefined;

/** Shorthand that may stand in a cell instead of a number, explained wherever tables stand. */
export const SHORTHAND = {
  c: 'suppressed, so that nobody can be told from a small number',
  low: 'not nought, and rounds to nought',
  x: 'not available',
  z: 'not applicable: nobody to count, or nothing to divide by',
} as const;
export type Mark = keyof typeof SHORTHAND;
