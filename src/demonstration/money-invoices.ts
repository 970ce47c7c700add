import { dateOfDay, dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { FeeFact } from '../domain/fee/events.js';
import { costOfDays } from '../domain/money.js';
import { chanceFrom } from '../example/random.js';
import { termsAt, type Bought } from './fees-priced.js';
import type { Levels } from './money-levels.js';
import type { Planned } from './planned.js';
import { AUTUMN, instantOn } from './supply-recorded.js';
import { endOf, keyOf } from './supply-stays.js';

/** First days of the months invoiced, and of the month after. */
const MONTHS = ['2018-04', '2018-05', '2018-06', '2018-07', '2018-08', '2018-09', '2018-10', '2018-11', '2018-12', '2019-01']
  .map((month) => dayNumber(`${month}-01` as CalendarDate));

/** One agency in some sends its invoices by way of the tracker, child by child and month by month; a few ask for more than was agreed. */
export const invoicesPlanned = (bought: readonly Bought[], levels: Levels, evening: DayNumber): readonly Planned[] =>
  bought
    .filter(({ category, placing }) => category === 'independent-fostering' && keyOf(placing.stay.suppliedBy?.urn ?? '') % 9 === 0)
    .flatMap((one) => MONTHS.slice(0, -1).flatMap((from, place) => invoiceFor(one, levels, { from, to: MONTHS[place + 1] ?? from }, evening)));

const invoiceFor = (one: Bought, levels: Levels, month: { readonly from: DayNumber; readonly to: DayNumber }, evening: DayNumber): readonly Planned[] => {
  const { stay, life } = one.placing;
  const [from, to] = [Math.max(month.from, stay.from), Math.min(month.to, endOf(stay))];
  if (from >= to) return [];
  const chance = chanceFrom(461, keyOf(life.child), month.from);
  const { weekly } = termsAt(one, from < AUTUMN ? levels.agencies : levels.agenciesInAutumn);
  const asked = chance.yes(0.06) ? to - from + chance.between(1, 5) : to - from;
  const on = Math.min(month.to + chance.between(2, 20), evening);
  const fact: FeeFact = {
    type: 'InvoiceReceived', effectiveOn: dateOfDay(on), invoice: `${stay.suppliedBy?.urn ?? ''}-${dateOfDay(month.from).slice(0, 7)}-${life.child.slice(-4)}`,
    from: dateOfDay(from), to: dateOfDay(to), amount: costOfDays(weekly, asked),
  };
  return [{ recordedAt: instantOn(on, chance.between(0, 479)), kind: 'fee', id: life.child, by: 'finance', says: { verb: 'record', fact } }];
};
