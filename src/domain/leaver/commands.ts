import type { Verb } from '../verbs.js';
import type { LeaverFact } from './events.js';

/** The three verbs. Nobody edits. */
export type LeaverCommand = Verb<LeaverFact>;
