import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { ProviderFact } from './events.js';
import { evolve, nothingRecorded, type ProviderState } from './evolve.js';
import type { ProviderObjection } from './refusals.js';

const objectionTo = (_state: ProviderState, fact: ProviderFact, today: CalendarDate): ProviderObjection | undefined =>
  fact.effectiveOn > today ? { code: 'in-the-future', on: fact.effectiveOn } : undefined;

export const providerRules: Rules<ProviderFact, ProviderState, ProviderObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(providerRules);
