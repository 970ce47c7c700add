import type { ProviderFact } from '../../src/domain/provider/events.js';
import { evolve, nothingRecorded, type ProviderState } from '../../src/domain/provider/evolve.js';
import type { Projected } from '../timeline.js';

export const providers: Projected<ProviderFact, ProviderState> = { follows: 'provider', initial: nothingRecorded, evolve, timelines: [] };
