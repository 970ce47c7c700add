import { expect } from '@jest/globals';
import type { BudgetFact } from '../../src/domain/budget/events.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Entry, EntryId, EntryNumber, EntryStruckOut, Fact, Instant } from '../../src/domain/entry.js';
import type { FeeFact, FeeTerms } from '../../src/domain/fee/events.js';
import type { Pence } from '../../src/domain/money.js';
import type { RatesFact } from '../../src/domain/rates/events.js';
import type { Verb } from '../../src/domain/verbs.js';

export const TODAY = '2024-06-30' as CalendarDate;
export const on = (day: string): CalendarDate => day as CalendarDate;
export const p = (amount: number): Pence => amount as Pence;

/** £800.00 a week, bought on the spot. */
export const TERMS: FeeTerms = { weekly: p(80_000), purchase: 'spot' };

export const agreed = (day: string, terms: Partial<FeeTerms> = {}, until?: string): FeeFact => ({
  type: 'FeeAgreed',
  effectiveOn: on(day),
  terms: { ...TERMS, ...terms },
  ...(until === undefined ? {} : { until: on(until) }),
});
export const changed = (day: string, terms: Partial<FeeTerms> = {}, until?: string): FeeFact => ({
  ...(agreed(day, terms, until) as Extract<FeeFact, { type: 'FeeAgreed' }>),
  type: 'FeeChanged',
});
export const ended = (day: string): FeeFact => ({ type: 'FeeEnded', effectiveOn: on(day) });
export const paidOnce = (day: string, amount: number): FeeFact => ({
  type: 'OneOffCostIncurred',
  effectiveOn: on(day),
  kind: 'setting-up',
  amount: p(amount),
});
export const invoiced = (day: string, from: string, to: string, amount: number): FeeFact => ({
  type: 'InvoiceReceived',
  effectiveOn: on(day),
  invoice: `invoice of ${day}`,
  from: on(from),
  to: on(to),
  amount: p(amount),
});

export const card = (day: string, over: Partial<Extract<RatesFact, { type: 'RateCardSet' }>> = {}): RatesFact => ({
  type: 'RateCardSet',
  effectiveOn: on(day),
  allowances: [
    { ageFrom: 0, ageTo: 10, weekly: p(15_000) },
    { ageFrom: 11, ageTo: 17, weekly: p(20_000) },
  ],
  skills: [{ level: 2, weekly: p(9_000) }],
  ...over,
});
export const uplifted = (day: string, basisPoints: number): RatesFact => ({
  type: 'RatesUplifted',
  effectiveOn: on(day),
  basisPoints,
});

export const budget = (day: string, amount: number, category: BudgetCategory = 'external-residential'): BudgetFact => ({
  type: 'BudgetSet',
  effectiveOn: on(day),
  category,
  amount: p(amount),
});
export const virement = (day: string, amount: number, from: BudgetCategory, to: BudgetCategory): BudgetFact => ({
  type: 'BudgetMoved',
  effectiveOn: on(day),
  from,
  to,
  amount: p(amount),
});
type BudgetCategory = Extract<BudgetFact, { type: 'BudgetSet' }>['category'];

export const record = <F extends Fact>(fact: F): Verb<F> => ({ type: 'Record', fact });
export const correct = <F extends Fact>(entry: string, fact: F): Verb<F> => ({
  type: 'Correct',
  entry: entry as EntryId,
  fact,
  reason: 'facts-were-wrong',
});
export const strikeOut = (entry: string): Verb<never> => ({
  type: 'StrikeOut',
  entry: entry as EntryId,
  reason: 'facts-were-wrong',
});

/** Entries of one record as a ledger would have them after the ones before: `e1`, `e2` …, of one command. */
export const entriesOf = <E>(events: readonly E[], before = 0): readonly Entry<E>[] =>
  events.map((event, place) => {
    const revision = before + place + 1;
    return {
      id: `e${revision}` as EntryId,
      number: revision as EntryNumber,
      revision,
      event,
      recordedAt: '2024-06-30T09:00:00.000Z' as Instant,
      recordedBy: 'officer',
      origin: 'recorded',
      command: `c${before}`,
      completes: place === events.length - 1,
    };
  });

type Decide<F extends Fact> = (
  command: Verb<F>,
  known: { readonly history: readonly Entry<F | EntryStruckOut>[]; readonly today: CalendarDate },
) => Decision<F | EntryStruckOut, unknown, never>;

/** The history of a record; then what is asked of it; then what comes of that. */
export const givenBy =
  <F extends Fact>(decide: Decide<F>) =>
  (...events: readonly (F | EntryStruckOut)[]) => ({
    when: (command: Verb<F>) => {
      const decision = decide(command, { history: entriesOf(events), today: TODAY });
      return {
        then: (...recorded: readonly (F | EntryStruckOut)[]) =>
          expect(decision.accepted ? decision.events : decision).toEqual(recorded),
        thenRefused: (refusal: object) => expect(decision).toEqual({ accepted: false, refusal }),
      };
    },
  });
