import type { EditionFact } from './events.js';

/** The editions that came out so far, in the order of their days. */
export type EditionState = { readonly editions: readonly EditionFact[] };

export const nothingPublished: EditionState = { editions: [] };

export const evolve = ({ editions }: EditionState, fact: EditionFact): EditionState => ({ editions: [...editions, fact] });

/** The number that the next edition bears. */
export const nextEdition = ({ editions }: EditionState): number => Math.max(0, ...editions.map(({ edition }) => edition)) + 1;
