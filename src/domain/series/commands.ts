import type { Verb } from '../verbs.js';
import type { SeriesFact } from './events.js';

/** The three verbs. Nobody edits. */
export type SeriesCommand = Verb<SeriesFact>;
