import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { FeeFact } from './events.js';
import { evolve, nothingRecorded, type FeeState } from './evolve.js';
import type { FeeObjection } from './refusals.js';

const objectionTo = (_state: FeeState, fact: FeeFact, today: CalendarDate): FeeObjection | undefined =>
  fact.effectiveOn > today ? { code: 'in-the-future', on: fact.effectiveOn } : undefined;

export const feeRules: Rules<FeeFact, FeeState, FeeObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(feeRules);
