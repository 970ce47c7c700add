import { dayNumber, plusDays, type CalendarDate } from '../domain/calendar.js';
import type { CostCategory } from '../domain/budget/codes.js';
import type { BudgetFact } from '../domain/budget/events.js';
import type { Pence } from '../domain/money.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import { BEGAN, BROUGHT_IN, instantOn } from './supply-recorded.js';

/** Pence of a printed number of millions of pounds. */
export const millions = (printed: number): number => Math.round(printed * 100_000_000);

type Lines = Readonly<Partial<Record<CostCategory, number>>>;

/** The day of the year before on which councils decide the next year's budget. */
const decidedFor = (year: number): CalendarDate => `${year}-02-28` as CalendarDate;

/**
 * The placements budgets, in pence: of the year that was printed, the forecast less the overspend where both were; of other
 * lines, and of the years before and after, a share of what was spent or budgeted.
 */
export const budgetsPlanned = (margins: Margins, label: string): readonly Planned[] => {
  const year = Number(label.slice(0, 4));
  const lines = linesOf(margins, label);
  const share = (percent: number): Lines => Object.fromEntries(Object.entries(lines).map(([category, amount]) => [category, rounded(amount * (percent / 100))]));
  return [...setFor(year - 1, share(93)), ...setFor(year, lines), ...virement(year, lines), ...setFor(year + 1, share(121))];
};

const linesOf = (margins: Margins, label: string): Lines => {
  const forecast = (line: string) => millions(margins.of(`cost.forecast.${label}.${line}`)) - millions(margins.of(`cost.forecast.${label}.${line}.overspend`));
  const outturn = (line: string) => millions(margins.of(`cost.outturn.${label}.${line}`));
  const named = ['externalResidential', 'independentFostering', 'inHouseFostering', 'supportedAccommodation'];
  const others = named.reduce((left, line) => left - outturn(line), outturn('total'));
  return {
    'external-residential': forecast('outOfAuthorityHomes'), 'independent-fostering': forecast('independentFostering'),
    'in-house-fostering': rounded(outturn('inHouseFostering') * 1.04), 'supported-accommodation': rounded(outturn('supportedAccommodation') * 0.85),
    secure: rounded(others * 0.2), other: rounded(others * 0.55),
  };
};

/** To whole ten thousands of pounds, as councils budget. */
const rounded = (amount: number): number => Math.round(amount / 1_000_000) * 1_000_000;

const setFor = (year: number, lines: Lines): readonly Planned[] =>
  Object.entries(lines).map(([category, amount], place) =>
    said(year, { type: 'BudgetSet', effectiveOn: decidedFor(year), category: category as CostCategory, amount: amount as Pence }, place));

/** In November some of what foster carers will not need goes to homes. */
const virement = (year: number, lines: Lines): readonly Planned[] => [
  said(year, {
    type: 'BudgetMoved', effectiveOn: `${year}-11-19` as CalendarDate, from: 'in-house-fostering', to: 'external-residential',
    amount: rounded((lines['in-house-fostering'] ?? 0) * 0.04) as Pence,
  }, 0),
];

const said = (year: number, fact: BudgetFact, place: number): Planned => {
  const day = dayNumber(plusDays(fact.effectiveOn, 6));
  const id = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  return { recordedAt: day < BEGAN ? BROUGHT_IN : instantOn(day, place), kind: 'budget', id, by: 'finance', says: { verb: 'record', fact } };
};
