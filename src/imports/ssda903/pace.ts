import { setImmediate } from 'node:timers/promises';

/** How an import goes about it where others are to be answered meanwhile. */
export type Pace = {
  /** How many records are taken in at the same time. */
  readonly atOnce?: number;
  /** Waited for before each record. */
  readonly between?: () => Promise<unknown>;
};

/** Whatever else waits has its turn before each record; few enough share a turn that nobody waits long. */
export const unhurried: Required<Pace> = { atOnce: 8, between: () => setImmediate() };
