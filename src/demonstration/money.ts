import type { DayNumber } from '../domain/calendar.js';
import { dayNumber } from '../domain/calendar.js';
import { budgetsPlanned } from './budgets.js';
import { feesPlanned } from './fees-recorded.js';
import { boughtSince, type Bought } from './fees-priced.js';
import { BLOCK_BOOKED_HOME, homesOf } from './homes.js';
import { bookedFrom } from './homes-recorded.js';
import { periodOfHouseholds } from './households-pool.js';
import type { Margins } from './margins.js';
import { cardsPlanned } from './money-cards.js';
import { levelsFitted } from './money-fitted.js';
import { invoicesPlanned } from './money-invoices.js';
import type { Levels } from './money-levels.js';
import { paidOncePlanned } from './money-once.js';
import type { Planned } from './planned.js';
import { BEGAN } from './supply-recorded.js';
import type { World } from './world.js';

/** The financial year whose cost was printed. */
const YEAR = '2018-19';

/**
 * What was recorded of money: fees, what was paid once, invoices, the cards of the authority's own foster carers, and budgets.
 * Levels of prices are fitted so that forecast, outturn and averages come to what was printed, given what else is recorded
 * (`others`: of children, households and homes), as it was known at the time.
 */
export const moneyPlanned = (world: World, margins: Margins, others: readonly Planned[]): readonly Planned[] => {
  const evening = dayNumber(periodOfHouseholds(margins).last);
  const bought = boughtSince(world, margins, BEGAN);
  const block = homesOf(world, margins).find(({ id }) => id === BLOCK_BOOKED_HOME);
  const booked = block && block.stays.length > 0 ? bookedFrom(block) : Number.POSITIVE_INFINITY;
  const pricedAt = (levels: Levels) => priced(world, { bought, evening, booked }, levels);
  const levels = levelsFitted(margins, YEAR, others, pricedAt);
  return [...pricedAt(levels), ...invoicesPlanned(bought, levels, evening), ...budgetsPlanned(margins, YEAR)];
};

type Buying = { readonly bought: readonly Bought[]; readonly evening: DayNumber; readonly booked: DayNumber };

const priced = (world: World, { bought, evening, booked }: Buying, levels: Levels): readonly Planned[] => [
  ...feesPlanned(bought, { levels, evening, bookedFrom: booked }),
  ...paidOncePlanned(world),
  ...cardsPlanned(levels),
];
