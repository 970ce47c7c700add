import type { FeeFact } from '../../src/domain/fee/events.js';
import { evolve, nothingRecorded, type FeeState } from '../../src/domain/fee/evolve.js';
import type { Projected } from '../timeline.js';

export const fees: Projected<FeeFact, FeeState> = { follows: 'fee', initial: nothingRecorded, evolve, timelines: [] };
