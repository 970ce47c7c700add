import type { Verb } from '../verbs.js';
import type { ChildFact } from './events.js';

/** A child by the authority's own pseudonymous reference (the return's CHILD). Never a name. */
export type ChildId = string & { readonly __brand: 'ChildId' };

/** What a command may record: by hand, or worked out (a distance). What comes only with a return is not among it. */
export type RecordableFact = Exclude<ChildFact, { type: 'ReturnReceived' | 'EpisodeCeased' | 'ChildAlreadyInCare' }>;

/** The three verbs, about one child. */
export type ChildCommand = Verb<RecordableFact>;
