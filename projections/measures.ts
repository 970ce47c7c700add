import type { Measure } from './measure.js';

/** Every family of figures that can be asked for, by name. */
export const MEASURES: readonly Measure[] = [];

export const measureNamed = (name: string): Measure | undefined => MEASURES.find((measure) => measure.name === name);
