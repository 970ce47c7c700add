import type { CarerFact } from './events.js';

/** What the facts so far add up to. */
export type CarerState = { readonly facts: readonly CarerFact[] };

export const nothingRecorded: CarerState = { facts: [] };

export const evolve = ({ facts }: CarerState, fact: CarerFact): CarerState => ({ facts: [...facts, fact] });
