import type { CalendarDate } from '../calendar.js';
import type { Pence } from '../money.js';
import type { CostCategory } from './codes.js';
import type { BudgetFact } from './events.js';

/** What a category was budgeted for the whole year, as decided from one day to another, `[from, to)`. */
export type BudgetLine = {
  readonly category: CostCategory;
  readonly amount: Pence;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
};

/** What the facts so far add up to. */
export type BudgetState = {
  readonly lines: readonly BudgetLine[];
  /** Every day on which a category's budget was decided whole. */
  readonly set: readonly { readonly category: CostCategory; readonly on: CalendarDate }[];
};

export const nothingRecorded: BudgetState = { lines: [], set: [] };

export const evolve = (state: BudgetState, fact: BudgetFact): BudgetState => {
  const { effectiveOn: on, amount } = fact;
  if (fact.type === 'BudgetSet')
    return {
      lines: withAmount(state.lines, fact.category, amount, on),
      set: [...state.set, { category: fact.category, on }],
    };
  const given = withAmount(state.lines, fact.from, (budgeted(state.lines, fact.from) - amount) as Pence, on);
  return { ...state, lines: withAmount(given, fact.to, (budgeted(given, fact.to) + amount) as Pence, on) };
};

/** What a category has in the year by the facts so far; nought where nothing was decided. */
export const budgeted = (lines: readonly BudgetLine[], category: CostCategory): Pence =>
  lines.find((line) => line.category === category && line.to === null)?.amount ?? (0 as Pence);

/** A line that held on no day at all is left out. */
const withAmount = (
  lines: readonly BudgetLine[], category: CostCategory, amount: Pence, on: CalendarDate,
): readonly BudgetLine[] => [
  ...lines.flatMap((line) => {
    if (line.category !== category || line.to !== null) return [line];
    return line.from < on ? [{ ...line, to: on }] : [];
  }),
  { category, amount, from: on, to: null },
];
