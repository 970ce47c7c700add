import { budgets } from './budgets/budgets.projection.js';
import { carers } from './carers/carers.projection.js';
import { children } from './children/children.projection.js';
import { fees } from './fees/fees.projection.js';
import { providers } from './providers/providers.projection.js';
import { rates } from './rates/rates.projection.js';
import type { Projected, Timeline } from './timeline.js';
import { tableOf } from './views/tables.js';

type Any = Projected<never, never>;

/** Everything that is projected, by the first part of the names of the streams it follows. */
export const PROJECTED: Readonly<Record<string, Any>> = {
  [children.follows]: children as unknown as Any,
  [carers.follows]: carers as unknown as Any,
  [providers.follows]: providers as unknown as Any,
  [fees.follows]: fees as unknown as Any,
  [rates.follows]: rates as unknown as Any,
  [budgets.follows]: budgets as unknown as Any,
};

export const TIMELINES: readonly Timeline<never>[] = Object.values(PROJECTED).flatMap(({ timelines }) => timelines);

/**
 * Raised whenever the same entries would come to other rows. Views made by another definition are
 * rebuilt before they answer anything.
 */
const MEANING = 3;

/** By what definition views were made: their meaning and the shape of their tables. */
export const DEFINITION = `${MEANING} ${TIMELINES.map(tableOf).join(' ')}`;
