import type { BookletAsked, Figures } from '../../booklet/asked.js';
import { CHAPTERS } from '../../booklet/chapters/chapters.js';
import { contentsOf } from '../../booklet/contents.js';
import { printedBy } from '../../booklet/printed.js';
import { printedTables, type PrintedTable } from '../../booklet/printed-table.js';
import { PROFILES } from '../../booklet/profiles.js';
import type { ChartSpec, TableSpec } from '../../booklet/table-spec.js';
import { barsAgainst, barsEitherWay, linesBetween } from '../layout/chart-drawn.js';
import * as own from './tables-for-pages.js';

/** A table of a page, and how it is drawn where no chart of the booklet fits. */
type Laid = { readonly spec: TableSpec | ((figures: Figures) => TableSpec); readonly draw?: (table: PrintedTable) => string | null };

const OF_BOOKLET = new Map(CHAPTERS.flatMap(({ tables }) => tables).map((table) => [table.id, table]));

/** A table as the booklet has it, so that a page and an edition never tell the same thing differently. */
const booklet = (id: string, chart?: ChartSpec): readonly Laid[] => {
  const spec = OF_BOOKLET.get(id);
  return spec ? [{ spec: chart ? { ...spec, chart } : spec }] : [];
};
const drawn = (id: string, draw: Laid['draw']): readonly Laid[] => booklet(id).map((laid) => ({ ...laid, ...(draw ? { draw } : {}) }));
const bars = (column: string, words: string): ChartSpec => ({ kind: 'bars', column, words });

const TABLES: Readonly<Record<string, readonly Laid[]>> = {
  sufficiency: [
    ...booklet('placed-by-setting'), ...booklet('in-care-by-age-group'), ...booklet('in-care-by-duration'),
    ...booklet('placed-out-of-authority', bars('children', 'Children in care by whether they live in the authority')), ...booklet('fostering'),
  ],
  demand: [{ spec: own.needAgainstSupply }],
  places: booklet('places', { kind: 'stacked', columns: ['filled', 'vacant', 'notAvailable'], words: 'Places with own carers, by type of approval' }),
  providers: [
    ...booklet('providers', { kind: 'stacked', columns: ['authority', 'region', 'outside'], words: 'Registered providers by judgement and by where they are' }),
    { spec: own.judgementsChanged },
  ],
  stability: [
    ...booklet('three-placements', bars('share', 'Share with three or more placements in the year, by setting, in percent')),
    ...booklet('same-placement', bars('share', 'Share in the same placement for two years, by setting, in percent')),
    ...booklet('moves-by-reason'), ...booklet('placement-lengths'), ...booklet('placement-survival'),
  ],
  distance: [
    ...booklet('distance-spread'), ...booklet('distance-by-setting', bars('mean', 'Mean distance from home by setting, in miles')), ...booklet('distance-by-boundary'),
  ],
  cost: [
    ...drawn('cost-forecast', (table) => barsAgainst(table, { column: 'forecast', against: 'budget', words: 'Forecast outturn against budget, line by line' })),
    ...booklet('unit-costs', bars('weekly', 'Average weekly cost of a child placed on the day, in pounds')), ...booklet('cost-shares'), ...booklet('cost-left-out'), ...booklet('invoiced'),
  ],
  value: [{
    spec: own.pricesForTheSame,
    draw: (table) => linesBetween(table, { low: 'lowest', middle: 'median', high: 'highest', words: 'Weekly prices of placements for the same need', most: 16 }),
  }],
  'moves-cost': [{ spec: own.costOfMoves, draw: (table) => barsEitherWay(table, { column: 'effect', words: 'Full-year effect of moves, in pounds' }) }],
  carers: [
    ...booklet('carers-by-age'), ...booklet('carer-households'), ...booklet('deregistrations', bars('households', 'Why households were deregistered')),
    ...booklet('approvals', bars('held', 'Households approved on the day, by type')),
  ],
  flows: [...booklet('flows-by-month'), ...booklet('flows-on-average')],
  'demand-management': [
    ...booklet('edge-of-care', bars('children', 'Children by outcome of a referral to edge of care')), { spec: own.proceedingsByMonth }, ...booklet('services'), ...booklet('cohorts'),
  ],
  'care-leavers': [
    { spec: own.supportOfLeavers }, ...booklet('care-leavers-accommodation'), ...booklet('care-leavers-by-age', bars('value', 'Care leavers by age')),
  ],
  'short-breaks': [{ spec: own.nightsOfShortBreaks }, ...booklet('short-breaks')],
  benchmarks: booklet('benchmarks'),
};

/** A table with its numbers; `drawn` where it is drawn by a hand of the pages' own. */
export type TablePrinted = { readonly table: PrintedTable; readonly drawn?: string | null };

/** The families whose figures the tables of a page are made of. */
export const familiesFor = (name: string): readonly string[] =>
  [...new Set([name, ...(TABLES[name] ?? []).flatMap(({ spec }) => (typeof spec === 'function' ? [] : spec.measures))])];

/** The tables of a page, exact: whoever reads a measure's page may read its records. */
export const tablesFor = (name: string, asked: BookletAsked, figures: Figures): readonly TablePrinted[] => {
  const laid = TABLES[name] ?? [];
  const tables = laid.map(({ spec }) => (typeof spec === 'function' ? spec(figures) : spec));
  const contents = contentsOf(asked, figures, [{ id: name, title: name, tables }]);
  return printedTables(printedBy(PROFILES.operational, contents)).map((table, at) => {
    const draw = laid[at]?.draw;
    return draw ? { table, drawn: draw(table) } : { table };
  });
};
