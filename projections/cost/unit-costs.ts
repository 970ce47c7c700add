import { roundedDivision } from '../../src/domain/money.js';
import { share, toTenths, type Behind, type Figure } from '../figure.js';
import type { CategoryAsked, CostedYear } from './costed-year.js';
import type { Span } from './costed-rows.js';
import { CATEGORIES, nameOf, wordsOf } from './forecast.js';
import { daysWithin } from './holding.js';
import type { PricedSpan } from './priced-spans.js';
import { recordsBehind, spentIn, spentOn, sumOf, type Spent } from './spending.js';

/** What a placement must have to be divided by: a price, be it in a block booking. */
const hasPrice = ({ basis }: PricedSpan): boolean => basis !== 'none' && basis !== 'nothing due';

/** What was spent on some days in a category, and the days on which children were in placements that had a price. */
type Spending = { readonly spent: readonly Spent[]; readonly childDays: number; readonly children: number };

const spendingOn = ({ running, spans }: CostedYear, category: CategoryAsked, days: Span): Spending => {
  const priced = spans.filter((span) => hasPrice(span) && (category === 'total' || span.category === category) && daysWithin(span, days) > 0);
  return {
    spent: spentIn(spentOn(running, days), category),
    childDays: priced.reduce((sum, span) => sum + daysWithin(span, days), 0),
    children: new Set(priced.map(({ child }) => child)).size,
  };
};

const average = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : roundedDivision(numerator, denominator);

/**
 * What a child's placement costs, on two bases that do not agree and are never mixed. *Placed on the day*: the weekly prices
 * of the day asked about, over the children placed that day who have a price; a year of it is 365 days. *Child-years*: what
 * the days of the period asked about came to, over the days children spent in placements that have a price, in years of 365
 * days; one-off costs are in neither. A block booking is in both with all its places, so that empty ones make the filled
 * ones dearer. The council prints about £44,000 a year for an agency placement and £18,000 for one in-house without saying
 * on which basis (strategy 2019–2022); its own sums over placements come to £42,300 and £19,100.
 */
export const unitCostFigures = (year: CostedYear): readonly Figure[] => CATEGORIES.flatMap((category) => unitCostsOf(year, category));

const unitCostsOf = (year: CostedYear, category: CategoryAsked): readonly Figure[] => {
  const [onDay, inPeriod] = [spendingOn(year, category, onTheDay(year)), spendingOn(year, category, year.period)];
  const [id, words] = [`cost.average.${nameOf(category)}`, wordsOf(category)];
  const [day, days] = [sumOf(onDay.spent), sumOf(inPeriod.spent)];
  return [
    { id: `${id}.weekly`, words: `${words}: average weekly cost of a child placed on the day`, value: average(day, onDay.children),
      unit: 'pence', of: onDay.children, behind: recordsBehind(onDay.spent) },
    { id, words: `${words}: average cost a year of a child placed on the day`, value: average(day * 365, 7 * onDay.children),
      unit: 'pence', of: onDay.children, behind: recordsBehind(onDay.spent) },
    { id: `${id}.childYear`, words: `${words}: cost of the period per child-year`, value: average(days * 365, 7 * inPeriod.childDays),
      unit: 'pence', of: toTenths(inPeriod.childDays, 365), behind: recordsBehind(inPeriod.spent) },
  ];
};

const onTheDay = ({ day }: CostedYear): Span => ({ from: day, to: day + 1 });

/**
 * By how much a year of foster care bought from an agency is dearer than one with the authority's own carers, on each basis
 * of the unit costs.
 */
export const inHouseAgainstAgency = (year: CostedYear): readonly Figure[] => {
  const [onDay, inPeriod] = [onTheDay(year), year.period].map((days) => {
    const [own, bought] = [spendingOn(year, 'in-house-fostering', days), spendingOn(year, 'independent-fostering', days)];
    return { own, bought, behind: recordsBehind([...own.spent, ...bought.spent]) };
  });
  if (!onDay || !inPeriod) return [];
  const yearly = ({ spent, children }: Spending) => average(sumOf(spent) * 365, 7 * children);
  const childYear = ({ spent, childDays }: Spending) => average(sumOf(spent) * 365, 7 * childDays);
  return [
    { id: 'cost.average.agencyAboveInHouse', words: 'Agency fostering above in-house, a year of a child placed on the day',
      value: less(yearly(onDay.bought), yearly(onDay.own)), unit: 'pence', behind: onDay.behind },
    { id: 'cost.average.agencyAboveInHouse.childYear', words: 'Agency fostering above in-house, per child-year of the period',
      value: less(childYear(inPeriod.bought), childYear(inPeriod.own)), unit: 'pence', behind: inPeriod.behind },
  ];
};

const less = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one - other);

/**
 * Of children in external residential care who on the day have a fee that has a tier, those at the specialist fee (tier 3 of
 * the framework; strategy 2019–2022, of its 59 in homes and schools: a family centre's fee has none).
 */
export const specialistShare = ({ spans, day }: CostedYear): Figure => {
  const placed = spans.filter((span) =>
    span.category === 'external-residential' && daysWithin(span, { from: day, to: day + 1 }) > 0 && (span.basis === 'fee' || span.basis === 'block') && span.tier !== null);
  const behind = placed.filter(({ tier }) => tier === 'specialist').map(({ child }): Behind => ({ kind: 'fee', id: child }));
  return share('residential.tier3.percent', 'Residential placements at the specialist weekly fee (tier 3)', behind, placed.length);
};
