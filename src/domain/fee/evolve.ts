import type { FeeFact } from './events.js';

/** What the facts so far add up to. */
export type FeeState = { readonly facts: readonly FeeFact[] };

export const nothingRecorded: FeeState = { facts: [] };

export const evolve = ({ facts }: FeeState, fact: FeeFact): FeeState => ({ facts: [...facts, fact] });
