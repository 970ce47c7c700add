import { dayNumber } from '../../src/domain/calendar.js';
import type { Measure } from '../measure.js';
import { costing } from './costing.js';
import { pricedSpans } from './priced-spans.js';
import { alikeInNeed, valueFigures } from './value-for-money.js';

/** Where the same need is met at different prices. */
export const valueMeasure: Measure = {
  name: 'value',
  title: 'Value for money',
  definitions: [{ file: 'projections/cost/value-for-money.ts', names: ['valueFigures', 'alikeInNeed'] }],
  figures: (read, { viewpoint }) => {
    const { asAt, knownAt } = viewpoint;
    const day = { from: dayNumber(asAt), to: dayNumber(asAt) + 1 };
    const spans = pricedSpans(costing(read, { first: asAt, last: asAt, knownAt }), day);
    return valueFigures(alikeInNeed(spans, read.childrenInCare(viewpoint), asAt));
  },
};
