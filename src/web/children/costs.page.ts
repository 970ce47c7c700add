import type { ChildCosts, CostedStretch } from '../../asking/child-costs.js';
import { costCategories } from '../../domain/budget/codes.js';
import { dateOfDay, dayNumber } from '../../domain/calendar.js';
import { costKinds, feeTiers, purchases } from '../../domain/fee/codes.js';
import { LASTING } from '../../../projections/timeline.js';
import { basisWords, childWords as words } from '../../words/child-words.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { dayInWords } from '../../words/wording.js';
import * as codes from '../layout/code-words.js';
import { number } from '../layout/formats.js';

const day = (at: number): string => (at >= LASTING ? words.stillLasts : dayInWords(dateOfDay(at)));

const wordsOf = (list: Readonly<Record<string, { readonly words: string }>>, code: string | null): string =>
  code === null ? words.notRecorded : (list[code]?.words ?? code);

/** What costs.njk shows beside the head of the record. */
export const costsPage = ({ asAt, stretches, now, thisYear, total, daysWithoutPrice, fees, unplaced, oneOffs, invoices }: ChildCosts) => {
  const today = dayNumber(asAt);
  const unfit = new Set(unplaced.map(({ from }) => from));
  return {
    sums: [
      { label: 'A week', words: weeklyInWords(now), note: `On ${dayInWords(asAt)}` },
      { label: 'Since 1 April', words: poundsInWords(thisYear), note: 'Placements and what was paid once' },
      { label: 'Since records begin', words: poundsInWords(total), note: daysWithoutPrice > 0 ? `${number(daysWithoutPrice)} days without a price are not in it` : 'Every day has a price' },
    ],
    stretches: stretches.toReversed().map((one) => stretchShown(one, today)),
    fees: fees.toReversed().map((fee) => ({
      from: day(fee.from),
      to: fee.to > today ? (fee.until === null ? words.stillLasts : `Agreed until ${day(fee.until)}`) : day(fee.to),
      weekly: poundsInWords(fee.weekly),
      extras: fee.extrasWeekly === 0 ? 'None' : poundsInWords(fee.extrasWeekly),
      shares: `${poundsInWords(fee.socialCare)} social care, ${poundsInWords(fee.education)} education, ${poundsInWords(fee.health)} health`,
      bought: [wordsOf(purchases, fee.purchase), ...(fee.tier === null ? [] : [wordsOf(feeTiers, fee.tier)]), ...(fee.framework === null ? [] : [`framework ${fee.framework}`]), ...(fee.booking === null ? [] : [`booking ${fee.booking}`])].join(', '),
      payee: fee.payee ?? words.notRecorded,
      unplaced: unfit.has(fee.from),
    })),
    oneOffs: oneOffs.toReversed().map(({ from, kind, amount }) => ({ on: day(from), what: wordsOf(costKinds, kind), amount: poundsInWords(amount) })),
    invoices: invoices.toReversed().map(({ invoice, receivedOn, from, to, amount }) => ({
      invoice, on: day(receivedOn), from: day(from), to: day(to), amount: poundsInWords(amount),
    })),
  };
};

/** What is paid a week for a placement; a placement without a price is said to have none, and not to cost nothing. */
export const weeklyInWords = (now: ChildCosts['now']): string => {
  if (now === null) return 'No placement';
  return now.basis === 'none' ? 'Not known' : poundsInWords(now.weekly);
};

const stretchShown = ({ from, to, days, category, placementType, provider, basis, weekly, cost }: CostedStretch, today: number) => ({
  from: day(from),
  to: to > today ? words.stillLasts : day(to),
  days: number(days),
  placement: codes.placementType(placementType),
  provider: provider === null ? { words: words.notRecorded, code: '' } : codes.provider(provider),
  category: wordsOf(costCategories, category),
  basis: basisWords[basis],
  weekly: basis === 'none' ? 'Not known' : poundsInWords(weekly),
  cost: basis === 'none' ? 'Not known' : poundsInWords(cost),
});
