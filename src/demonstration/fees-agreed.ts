import { dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { FeeTerms } from '../domain/fee/events.js';
import { chanceFrom } from '../example/random.js';
import { termsAt, type Bought } from './fees-priced.js';
import { BLOCK_BOOKED_HOME } from './homes.js';
import { BLOCK_BOOKING } from './homes-recorded.js';
import type { Levels } from './money-levels.js';
import { AUTUMN } from './supply-recorded.js';
import { endOf, keyOf } from './supply-stays.js';

/** What fees are agreed by, beside what was bought. */
export type Agreeing = { readonly levels: Levels; readonly evening: DayNumber; readonly bookedFrom: DayNumber };

/** A fee as it was agreed or changed on a day; and, where that was not the last word, what it was settled at: null where it was not granted at all. */
export type Agreement = {
  readonly type: 'FeeAgreed' | 'FeeChanged';
  readonly on: DayNumber;
  readonly terms: FeeTerms;
  readonly settledAt?: FeeTerms | null;
};

/** When agencies' prices of the year begin. */
const APRIL = dayNumber('2018-04-01' as CalendarDate);

/** Prices of the years before, against those of the year; ours. */
const BEFORE = 0.97;

/** What was agreed for one placement, in order. */
export const agreementsOf = (bought: Bought, agreeing: Agreeing): readonly Agreement[] => {
  const { levels } = agreeing;
  switch (bought.category) {
    case 'external-residential':
      return bought.placing.stay.suppliedBy?.urn === BLOCK_BOOKED_HOME ? inBlock(bought, agreeing) : inHome(bought, levels);
    case 'independent-fostering':
      return withAgency(bought, levels);
    case 'supported-accommodation':
      return [agreed(bought, levels.supported)];
    default:
      return [agreed(bought, bought.placing.stay.type === 'P1' ? levels.atHome : 1)];
  }
};

const agreed = (bought: Bought, level: number): Agreement => ({ type: 'FeeAgreed', on: bought.placing.stay.from, terms: termsAt(bought, level) });

const isThere = ({ placing: { stay } }: Bought, day: DayNumber): boolean => stay.from < day && day < endOf(stay);

/** In the autumn the care of many children in homes was reviewed, and some of what was paid for was no longer needed. */
const inHome = (bought: Bought, { homes, homesReviewed }: Levels): readonly Agreement[] => {
  const first = agreed(bought, homes);
  const { life, stay } = bought.placing;
  const reviewed = isThere(bought, AUTUMN) && chanceFrom(445, keyOf(life.child), stay.from).yes(0.6);
  return reviewed ? [first, { type: 'FeeChanged', on: AUTUMN, terms: termsAt(bought, homesReviewed) }] : [first];
};

/**
 * Agencies asked for a higher price from April, and for more from the autumn. With those on the framework the price of the
 * year was settled in the spring at its end, for all of the year, and the rise of the autumn was not granted.
 */
const withAgency = (bought: Bought, { agencies, agenciesInAutumn, agenciesSettled }: Levels): readonly Agreement[] => {
  const { from } = bought.placing.stay;
  const settles = bought.purchase === 'framework';
  const settled = settles ? { settledAt: termsAt(bought, agenciesSettled) } : {};
  const year = termsAt(bought, from < AUTUMN ? agencies : agenciesInAutumn);
  return [
    from < APRIL ? agreed(bought, agencies * BEFORE) : { type: 'FeeAgreed', on: from, terms: year, ...settled },
    ...(isThere(bought, APRIL) ? [{ type: 'FeeChanged', on: APRIL, terms: year, ...settled } as const] : []),
    ...(isThere(bought, AUTUMN) ? [{ type: 'FeeChanged', on: AUTUMN, terms: termsAt(bought, agenciesInAutumn), ...(settles ? { settledAt: null } : {}) } as const] : []),
  ];
};

/** Bought on the spot at first, then in the block booking. */
const inBlock = (bought: Bought, { levels, bookedFrom }: Agreeing): readonly Agreement[] => {
  const { on, terms } = agreed(bought, levels.homes);
  const { framework: _framework, ...spot } = terms;
  const block: FeeTerms = { ...spot, purchase: 'block', booking: BLOCK_BOOKING };
  return on >= bookedFrom
    ? [{ type: 'FeeAgreed', on, terms: block }]
    : [{ type: 'FeeAgreed', on, terms: { ...spot, purchase: 'spot' } }, { type: 'FeeChanged', on: bookedFrom, terms: block }];
};
