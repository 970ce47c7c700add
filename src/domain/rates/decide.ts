import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { RatesFact } from './events.js';
import { evolve, nothingRecorded, type RatesState } from './evolve.js';
import type { RatesObjection } from './refusals.js';

const objectionTo = (_state: RatesState, fact: RatesFact, today: CalendarDate): RatesObjection | undefined =>
  fact.effectiveOn > today ? { code: 'in-the-future', on: fact.effectiveOn } : undefined;

export const ratesRules: Rules<RatesFact, RatesState, RatesObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(ratesRules);
