import type { CalendarDate } from '../calendar.js';
import { upliftedBy } from '../money.js';
import type { Allowance, RatesFact, SkillsFee } from './events.js';

/** A card with its rates, `[from, to)`; `to` is null of the one still in force. */
export type RateCard = {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly allowances: readonly Allowance[];
  readonly skills: readonly SkillsFee[];
};

/** What the facts so far add up to: the cards in order, which follow each other without a gap. */
export type RatesState = { readonly cards: readonly RateCard[] };

export const nothingRecorded: RatesState = { cards: [] };

export const evolve = (state: RatesState, fact: RatesFact): RatesState => {
  if (fact.type === 'RateCardSet')
    return withCard(state, { from: fact.effectiveOn, to: null, allowances: fact.allowances, skills: fact.skills });
  const card = state.cards.at(-1);
  if (!card) return state;
  const raised = <Rate extends Allowance | SkillsFee>(rate: Rate): Rate => ({ ...rate, weekly: upliftedBy(rate.weekly, fact.basisPoints) });
  return withCard(state, {
    from: fact.effectiveOn, to: null, allowances: card.allowances.map(raised), skills: card.skills.map(raised),
  });
};

/** A card that was in force on no day at all is left out. */
const withCard = ({ cards }: RatesState, card: RateCard): RatesState => ({
  cards: [...cards.flatMap((other) => (other.to !== null ? [other] : other.from < card.from ? [{ ...other, to: card.from }] : [])), card],
});
