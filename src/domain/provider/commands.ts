import type { Verb } from '../verbs.js';
import type { ProviderFact } from './events.js';

/** The three verbs. Nobody edits. */
export type ProviderCommand = Verb<ProviderFact>;
