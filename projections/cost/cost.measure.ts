import type { Measure } from '../measure.js';
import { bookedPlacesFigures } from './booked-places.js';
import { costedYear } from './costed-year.js';
import { forecastFigures } from './forecast.js';
import { invoicedFigures } from './invoiced.js';
import { leftOutFigures } from './left-out.js';
import { feesWithoutPlacement } from './priced-spans.js';
import { inHouseAgainstAgency, specialistShare, unitCostFigures } from './unit-costs.js';

/** Spending on placements against the budget of the financial year, and what a placement costs. */
export const costMeasure: Measure = {
  name: 'cost',
  title: 'Cost of placements',
  definitions: [
    { file: 'projections/cost/forecast.ts', names: ['forecastFigures'] },
    { file: 'projections/cost/category.ts', names: ['categoryOf', 'RESIDENTIAL', 'FOSTERING', 'SUPPORTED', 'SECURE', 'WITHOUT_PRICE'] },
    { file: 'projections/cost/priced-spans.ts', names: ['pricedSpans', 'feesWithoutPlacement'] },
    { file: 'projections/cost/price.ts', names: ['priceBy'] },
    { file: 'projections/cost/sevenths.ts', names: ['inPence'] },
    { file: 'projections/cost/left-out.ts', names: ['leftOutFigures'] },
    { file: 'projections/cost/invoiced.ts', names: ['invoicedFigures'] },
    { file: 'projections/cost/unit-costs.ts', names: ['unitCostFigures', 'inHouseAgainstAgency', 'specialistShare'] },
    { file: 'projections/cost/booked-places.ts', names: ['bookedPlacesFigures'] },
  ],
  figures: (read, asked) => {
    const year = costedYear(read, asked);
    return [
      ...forecastFigures(year),
      ...leftOutFigures(year, feesWithoutPlacement(year.rows, year.year)),
      ...invoicedFigures(year),
      ...unitCostFigures(year),
      ...inHouseAgainstAgency(year),
      specialistShare(year),
      ...bookedPlacesFigures(year),
    ];
  },
};
