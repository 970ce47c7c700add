import type { CalendarDate } from '../calendar.js';
import type { FeeAgreed, FeeChanged, FeeFact, FeeTerms, InvoiceReceived, OneOffCostIncurred } from './events.js';

/** A fee on the same terms throughout, `[from, to)`; `to` is null while nothing says that it ends. */
export type AgreedFee = {
  /** The day of the agreement that this goes back to. */
  readonly agreedOn: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** The first day on which it was agreed not to be payable any more, where that was agreed. */
  readonly until: CalendarDate | null;
  readonly terms: FeeTerms;
};

/** What the facts so far add up to. */
export type FeeState = {
  /** In order; they do not overlap. */
  readonly agreed: readonly AgreedFee[];
  readonly oneOffs: readonly OneOffCostIncurred[];
  readonly invoices: readonly InvoiceReceived[];
};

export const nothingRecorded: FeeState = { agreed: [], oneOffs: [], invoices: [] };

export const evolve = (state: FeeState, fact: FeeFact): FeeState => {
  switch (fact.type) {
    case 'FeeAgreed':
      return { ...state, agreed: withFee(state, fact, fact.effectiveOn) };
    case 'FeeChanged':
      return { ...state, agreed: withFee(state, fact, inForce(state, fact.effectiveOn)?.agreedOn ?? fact.effectiveOn) };
    case 'FeeEnded':
      return { ...state, agreed: endedOn(state, fact.effectiveOn) };
    case 'OneOffCostIncurred':
      return { ...state, oneOffs: [...state.oneOffs, fact] };
    case 'InvoiceReceived':
      return { ...state, invoices: [...state.invoices, fact] };
  }
};

/** The fee that was payable on a day, so far as the facts before it say. */
export const inForce = ({ agreed }: FeeState, on: CalendarDate): AgreedFee | undefined =>
  agreed.find(({ from, to }) => from <= on && (to === null || on < to));

const withFee = (state: FeeState, { effectiveOn, terms, until }: FeeAgreed | FeeChanged, agreedOn: CalendarDate): readonly AgreedFee[] => [
  ...endedOn(state, effectiveOn),
  ...(until === undefined || effectiveOn < until ? [{ agreedOn, from: effectiveOn, to: until ?? null, until: until ?? null, terms }] : []),
];

/** The fees with none payable from a day on; one that would have been payable on no day at all is left out. */
const endedOn = ({ agreed }: FeeState, on: CalendarDate): readonly AgreedFee[] =>
  agreed.flatMap((fee) => {
    if (fee.to !== null && fee.to <= on) return [fee];
    return fee.from < on ? [{ ...fee, to: on }] : [];
  });
