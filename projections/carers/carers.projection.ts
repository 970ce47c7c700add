import type { CarerFact } from '../../src/domain/carer/events.js';
import { evolve, nothingRecorded, type CarerState } from '../../src/domain/carer/evolve.js';
import type { Projected } from '../timeline.js';

export const carers: Projected<CarerFact, CarerState> = { follows: 'carer', initial: nothingRecorded, evolve, timelines: [] };
