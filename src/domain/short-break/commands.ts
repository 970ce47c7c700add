import type { Verb } from '../verbs.js';
import type { ShortBreakFact } from './events.js';

/** The three verbs. Nobody edits. */
export type ShortBreakCommand = Verb<ShortBreakFact>;
