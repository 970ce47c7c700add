import type { Fault } from './fault.js';
import { imperfections } from './imperfections.js';
import { childrenOf } from './population.js';
import { rowsOf } from './return-rows.js';
import type { Child } from './story.js';
import type { Row } from './tables.js';
import { truthfulTelling } from './telling.js';

export type ExampleOptions = {
  /** How many different children have an episode in the years. */
  readonly children?: number;
  /** Collection year, named by the year it ends. */
  readonly firstYear?: number;
  readonly years?: number;
  readonly seed?: number;
  /** Without faults every row obeys the return's rules. */
  readonly faults?: boolean;
};

/** One child's rows in all the years' returns, and what was got wrong in them. */
export type Returned = { readonly child: Child; readonly rows: readonly Row[]; readonly fault?: Fault };

export const yearsOf = ({ firstYear = 2015, years = 5 }: ExampleOptions): readonly number[] =>
  Array.from({ length: years }, (_, place) => firstYear + place);

/** The example authority's returns, child by child: the same options give the same rows, whenever and wherever. */
export function* exampleReturn(options: ExampleOptions = {}): Generator<Returned> {
  const { children = 600, firstYear = 2015, years = 5, seed = 23, faults = true } = options;
  const told = yearsOf(options);
  const seeded = imperfections(seed, told);
  for (const child of childrenOf({ children, firstYear, years, seed })) {
    const truth = truthfulTelling(child.story, told);
    const { telling, fault } = faults ? seeded(child, truth) : { telling: truth, fault: undefined };
    const rows = told.flatMap((year) => rowsOf(child, year, telling, seed));
    yield { child, rows, ...(fault ? { fault } : {}) };
  }
}

/** Children enough to have so many episode rows: on average one has nearly two in one year's return, four in five. */
const childrenFor = (episodeRows: number, years: number): number =>
  Math.ceil(episodeRows / Math.min(4.5, 0.7 + 0.6 * years)) + 20;

/** Returns of a given size for the bench: stops after the child with whom the number of episode rows is reached. */
export function* largeReturn(
  options: Omit<ExampleOptions, 'children'> & { readonly episodeRows: number },
): Generator<Returned> {
  const { episodeRows, years = 5 } = options;
  let told = 0;
  for (const returned of exampleReturn({ ...options, children: childrenFor(episodeRows, years) })) {
    yield returned;
    told += returned.rows.filter(({ table }) => table === 'Episodes').length;
    if (told >= episodeRows) return;
  }
}
