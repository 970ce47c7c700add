import type { Verb } from '../verbs.js';
import type { CohortFact } from './events.js';

/** The three verbs. Nobody edits. */
export type CohortCommand = Verb<CohortFact>;
