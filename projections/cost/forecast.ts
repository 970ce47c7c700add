import { costCategories, type CostCategory } from '../../src/domain/budget/codes.js';
import { count, type Behind, type Figure } from '../figure.js';
import type { CategoryAsked, CostedYear } from './costed-year.js';
import { holding } from './holding.js';
import { inPence } from './sevenths.js';
import { paidOnce, recordsBehind, spentIn, spentOn, sumOf, type Share, type Spent } from './spending.js';

/** Every category of cost in the order of the budget, and all of them together. */
export const CATEGORIES: readonly CategoryAsked[] = [...(Object.keys(costCategories) as CostCategory[]), 'total'];

export const wordsOf = (category: CategoryAsked): string =>
  category === 'total' ? 'All placements' : costCategories[category].words;

/** As figures name it: `externalResidential`. */
export const nameOf = (category: CategoryAsked): string =>
  category.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** An exact sum told in pence, and the records behind it with what each adds. */
export const amount = (id: string, words: string, spent: readonly Spent[]): Figure => ({
  id, words, value: inPence(sumOf(spent)), unit: 'pence', behind: recordsBehind(spent),
});

/**
 * The forecast of a financial year as it stood on the day asked about, category by category, in pence: *spend to date* is
 * what placements, block bookings and one-off costs came to from 1 April to that day, included; *committed* is what the
 * placements and bookings open on that day will come to by 31 March if nothing changes, and ends only where an end had been
 * agreed or on the child's eighteenth birthday; the *forecast outturn* is both together, the whole price whoever pays;
 * *overspend* is the forecast less the budget as decided by that day, and is negative where less will be spent. What took
 * effect after the day counts in none of it, whenever it became known: another forecast is asked for with another day.
 * Ours: the council's reports say "forecast" without saying how it was made (demand management report, August 2018).
 */
export const forecastFigures = (year: CostedYear): readonly Figure[] => {
  const once = paidOnce(year.oneOffs, year.spans, year.toDate);
  const toDate = [...spentOn(year.running, year.toDate), ...once];
  const committed = spentOn(year.running, year.toCome);
  return CATEGORIES.flatMap((category) => {
    const [name, words] = [`${year.label}.${nameOf(category)}`, wordsOf(category)];
    const [spent, toCome] = [spentIn(toDate, category), spentIn(committed, category)];
    return [
      amount(`cost.toDate.${name}`, `${words}: spend to date, ${year.label}`, spent),
      amount(`cost.committed.${name}`, `${words}: committed to 31 March, ${year.label}`, toCome),
      ...outturnFigures(year, category, [...spent, ...toCome]),
      amount(`cost.oneOff.${name}`, `${words}: one-off costs within the spend to date, ${year.label}`, spentIn(once, category)),
      ...sharesOf(year, category, [...spentIn(once, category)]),
    ];
  });
};

/** On the last day of the year there is nothing left to forecast: the same figures are then told as the outturn too. */
const outturnFigures = (year: CostedYear, category: CategoryAsked, spent: readonly Spent[]): readonly Figure[] => {
  const told = ['forecast', ...(year.toCome.from === year.toCome.to ? ['outturn'] : [])];
  const [lines, budget] = budgetOf(year, category);
  const over = budget === null ? null : inPence(sumOf(spent)) - budget;
  const lessBudget = lines.map((line): Behind => ({ ...line, adds: -(budget ?? 0) }));
  const placed = placedOn(year, category);
  return told.flatMap((kind) => {
    const [id, words] = [`cost.${kind}.${year.label}.${nameOf(category)}`, `${wordsOf(category)}: ${kind} ${year.label}`];
    return [
      amount(id, kind === 'forecast' ? `${wordsOf(category)}: forecast outturn ${year.label}` : words, spent),
      { id: `${id}.budget`, words: `${words}, budget`, value: budget, unit: 'pence', behind: lines },
      { id: `${id}.overspend`, words: `${words}, over budget`, value: over, unit: 'pence', behind: [...recordsBehind(spent), ...lessBudget] },
      count(`${id}.placements`, `${words}, children placed on the day`, 'children', placed),
    ];
  });
};

const budgetOf = ({ budget, label }: CostedYear, category: CategoryAsked): readonly [readonly Behind[], number | null] => {
  const amounts = category === 'total' ? [...budget.values()] : [budget.get(category)].filter((one) => one !== undefined);
  const sum = amounts.length === 0 ? null : amounts.reduce((all, one) => all + one, 0);
  return [sum === null ? [] : [{ kind: 'budget', id: label, adds: sum }], sum];
};

const placedOn = ({ spans, day }: CostedYear, category: CategoryAsked): readonly Behind[] =>
  spans
    .filter((span) => holding([span], day) && (category === 'total' || span.category === category))
    .map(({ child }) => ({ kind: 'child', id: child }));

const SHARES: readonly (readonly [Share, string])[] = [
  ['socialCare', 'social care’s share'], ['education', 'education’s share'], ['health', 'health’s share'],
];

/** Who pays how much of the forecast outturn; what was paid for once is social care's. */
const sharesOf = (year: CostedYear, category: CategoryAsked, once: readonly Spent[]): readonly Figure[] =>
  SHARES.map(([share, words]) => {
    const spent = spentIn(spentOn(year.running, year.year, share), category);
    const id = `cost.forecast.${year.label}.${nameOf(category)}.${share}`;
    return amount(id, `${wordsOf(category)}: ${words} of the forecast ${year.label}`, share === 'socialCare' ? [...spent, ...once] : spent);
  });
