import { dayNumber, plusDays } from '../../src/domain/calendar.js';
import type { Measure } from '../measure.js';
import { asStoodOn } from './costed-rows.js';
import { eighteenthBirthday } from './costed-year.js';
import { costing } from './costing.js';
import { fullYearEffectFigures } from './full-year-effect.js';
import { pricedSpans } from './priced-spans.js';

/** What each move does to a whole year's cost. */
export const costMovesMeasure: Measure = {
  name: 'moves-cost',
  title: 'Full-year effect of moves',
  definitions: [{ file: 'projections/cost/full-year-effect.ts', names: ['fullYearEffectFigures', 'movesIn'] }],
  figures: (read, { viewpoint: { asAt, knownAt }, first, last }) => {
    const rows = costing(read, { first: plusDays(first, -1), last, knownAt });
    const days = { from: dayNumber(first), to: Math.min(dayNumber(last), dayNumber(asAt)) + 1 };
    const spans = pricedSpans(asStoodOn(rows, dayNumber(asAt), eighteenthBirthday), { ...days, from: days.from - 1 });
    return fullYearEffectFigures(spans, days);
  },
};
