import { budgets } from './budgets/budgets.projection.js';
import { carers } from './carers/carers.projection.js';
import { children } from './children/children.projection.js';
import { editions } from './editions/editions.projection.js';
import { cohorts } from './cohorts/cohorts.projection.js';
import { fees } from './fees/fees.projection.js';
import { leavers } from './leavers/leavers.projection.js';
import { plans } from './plans/plans.projection.js';
import { providers } from './providers/providers.projection.js';
import { rates } from './rates/rates.projection.js';
import { shortBreaks } from './short-breaks/short-breaks.projection.js';
import { series } from './series/series.projection.js';
import { support } from './support/support.projection.js';
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
  [support.follows]: support as unknown as Any,
  [cohorts.follows]: cohorts as unknown as Any,
  [editions.follows]: editions as unknown as Any,
  [series.follows]: series as unknown as Any,
  [plans.follows]: plans as unknown as Any,
  [shortBreaks.follows]: shortBreaks as unknown as Any,
  [leavers.follows]: leavers as unknown as Any,
};

export const TIMELINES: readonly Timeline<never>[] = Object.values(PROJECTED).flatMap(({ timelines }) => timelines);

/**
 * Raised whenever the same entries would come to other rows. Views made by another definition are
 * rebuilt before they answer anything.
 */
const MEANING = 5;

/** By what definition views were made: their meaning and the shape of their tables. */
export const DEFINITION = `${MEANING} ${TIMELINES.map(tableOf).join(' ')}`;
