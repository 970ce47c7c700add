import type { Verb } from '../verbs.js';
import type { SupportFact } from './events.js';

/** The three verbs. Nobody edits. */
export type SupportCommand = Verb<SupportFact>;
