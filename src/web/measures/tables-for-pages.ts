import type { Figures } from '../../booklet/asked.js';
import { rowsOf, type RowSpec, type TableSpec } from '../../booklet/table-spec.js';

const OF = '{authority}, as at {asAt}';
const DURING = '{authority}, {period}';

/** Tables that pages have and the booklet does not: the numbers of a page's own charts. */
const KINDS = rowsOf('under1=Under 1', '1To4=1 to 4', '5To9=5 to 9', '10To15=10 to 15', '16Plus=16 and over');
const needByAge: readonly RowSpec[] = KINDS.flatMap(({ id, words }) =>
  ['male', 'female'].map((sex) => ({ id: `${id}.${sex}`, words: `${words}, ${sex}` })));

export const needAgainstSupply: TableSpec = {
  id: 'need-against-supply',
  title: 'Where children of each age and sex live, by the preferred order of homes',
  subtitle: `Children in care by age and sex, and by step of the preferred order of homes. ${OF}`,
  measures: ['demand'],
  rowHeader: 'Age and sex',
  rows: needByAge,
  columns: [
    { id: 'familyAndFriends', words: 'Family or friends', figure: 'demand.{row}.familyAndFriends', unit: 'children' },
    { id: 'inHouse', words: 'In-house', figure: 'demand.{row}.inHouse', unit: 'children' },
    { id: 'agency', words: 'Agency', figure: 'demand.{row}.agency', unit: 'children' },
    { id: 'residential', words: 'Residential', figure: 'demand.{row}.residential', unit: 'children' },
    { id: 'outside', words: 'Outside the order', figure: 'demand.{row}.outside', unit: 'children' },
    { id: 'all', words: 'All', figure: 'demand.{row}.total', unit: 'children' },
  ],
  notes: ['The chart leaves out children outside the preferred order; the table has them.', 'Children whose age or sex is not recorded are in the figures of the family and not in this table.'],
  chart: { kind: 'stacked', columns: ['familyAndFriends', 'inHouse', 'agency', 'residential'], words: 'Children in the preferred order of homes, by age and sex' },
};

export const judgementsChanged: TableSpec = {
  id: 'judgements-changed',
  title: 'Homes opened, closed and judged otherwise',
  headline: '{all.belowGood} providers fell below good in the period',
  subtitle: `Registered providers by what changed. ${DURING}`,
  measures: ['providers'],
  rowHeader: 'Where',
  rows: [
    { id: 'authority', words: 'In the authority' }, { id: 'region', words: 'Elsewhere in the region' }, { id: 'outside', words: 'Outside the region' },
    {
      id: 'all', words: 'All',
      figures: {
        opened: 'providers.openings', closed: 'providers.closures', worse: 'providers.downgrades', belowGood: 'providers.downgrades.below-good', better: 'providers.upgrades',
      },
    },
  ],
  columns: [
    { id: 'opened', words: 'Opened', figure: 'providers.{row}.openings', unit: 'providers' },
    { id: 'closed', words: 'Closed', figure: 'providers.{row}.closures', unit: 'providers' },
    { id: 'worse', words: 'Judged worse', figure: 'providers.{row}.downgrades', unit: 'providers' },
    { id: 'belowGood', words: 'Of these, below good', figure: 'providers.{row}.downgrades.below-good', unit: 'providers' },
    { id: 'better', words: 'Judged better', figure: 'providers.{row}.upgrades', unit: 'providers' },
  ],
};

export const proceedingsByMonth: TableSpec = {
  id: 'proceedings-by-month',
  title: 'Care proceedings issued, month by month',
  subtitle: `Care proceedings issued by month. ${DURING}`,
  measures: ['demand-management'],
  rowHeader: 'Month',
  rows: 'months',
  columns: [{ id: 'issued', words: 'Proceedings issued', figure: 'proceedings.issued.{row}', unit: 'proceedings' }],
  chart: { kind: 'bars', column: 'issued', words: 'Care proceedings issued by month' },
};

export const supportOfLeavers: TableSpec = {
  id: 'support-of-leavers',
  title: 'The support that care leavers have',
  headline: 'The authority is in touch with {inTouch.share}% of care leavers',
  subtitle: `Care leavers by what is recorded of them. ${OF}`,
  measures: ['care-leavers'],
  rowHeader: 'Care leavers',
  rows: rowsOf('personalAdviserAllocated=With a personal adviser', 'pathwayPlan=With a pathway plan', 'upToDatePathwayPlan=With a plan up to date',
    'inTouch=In touch', 'suitableAccommodation=In suitable accommodation', 'inEducationEmploymentTraining=In education, work or training'),
  columns: [
    { id: 'value', words: 'Care leavers', figure: 'careLeavers.{row}', unit: 'care leavers' },
    { id: 'of', words: 'Of', wholeOf: 'careLeavers.{row}' },
    { id: 'share', words: 'Share (%)', figure: 'careLeavers.{row}.percent', unit: 'percent' },
  ],
  chart: { kind: 'bars', column: 'share', words: 'Share of care leavers with each kind of support, in percent' },
};

export const nightsOfShortBreaks: TableSpec = {
  id: 'nights-of-short-breaks',
  title: 'Nights of short breaks in own units',
  headline: '{own.nights} of {available.nights} nights in own units were taken',
  subtitle: `Nights taken and nights available in the authority’s own units. ${DURING}`,
  measures: ['short-breaks'],
  rowHeader: 'Nights',
  rows: [
    { id: 'available', words: 'Nights available', figures: { nights: 'shortBreaks.nights.available' } },
    { id: 'own', words: 'Nights taken', figures: { nights: 'shortBreaks.nights.own' } },
    { id: 'lessAmbulantAvailable', words: 'Available, less ambulant', figures: { nights: 'shortBreaks.lessAmbulant.nights.available' } },
    { id: 'lessAmbulant', words: 'Taken, less ambulant', figures: { nights: 'shortBreaks.lessAmbulant.nights' } },
  ],
  columns: [{ id: 'nights', words: 'Nights', figure: '{row}', unit: 'nights' }],
  chart: { kind: 'bars', column: 'nights', words: 'Nights of short breaks taken and available' },
};

/** Where children moved from and to, one row to a pair of categories. */
export const costOfMoves: TableSpec = {
  id: 'cost-of-moves',
  title: 'What moves add to a full year’s cost, or save of it',
  subtitle: `Full-year effect of moves by where children moved from and to. ${DURING}`,
  measures: ['moves-cost'],
  rowHeader: 'From and to',
  rows: { prefix: 'cost.moves.fullYear.', but: [/\d{4}-\d{2}-\d{2}$/], strip: /^Full-year effect of moves: / },
  columns: [{ id: 'effect', words: 'Full-year effect (£)', figure: '{row}', unit: 'pence' }],
};

/** Prices of placements for the same need: a row for each category, age and tier of which there is a price. */
export const pricesForTheSame = (figures: Figures): TableSpec => {
  const groups = [...figures.values()].flatMap(({ id, words }) => {
    const group = /^value\.(.+)\.median$/.exec(id)?.[1];
    return group ? [{ id: group, words: words.replace(/: median weekly price$/, '').replace(/, tier (not recorded)$/, ', tier $1') }] : [];
  });
  return {
    id: 'prices-for-the-same',
    title: 'What placements for the same need cost a week',
    subtitle: `Lowest, median and highest weekly price by category, age and tier. ${OF}`,
    measures: ['value'],
    rowHeader: 'Category, age and tier',
    rows: groups.length > 0 ? groups : rowsOf('none=Nothing is priced'),
    columns: [
      { id: 'children', words: 'Children', wholeOf: 'value.{row}.median' },
      { id: 'lowest', words: 'Lowest (£)', figure: 'value.{row}.lowest', unit: 'pence' },
      { id: 'median', words: 'Median (£)', figure: 'value.{row}.median', unit: 'pence' },
      { id: 'highest', words: 'Highest (£)', figure: 'value.{row}.highest', unit: 'pence' },
    ],
  };
};
