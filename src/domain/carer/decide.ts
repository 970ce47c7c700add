import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { CarerFact } from './events.js';
import { evolve, nothingRecorded, type CarerState } from './evolve.js';
import type { CarerObjection } from './refusals.js';

const objectionTo = (_state: CarerState, fact: CarerFact, today: CalendarDate): CarerObjection | undefined =>
  fact.effectiveOn > today ? { code: 'in-the-future', on: fact.effectiveOn } : undefined;

export const carerRules: Rules<CarerFact, CarerState, CarerObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(carerRules);
