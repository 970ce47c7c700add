import { dayNumber } from '../../src/domain/calendar.js';
import type { FeeFact } from '../../src/domain/fee/events.js';
import { evolve, nothingRecorded, type AgreedFee, type FeeState } from '../../src/domain/fee/evolve.js';
import { LASTING, type Projected, type Row, type Timeline } from '../timeline.js';

const feeRow = ({ agreedOn, from, to, until, terms }: AgreedFee): Row => {
  const extras = (terms.extras ?? []).reduce((sum, { weekly }) => sum + weekly, 0);
  return {
    from: dayNumber(from),
    to: to === null ? LASTING : dayNumber(to),
    agreed_on: dayNumber(agreedOn),
    weekly: terms.weekly,
    extras_weekly: extras,
    social_care: (terms.shares?.socialCare ?? terms.weekly) + extras,
    education: terms.shares?.education ?? 0,
    health: terms.shares?.health ?? 0,
    tier: terms.tier ?? null,
    purchase: terms.purchase,
    framework: terms.framework ?? null,
    booking: terms.booking ?? null,
    payee: terms.payee ?? null,
    until: until === null ? null : dayNumber(until),
  };
};

/**
 * What was agreed to be paid each week for a child, and by whom, in pence: `[effectiveOn, the next agreement, change or end,
 * or until)`; `until` is the end that was agreed with it. The three shares together are the fee and its extras; what shares do not speak of, social care pays. Whether
 * the child was still in the placement it was agreed for is not asked here (projections/cost/priced-spans.ts).
 */
export const feesAgreed = {
  name: 'fee',
  columns: {
    agreed_on: 'integer not null', weekly: 'integer not null', extras_weekly: 'integer not null',
    social_care: 'integer not null', education: 'integer not null', health: 'integer not null', tier: 'text',
    purchase: 'text not null', framework: 'text', booking: 'text', payee: 'text', until: 'integer',
  },
  snapshots: true,
  rowsOf: ({ agreed }) => agreed.map(feeRow),
} as const satisfies Timeline<FeeState>;

/** What was paid for once, in pence, on its one day. */
export const oneOffCosts = {
  name: 'one_off_cost',
  columns: { kind: 'text not null', amount: 'integer not null' },
  snapshots: true,
  rowsOf: ({ oneOffs }) =>
    oneOffs.map(({ effectiveOn, kind, amount }) => ({ from: dayNumber(effectiveOn), to: dayNumber(effectiveOn) + 1, kind, amount })),
} as const satisfies Timeline<FeeState>;

/** What a provider asked for the days `[from, to)`, in pence; a credit is less than nought. */
export const invoices = {
  name: 'invoice',
  columns: { invoice: 'text not null', amount: 'integer not null', received_on: 'integer not null' },
  snapshots: true,
  rowsOf: (state) =>
    state.invoices.filter(({ from, to }) => from < to).map(({ effectiveOn, invoice, from, to, amount }) => ({
      from: dayNumber(from), to: dayNumber(to), invoice, amount, received_on: dayNumber(effectiveOn),
    })),
} as const satisfies Timeline<FeeState>;

/** What is paid for each child; the subject is the child's reference. */
export const fees: Projected<FeeFact, FeeState> = {
  follows: 'fee',
  initial: nothingRecorded,
  evolve,
  timelines: [feesAgreed, oneOffCosts, invoices],
};
