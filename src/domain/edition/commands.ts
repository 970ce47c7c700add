import type { Verb } from '../verbs.js';
import type { EditionFact } from './events.js';

/** The three verbs. Nobody edits: an edition that should not have come out is struck out, and stays on record. */
export type EditionCommand = Verb<EditionFact>;
