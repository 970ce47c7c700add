import type { Fact, Instant, StrikeReason } from '../domain/entry.js';
import type { RecordKind } from '../recording/streams.js';

/** What somebody of the demonstration authority recorded, of which record, and when. */
export type Planned = {
  /** The instant it became known: the entry's `recordedAt`. */
  readonly recordedAt: Instant;
  readonly kind: RecordKind;
  /** The reference of the record: a child's, a household's, a URN, `2018-19` … */
  readonly id: string;
  /** Who recorded it: a role, never a name. */
  readonly by: string;
  readonly says: Says;
};

/**
 * One of the three verbs. A fact that is corrected or struck out later is given a `key`, unique in the plan; a correction or
 * a strike names it, and its own new fact may have a key in turn.
 */
export type Says =
  | { readonly verb: 'record'; readonly fact: Fact; readonly key?: string }
  | { readonly verb: 'correct'; readonly of: string; readonly fact: Fact; readonly reason: StrikeReason; readonly key?: string }
  | { readonly verb: 'strike-out'; readonly of: string; readonly reason: StrikeReason };
