import type { IndicatorsOn, MonthsTold } from '../../asking/dashboard-months.js';
import type { PrintedTable } from '../../booklet/printed-table.js';
import { monthOf, yearOf } from '../../domain/calendar.js';
import { dayInWords, MONTHS } from '../../words/wording.js';
import { countedTable } from '../layout/chart.js';

/** A run of the two national indicators: the twelve months to the same day of each month. */
export const indicatorsTable = ({ asAt, months }: MonthsTold<IndicatorsOn>): PrintedTable =>
  countedTable({
    id: 'indicators-by-month',
    headline: saidOf(months),
    subtitle: `NI62, three or more placements in twelve months, and NI63, the same placement for two years, on the same day of each month to ${dayInWords(asAt)}, in percent`,
    rowHeader: 'Month',
    columns: [{ id: 'threePlacements', words: 'Three or more placements (%)' }, { id: 'samePlacement', words: 'Same placement (%)' }],
    rows: months.map(({ day, threePlacements, samePlacement }) => ({
      id: day, words: `${MONTHS[monthOf(day) - 1] ?? ''} ${yearOf(day)}`, numbers: [threePlacements, samePlacement],
    })),
    unit: 'percent',
    notes: ['Each month is of the twelve months before it, so that neighbouring months share most of their days.'],
    chart: { kind: 'lines', columns: ['threePlacements', 'samePlacement'], words: 'Stability of placements, month by month' },
  });

const saidOf = (months: readonly IndicatorsOn[]): string => {
  const [first, last] = [months[0]?.threePlacements ?? null, months.at(-1)?.threePlacements ?? null];
  if (first === null || last === null) return 'Stability of placements, month by month';
  return `${last}% of children had three or more placements in the year; a year before it was ${first}%`;
};
