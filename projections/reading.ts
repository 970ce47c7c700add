import type { Reader } from './measure.js';
import type { Row, Timeline } from './timeline.js';

/** A row as it is believed of a subject. */
export type BelievedRow = { readonly subject: string; readonly row: Row };

/** Views, wherever they are kept, to whoever asks. */
export type Reading = {
  /** What is told now is told from this: another object once the views were built anew. */
  readonly generation: object;
  /**
   * Works an answer out of what the views tell of an authority, all of it from one state of them. The work may be carried
   * out more than once, until everything it reads is at hand: it waits for nothing and changes nothing.
   */
  readonly answer: <Answer>(authority: string, work: (read: Reader) => Answer) => Promise<Answer>;
  /** Every row of a timeline believed of an authority, or of some subjects of it, as known at an entry; in the order they were written. */
  readonly believed: (authority: string, timeline: Timeline<never>, knownAt: number, subjects?: readonly string[]) => Promise<readonly BelievedRow[]>;
  /** The authorities that anything is known of, by code. */
  readonly authorities: () => Promise<readonly string[]>;
};
