import type { CalendarDate } from '../../src/domain/calendar.js';
import { roundedDivision } from '../../src/domain/money.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Behind, Figure } from '../figure.js';
import { GROUPINGS, NOT_RECORDED } from '../sufficiency/counts.js';
import { nameOf, wordsOf } from './forecast.js';
import type { PricedSpan } from './priced-spans.js';

/** Children whose need is alike so far as the record says, and what each costs a week. */
export type AlikeInNeed = {
  readonly category: PricedSpan['category'];
  readonly ageBand: string;
  readonly tier: string;
  /** Cheapest first; pence a week. */
  readonly prices: readonly { readonly child: string; readonly weekly: number }[];
};

/** Children placed at a fee of their own on a day, by category, age band and tier of the fee. */
export const alikeInNeed = (spans: readonly PricedSpan[], children: readonly ChildInCare[], asAt: CalendarDate): readonly AlikeInNeed[] => {
  const bands = new Map(children.map((child) => [child.child, GROUPINGS.ageBand(child, asAt)]));
  const groups = new Map<string, AlikeInNeed>();
  for (const { child, category, tier, basis, weekly } of spans) {
    if (basis !== 'fee') continue;
    const group = { category, ageBand: bands.get(child) ?? NOT_RECORDED, tier: tier ?? NOT_RECORDED };
    const key = `${group.category} ${group.ageBand} ${group.tier}`;
    groups.set(key, { ...group, prices: [...(groups.get(key)?.prices ?? []), { child, weekly }] });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({
    ...group, prices: [...group.prices].sort((a, b) => a.weekly - b.weekly || (a.child < b.child ? -1 : 1)),
  }));
};

/**
 * The same need at a different price: on the day asked about, children placed at a fee of their own are grouped by the cost
 * category of their placement, their age band (under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over) and the tier of the fee; for
 * each group the lowest, the median and the highest weekly price, extras included, and every child with what theirs is. The
 * median of an even number is half-way between the middle two, to the nearest penny. Ours; the record has no finer word
 * for a child's need than the tier.
 */
export const valueFigures = (groups: readonly AlikeInNeed[]): readonly Figure[] => groups.flatMap(figuresOf);

const figuresOf = ({ category, ageBand, tier, prices }: AlikeInNeed): readonly Figure[] => {
  const id = ['value', nameOf(category), inId(ageBand), inId(tier)].join('.');
  const words = `${wordsOf(category)}, ${ageBand}, tier ${tier}`;
  const behind = prices.map(({ child, weekly }): Behind => ({ kind: 'fee', id: child, adds: weekly }));
  const told = [['lowest', prices[0]?.weekly], ['median', medianOf(prices.map(({ weekly }) => weekly))], ['highest', prices.at(-1)?.weekly]] as const;
  return told.map(([name, value]) => ({
    id: `${id}.${name}`, words: `${words}: ${name} weekly price`, value: value ?? null, unit: 'pence', of: prices.length, behind,
  }));
};

/** `1 to 4` as figures name it: `1To4`. */
const inId = (words: string): string => words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());

const medianOf = (sorted: readonly number[]): number | undefined => {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : roundedDivision(low + high, 2);
};
