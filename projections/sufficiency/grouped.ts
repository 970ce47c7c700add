import { childrenBehind, count, share, type Figure } from '../figure.js';
import type { ChildInCare } from '../children/children-in-care.query.js';

/** One line of a table of counts: what its figure is called, and who is counted in it. */
export type Line = {
  readonly id: string;
  readonly words: string;
  readonly fits: (child: ChildInCare) => boolean;
};

/** How many children each line counts. */
export const countsBy = (children: readonly ChildInCare[], lines: readonly Line[]): readonly Figure[] =>
  lines.map(({ id, words, fits }) => count(id, words, 'children', childrenBehind(children.filter(fits))));

/** How many children each line counts, and what share of some number they are: `<id>` and `<id>.percent`. */
export const countsAndShares = (
  children: readonly ChildInCare[],
  lines: readonly Line[],
  of = children.length,
  suffix = 'percent',
): readonly Figure[] =>
  lines.flatMap(({ id, words, fits }) => {
    const behind = childrenBehind(children.filter(fits));
    return [count(id, words, 'children', behind), share(`${id}.${suffix}`, `${words}, share`, behind, of)];
  });
