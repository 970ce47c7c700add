import type { Verb } from '../verbs.js';
import type { BudgetFact } from './events.js';

/** The three verbs. Nobody edits. */
export type BudgetCommand = Verb<BudgetFact>;
