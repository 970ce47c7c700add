import type { EntryId, StrikeReason } from '../entry.js';
import type { ChildFact } from './events.js';

/** A child by the authority's own pseudonymous reference (the return's CHILD). Never a name. */
export type ChildId = string & { readonly __brand: 'ChildId' };

/** What a person may record by hand. What comes only with a return is not among it. */
export type RecordableFact = Exclude<ChildFact, { type: 'ReturnReceived' | 'EpisodeCeased' | 'ChildAlreadyInCare' }>;

/** The three verbs. Nobody edits. */
export type ChildCommand =
  | { readonly type: 'Record'; readonly fact: RecordableFact }
  | {
      readonly type: 'Correct';
      readonly entry: EntryId;
      readonly fact: RecordableFact;
      readonly reason: StrikeReason;
      readonly note?: string;
    }
  | { readonly type: 'StrikeOut'; readonly entry: EntryId; readonly reason: StrikeReason; readonly note?: string };
