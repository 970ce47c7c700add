import type { Verb } from '../verbs.js';
import type { FeeFact } from './events.js';

/** The three verbs. Nobody edits. */
export type FeeCommand = Verb<FeeFact>;
