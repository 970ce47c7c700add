import { dayNumber } from '../domain/calendar.js';
import { homesOf, namedIn, unregistered } from './homes.js';
import { homesPlanned } from './homes-recorded.js';
import { householdsOf } from './households.js';
import { householdsPlanned } from './households-recorded.js';
import { periodOfHouseholds } from './households-pool.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import type { Stay, Supplier, World } from './world.js';

/** The world with every stay's carer household, home or agency filled in, where it has one. */
export const withSuppliers = (world: World, margins: Margins): World => {
  const suppliers = new Map<Stay, Supplier>();
  for (const { id, stays } of householdsOf(world, margins)) for (const { stay } of stays) suppliers.set(stay, { carer: id });
  for (const home of homesOf(world, margins)) for (const { stay } of home.stays) suppliers.set(stay, namedIn(home));
  const supplied = (stay: Stay): Stay => {
    const suppliedBy = suppliers.get(stay) ?? unregistered(stay);
    return suppliedBy === undefined ? stay : { ...stay, suppliedBy };
  };
  return { lives: world.lives.map((life) => ({ ...life, periods: life.periods.map((period) => ({ ...period, stays: period.stays.map(supplied) })) })) };
};

/** What was recorded of the households, homes and agencies that supply places, and when. */
export const suppliesPlanned = (world: World, margins: Margins): readonly Planned[] => {
  const evening = dayNumber(periodOfHouseholds(margins).last);
  return [...householdsPlanned(householdsOf(world, margins), evening), ...homesPlanned(homesOf(world, margins), margins, evening)];
};
