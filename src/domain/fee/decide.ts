import type { CalendarDate } from '../calendar.js';
import type { Pence } from '../money.js';
import { decideBy, type Rules } from '../verbs.js';
import type { FeeAgreed, FeeChanged, FeeFact, FeeTerms, Shares } from './events.js';
import { evolve, inForce, nothingRecorded, type FeeState } from './evolve.js';
import type { FeeObjection } from './refusals.js';

const objectionTo = (state: FeeState, fact: FeeFact, today: CalendarDate): FeeObjection | undefined => {
  if (fact.effectiveOn > today) return { code: 'in-the-future', on: fact.effectiveOn };
  switch (fact.type) {
    case 'FeeAgreed':
      return toAnotherThatDay(state, fact) ?? toTerms(fact.terms) ?? toUntil(fact);
    case 'FeeChanged':
      return toAnotherThatDay(state, fact) ?? toNoFee(state, fact) ?? toTerms(fact.terms) ?? toUntil(fact);
    case 'FeeEnded':
      return toAnotherThatDay(state, fact) ?? toNoFee(state, fact);
    case 'OneOffCostIncurred':
      return undefined;
    case 'InvoiceReceived':
      return toPeriod(fact.from, fact.to);
  }
};

/** A placement has one fee a day: what follows on the day one begins would leave it payable on no day at all. */
const toAnotherThatDay = ({ agreed }: FeeState, { effectiveOn }: FeeFact): FeeObjection | undefined =>
  agreed.some(({ from }) => from === effectiveOn) ? { code: 'fee-begins-that-day', on: effectiveOn } : undefined;

const toNoFee = (state: FeeState, { effectiveOn }: FeeFact): FeeObjection | undefined =>
  inForce(state, effectiveOn) ? undefined : { code: 'no-fee-in-force', on: effectiveOn };

const toTerms = ({ weekly, shares, purchase, framework, booking }: FeeTerms): FeeObjection | undefined => {
  if (shares && together(shares) !== weekly) return { code: 'shares-not-the-fee', shares: together(shares), weekly };
  if (purchase === 'framework' && framework === undefined) return { code: 'framework-not-named' };
  if (purchase === 'block' && booking === undefined) return { code: 'booking-not-named' };
  return purchase !== 'block' && booking !== undefined ? { code: 'not-in-a-booking', booking } : undefined;
};

const together = ({ socialCare, education, health }: Shares): Pence => (socialCare + education + health) as Pence;

const toUntil = ({ effectiveOn, until }: FeeAgreed | FeeChanged): FeeObjection | undefined =>
  until === undefined ? undefined : toPeriod(effectiveOn, until);

const toPeriod = (from: CalendarDate, to: CalendarDate): FeeObjection | undefined =>
  from < to ? undefined : { code: 'ends-before-it-begins', from, to };

export const feeRules: Rules<FeeFact, FeeState, FeeObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(feeRules);
