import { costCategories } from '../../domain/budget/codes.js';
import { rowsOf, type ChapterSpec, type ColumnSpec, type RowSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const DURING = '{authority}, {period}';
const YEAR = '{authority}, financial year {year}, as at {asAt}';

const inId = (code: string): string => code.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const categories: readonly RowSpec[] = [
  ...Object.entries(costCategories).map(([code, { words }]) => ({ id: inId(code), words })),
  { id: 'total', words: 'All placements', total: true },
];
const NO_PRICE = 'A placement with no price is in no sum; the table of what is left out counts them.';

const money = (id: string, words: string, figure: string, more: { readonly apart?: true } = {}): ColumnSpec => ({ id, words: `${words} (£)`, figure, unit: 'pence', ...more });

export const flowsInAndOut: ChapterSpec = {
  id: 'flows',
  title: 'Who came into care and who left',
  tables: [
    {
      id: 'flows-by-month',
      title: 'Children who came into care and left it, month by month',
      subtitle: `Opening balance, admissions, those who ceased to be looked after, and closing balance, by month. ${DURING}`,
      measures: ['flows'],
      rowHeader: 'Month',
      rows: 'months',
      columns: [
        { id: 'opening', words: 'Opening', figure: 'flow.{row}.opening', unit: 'children' },
        { id: 'admissions', words: 'Admissions', figure: 'flow.{row}.admissions', unit: 'children' },
        { id: 'ceased', words: 'Ceased', figure: 'flow.{row}.ceased', unit: 'children' },
        { id: 'net', words: 'Net', figure: 'flow.{row}.net', unit: 'children' },
        { id: 'closing', words: 'Closing', figure: 'flow.{row}.closing', unit: 'children' },
      ],
      across: [{ opening: 1, net: 1, closing: -1 }, { admissions: 1, ceased: -1, net: -1 }],
      notes: [
        'Opening and admissions less ceased come to closing, and one month’s closing is the next one’s opening: the table reconciles in every row.',
        'A month that is not over is told up to its last day, by what is recorded.',
      ],
      chart: { kind: 'lines', columns: ['admissions', 'ceased'], words: 'Admissions and children who ceased to be looked after, by month' },
    },
    {
      id: 'flows-on-average',
      title: 'Children who came into care: averages',
      subtitle: `Average age at admission in years and average net change per month. ${DURING}`,
      measures: ['flows'],
      rowHeader: 'Average',
      rows: [
        { id: 'age', words: 'Average age at admission (years)', figures: { value: 'flow.averageAgeAtAdmission.{months}' } },
        { id: 'net', words: 'Average net change per month (children)', figures: { value: 'flow.averageNetMonthly.{months}' } },
      ],
      columns: [{ id: 'value', words: 'Value', figure: '{row}', unit: 'years' }],
    },
  ],
};

export const costOfPlacements: ChapterSpec = {
  id: 'cost',
  title: 'What placements cost',
  tables: [
    {
      id: 'cost-forecast',
      title: 'Placements budget and forecast outturn',
      headline: 'The forecast for placements is {total.forecast} against a budget of {total.budget}',
      subtitle: `Spend to date, committed, forecast outturn and budget by category. ${YEAR}`,
      measures: ['cost'],
      rowHeader: 'Category',
      rows: categories,
      columns: [
        { id: 'placements', words: 'Children placed on the day', figure: 'cost.forecast.{year}.{row}.placements', unit: 'children' },
        money('toDate', 'Spend to date', 'cost.toDate.{year}.{row}'),
        money('committed', 'Committed', 'cost.committed.{year}.{row}'),
        money('forecast', 'Forecast outturn', 'cost.forecast.{year}.{row}'),
        money('budget', 'Budget', 'cost.forecast.{year}.{row}.budget'),
        money('overspend', 'Over budget', 'cost.forecast.{year}.{row}.overspend'),
      ],
      across: [{ toDate: 1, committed: 1, forecast: -1 }, { forecast: 1, budget: -1, overspend: -1 }],
      notes: [NO_PRICE],
      chart: { kind: 'bars', column: 'forecast', words: 'Forecast outturn by category' },
    },
    {
      id: 'cost-shares',
      title: 'Who pays for placements',
      subtitle: `Social care’s, education’s and health’s shares of the forecast outturn by category. ${YEAR}`,
      measures: ['cost'],
      rowHeader: 'Category',
      rows: categories,
      columns: [
        money('socialCare', 'Social care', 'cost.forecast.{year}.{row}.socialCare'),
        money('education', 'Education', 'cost.forecast.{year}.{row}.education'),
        money('health', 'Health', 'cost.forecast.{year}.{row}.health'),
        money('all', 'Forecast outturn', 'cost.forecast.{year}.{row}'),
      ],
      across: [{ socialCare: 1, education: 1, health: 1, all: -1 }],
    },
    {
      id: 'unit-costs',
      title: 'What a placement costs',
      headline: 'A child’s placement costs {total.weekly} a week on average',
      subtitle: `Average cost of a child placed on the day, a week and a year, and cost of the period per child-year, by category. ${OF}`,
      measures: ['cost'],
      rowHeader: 'Category',
      rows: categories.map(({ id, words }) => ({ id, words })),
      columns: [
        { id: 'children', words: 'Children placed with a price', wholeOf: 'cost.average.{row}.weekly' },
        money('weekly', 'A week', 'cost.average.{row}.weekly', { apart: true }),
        money('yearly', 'A year', 'cost.average.{row}', { apart: true }),
        money('childYear', 'Per child-year', 'cost.average.{row}.childYear', { apart: true }),
      ],
      notes: ['The two bases, children placed on the day and child-years of the period, do not agree and are not mixed.'],
    },
    {
      id: 'cost-left-out',
      title: 'Placements that are in no sum, because they have no price',
      headline: '{total.placements} placements of the year have no price for some of it',
      subtitle: `Placements without a price for some of the year, by category. ${YEAR}`,
      measures: ['cost'],
      rowHeader: 'Category',
      rows: categories,
      columns: [{ id: 'placements', words: 'Placements', figure: 'cost.unpriced.{year}.{row}', unit: 'placements' }],
    },
    {
      id: 'invoiced',
      title: 'What was invoiced against what was agreed',
      subtitle: `Invoices of the year and what the fees of the same days come to. ${YEAR}`,
      measures: ['cost'],
      rowHeader: 'What',
      rows: rowsOf('total=Invoiced', 'total.agreed=What the fees of the same days come to', 'total.difference=Above what was agreed'),
      columns: [money('sum', 'Sum', 'cost.invoiced.{year}.{row}')],
    },
  ],
};

