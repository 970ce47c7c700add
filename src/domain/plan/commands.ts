import type { Verb } from '../verbs.js';
import type { PlanFact } from './events.js';

/** The three verbs. Nobody edits. */
export type PlanCommand = Verb<PlanFact>;
