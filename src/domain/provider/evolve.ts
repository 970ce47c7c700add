import type { ProviderFact } from './events.js';

/** What the facts so far add up to. */
export type ProviderState = { readonly facts: readonly ProviderFact[] };

export const nothingRecorded: ProviderState = { facts: [] };

export const evolve = ({ facts }: ProviderState, fact: ProviderFact): ProviderState => ({ facts: [...facts, fact] });
