import type { RatesFact } from '../../src/domain/rates/events.js';
import { evolve, nothingRecorded, type RatesState } from '../../src/domain/rates/evolve.js';
import type { Projected } from '../timeline.js';

export const rates: Projected<RatesFact, RatesState> = { follows: 'rates', initial: nothingRecorded, evolve, timelines: [] };
