import { benchmarksPlanned } from './benchmarks.js';
import { childrenPlanned } from './children-recorded.js';
import { demandPlanned } from './demand.js';
import { leaversPlanned } from './leavers.js';
import { livesFrom } from './lives.js';
import type { Margins } from './margins.js';
import { moneyPlanned } from './money.js';
import type { Planned } from './planned.js';
import { shortBreaksPlanned } from './short-breaks.js';
import { suppliesPlanned, withSuppliers } from './supply.js';
import { targetsPlanned } from './targets.js';

/** Everything that was recorded of the demonstration authority. The same margins give the same plan, whenever and wherever. */
export const demonstrationPlan = (margins: Margins, authority: string): readonly Planned[] => {
  const world = withSuppliers(livesFrom(margins, authority), margins);
  const homesAndChildren = [...suppliesPlanned(world, margins), ...childrenPlanned(world, margins)];
  return [
    ...homesAndChildren,
    ...moneyPlanned(world, margins, homesAndChildren),
    ...leaversPlanned(world, margins),
    ...shortBreaksPlanned(world, margins),
    ...demandPlanned(world, margins),
    ...benchmarksPlanned(margins),
    ...targetsPlanned(margins),
  ];
};
