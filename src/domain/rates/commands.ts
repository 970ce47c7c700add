import type { Verb } from '../verbs.js';
import type { RatesFact } from './events.js';

/** The three verbs. Nobody edits. */
export type RatesCommand = Verb<RatesFact>;
