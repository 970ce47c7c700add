import type { RatesFact } from './events.js';

/** What the facts so far add up to. */
export type RatesState = { readonly facts: readonly RatesFact[] };

export const nothingRecorded: RatesState = { facts: [] };

export const evolve = ({ facts }: RatesState, fact: RatesFact): RatesState => ({ facts: [...facts, fact] });
