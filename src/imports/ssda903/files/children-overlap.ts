import type { CollectionYear } from '../../../domain/calendar.js';
import type { ChildSketch } from './child-sketch.js';
import type { Inspected } from './inspect.js';

/** Of a file's children, how many must be known in the year; and of the year's, how many a Header must have. */
const SHARED = 0.5;
const HEADED = 0.8;
/** A child of the file is not among the year's children this often, for a reason of its own. */
const STRANGER = 0.1;
/** The best year must be so much likelier than the next: about twenty times, as a logarithm. */
const MARGIN = 3;

/**
 * The year whose children a file's children most probably are, if one stands out: a small year that holds
 * them all is likelier than a large one that does too.
 */
export const bestYear = (
  file: Inspected,
  years: ReadonlyMap<CollectionYear, ChildSketch>,
): CollectionYear | undefined => {
  if (file.evidence.children.isEmpty) return undefined;
  const [best, next] = [...years]
    .filter(([, children]) => isPlausible(file, children))
    .map(([year, children]) => ({ year, likelihood: likelihoodOf(file.evidence.children, children) }))
    .sort((a, b) => b.likelihood - a.likelihood);
  return best && (!next || best.likelihood - next.likelihood >= MARGIN) ? best.year : undefined;
};

/** Every child of a return is in its Header, so a Header that lacks many of a year's children is another year's. */
export const isPlausible = ({ evidence, tally }: Inspected, children: ChildSketch | undefined): boolean => {
  if (evidence.children.isEmpty || !children) return true;
  const { here, there, both } = evidence.children.overlapWith(children);
  return both >= here * SHARED && (!tally.tables.has('Header') || both >= there * HEADED);
};

const CHILDREN_ANYWHERE = 100_000;

/** The logarithm of how likely it is to draw the file's children from the year's. */
const likelihoodOf = (file: ChildSketch, year: ChildSketch): number => {
  const { here, there, both } = file.overlapWith(year);
  return both * Math.log((1 - STRANGER) / Math.max(there, 1)) + (here - both) * Math.log(STRANGER / CHILDREN_ANYWHERE);
};
