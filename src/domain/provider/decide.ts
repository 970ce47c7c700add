import { decideBy, type Rules } from '../verbs.js';
import type { ProviderFact } from './events.js';
import { evolve, nothingRecorded, type ProviderState } from './evolve.js';
import { objectionTo } from './objections.js';
import type { ProviderObjection } from './refusals.js';

export const providerRules: Rules<ProviderFact, ProviderState, ProviderObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(providerRules);
