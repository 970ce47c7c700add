import { verbsAsked } from '../verbs-asked.js';
import { recordableFact } from './facts.js';

export const { record: factAsked, correct: correctionAsked, strikeOut: strikeAsked } = verbsAsked(recordableFact);
