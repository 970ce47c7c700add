import { children } from './children/children.projection.js';
import type { Projected, Timeline } from './timeline.js';
import { tableOf } from './views/tables.js';

/** Everything that is projected, by the first part of the names of the streams it follows. */
export const PROJECTED: Readonly<Record<string, Projected<never, never>>> = {
  [children.follows]: children as unknown as Projected<never, never>,
};

export const TIMELINES: readonly Timeline<never>[] = Object.values(PROJECTED).flatMap(({ timelines }) => timelines);

/**
 * Raised whenever the same entries would come to other rows. Views made by another definition are
 * rebuilt before they answer anything.
 */
const MEANING = 2;

/** By what definition views were made: their meaning and the shape of their tables. */
export const DEFINITION = `${MEANING} ${TIMELINES.map(tableOf).join(' ')}`;
