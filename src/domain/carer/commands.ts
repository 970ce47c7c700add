import type { Verb } from '../verbs.js';
import type { CarerFact } from './events.js';

/** The three verbs. Nobody edits. */
export type CarerCommand = Verb<CarerFact>;
