import type { CostCategory } from '../../src/domain/budget/codes.js';
import {
  collectionYearOf, dateOfDay, dayNumber, firstDayOf, lastDayOf, plusYears, type CalendarDate,
} from '../../src/domain/calendar.js';
import { budgetLines } from '../budgets/budgets.projection.js';
import { invoices, oneOffCosts } from '../fees/fees.projection.js';
import type { MeasureAsked, Reader } from '../measure.js';
import type { Told } from '../timeline.js';
import { asStoodOn, type CostedRows, type Span } from './costed-rows.js';
import { costing } from './costing.js';
import { holding } from './holding.js';
import { pricedSpans, type PricedSpan } from './priced-spans.js';
import { runningCosts, type Running } from './spending.js';

/** What figures of cost are worked out from: the financial year of the day asked about, as it stood on that day. */
export type CostedYear = {
  /** `2018-19`. */
  readonly label: string;
  /** The day asked about. */
  readonly day: number;
  readonly year: Span;
  /** From 1 April to the day asked about, which is included; and from the day after to 31 March. */
  readonly toDate: Span;
  readonly toCome: Span;
  /** The period asked about. */
  readonly period: Span;
  readonly rows: CostedRows;
  readonly spans: readonly PricedSpan[];
  readonly running: readonly Running[];
  readonly oneOffs: readonly Told<typeof oneOffCosts>[];
  readonly invoices: readonly Told<typeof invoices>[];
  readonly budget: ReadonlyMap<string, number>;
};

/** A category of cost, or all of them together. */
export type CategoryAsked = CostCategory | 'total';

/** The financial year, 1 April to 31 March, as budgets name it: `2018-19`. */
export const financialYearOf = (date: CalendarDate): string => {
  const ends = collectionYearOf(date);
  return `${ends - 1}-${String(ends % 100).padStart(2, '0')}`;
};

export const costedYear = (read: Reader, { viewpoint, first, last }: MeasureAsked): CostedYear => {
  const { asAt, knownAt } = viewpoint;
  const [begins, ends] = [firstDayOf(collectionYearOf(asAt)), lastDayOf(collectionYearOf(asAt))];
  const [day, year] = [dayNumber(asAt), { from: dayNumber(begins), to: dayNumber(ends) + 1 }];
  const reach = { first: first < begins ? first : begins, last: last > ends ? last : ends, knownAt };
  const rows = asStoodOn(costing(read, reach), day, eighteenthBirthday);
  const invoiced = read.during(invoices, reach).filter(({ from, receivedOn }) => from >= year.from && receivedOn <= day);
  const asked = { from: dayNumber(reach.first), to: Math.max(dayNumber(reach.last) + 1, ...invoiced.map(({ to }) => to)) };
  const spans = pricedSpans(rows, asked);
  const budget = read.of(budgetLines, [financialYearOf(asAt)], knownAt).filter((line) => holding([line], day));
  return {
    label: financialYearOf(asAt), day, year, rows, spans, invoices: invoiced,
    toDate: { from: year.from, to: day + 1 }, toCome: { from: day + 1, to: year.to },
    period: { from: dayNumber(first), to: dayNumber(last) + 1 },
    running: runningCosts(rows, spans, asked),
    oneOffs: read.during(oneOffCosts, reach).filter(({ from }) => from <= day),
    budget: new Map(budget.map(({ category, amount }) => [category, amount])),
  };
};

/** The day on which a child born on a day is eighteen, and no longer in care. */
export const eighteenthBirthday = (born: number): number => dayNumber(plusYears(dateOfDay(born), 18));
