import { costMovesMeasure } from './cost/cost-moves.measure.js';
import { costMeasure } from './cost/cost.measure.js';
import { valueMeasure } from './cost/value.measure.js';
import { carersMeasure } from './carers/carers.measure.js';
import { places } from './carers/places.measure.js';
import { demand } from './sufficiency/demand.measure.js';
import { demandManagement } from './support/demand-management.measure.js';
import { distance } from './distance/distance.measure.js';
import { providersMeasure } from './providers/providers.measure.js';
import { flows } from './sufficiency/flows.measure.js';
import { stability } from './stability/stability.measure.js';
import { benchmarks } from './series/benchmarks.measure.js';
import { sufficiency } from './sufficiency/sufficiency.measure.js';
import { shortBreaksMeasure } from './short-breaks/short-breaks.measure.js';
import { careLeavers } from './leavers/care-leavers.measure.js';
import type { Measure } from './measure.js';

/** Every family of figures that can be asked for, by name. */
export const MEASURES: readonly Measure[] = [
  sufficiency, flows, demand, stability, distance, carersMeasure, places, costMeasure, costMovesMeasure, valueMeasure,
  providersMeasure, benchmarks, shortBreaksMeasure, demandManagement, careLeavers,
];

export const measureNamed = (name: string): Measure | undefined => MEASURES.find((measure) => measure.name === name);
