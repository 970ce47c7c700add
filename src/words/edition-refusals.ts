import type { EditionObjection } from '../domain/edition/refusals.js';

type Words = {
  readonly [C in Exclude<EditionObjection['code'], 'in-the-future'>]: (facts: Extract<EditionObjection, { code: C }>) => string;
};

/** What to tell a person whose edition was refused. */
export const editionRefusals: Words = {
  'not-the-next-edition': ({ edition, next }) =>
    `Edition ${edition} does not come next: the next is edition ${next}. Look at the editions there are, and publish again.`,
};
