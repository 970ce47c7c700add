import type { ChapterSpec, ColumnSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const DURING = '{authority}, {period}';

/** A figure, what it is a share of, and the share, for rows that are gathered from their family. */
const SHARED: readonly ColumnSpec[] = [
  { id: 'value', words: 'Number', figure: '{row}', unit: 'children' },
  { id: 'of', words: 'Of', wholeOf: '{row}' },
  { id: 'share', words: 'Share (%)', share: 'value', of: '{row}.of' },
];
const ALONE: readonly ColumnSpec[] = [{ id: 'value', words: 'Number', figure: '{row}', unit: 'children' }];

/** Care leavers, short breaks, the edge of care, benchmarks and targets: whatever their families tell of. */
export const aroundCare: readonly ChapterSpec[] = [
  {
    id: 'care-leavers',
    title: 'Care leavers',
    tables: [
      {
        id: 'care-leavers',
        title: 'Care leavers and the support they have',
        subtitle: `Care leavers by status, personal adviser, pathway plan, contact and activity. ${OF}`,
        measures: ['care-leavers'],
        rowHeader: 'Care leavers',
        rows: { prefix: 'careLeavers.', but: [/\.accommodation\./, /\.age\./, /\.stayingPut\./, /^careLeavers\.stayingPut/] },
        columns: SHARED,
      },
      {
        id: 'care-leavers-by-age',
        title: 'Care leavers by age',
        subtitle: `Care leavers by age in completed years. ${OF}`,
        measures: ['care-leavers'],
        rowHeader: 'Age',
        rows: { prefix: 'careLeavers.age.', strip: /^Care leavers aged / },
        columns: ALONE,
      },
      {
        id: 'care-leavers-accommodation',
        title: 'Where care leavers live',
        subtitle: `Care leavers by accommodation, in the codes of the return. ${OF}`,
        measures: ['care-leavers'],
        rowHeader: 'Accommodation',
        rows: { prefix: 'careLeavers.accommodation.' },
        columns: ALONE,
        chart: { kind: 'bars', column: 'value', words: 'Care leavers by accommodation' },
      },
      {
        id: 'staying-put',
        title: 'Young people staying put with former foster carers',
        subtitle: `Young people staying put. ${OF}`,
        measures: ['care-leavers'],
        rowHeader: 'Staying put',
        rows: { prefix: 'careLeavers.stayingPut' },
        columns: SHARED,
      },
    ],
  },
  {
    id: 'short-breaks',
    title: 'Short breaks',
    tables: [
      {
        id: 'short-breaks',
        title: 'Short breaks: the unit, stays and nights',
        subtitle: `Bedrooms, children, stays, nights and occupancy of the short-break unit; apart from all counts of children in care. ${DURING}`,
        measures: ['short-breaks'],
        rowHeader: 'Short breaks',
        rows: { prefix: 'shortBreaks.' },
        columns: SHARED,
      },
    ],
  },
  {
    id: 'edge-of-care',
    title: 'The edge of care',
    tables: [
      {
        id: 'edge-of-care',
        title: 'Outcomes of referrals to edge of care',
        subtitle: `Children by the latest outcome of a referral to edge of care. ${OF}`,
        measures: ['demand-management'],
        rowHeader: 'Outcome',
        rows: [
          { id: 'reduced', words: 'Need reduced' },
          { id: 'increased', words: 'Need increased' },
          { id: 'noChange', words: 'No change' },
          { id: 'total', words: 'All with an outcome', total: true },
        ],
        columns: [
          { id: 'children', words: 'Children', figure: 'edgeOfCare.{row}', unit: 'children' },
          { id: 'share', words: 'Share (%)', share: 'children', of: 'total.children' },
        ],
      },
      {
        id: 'services',
        title: 'Referrals to services, and admissions avoided',
        subtitle: `Referrals by service and admissions into care avoided. ${DURING}`,
        measures: ['demand-management'],
        rowHeader: 'Service',
        rows: { prefix: '', but: [/^(?!referrals|admissionsAvoided)/] },
        columns: ALONE,
      },
      {
        id: 'proceedings',
        title: 'Care proceedings',
        subtitle: `Care proceedings issued, by month, and concluded. ${DURING}`,
        measures: ['demand-management'],
        rowHeader: 'Proceedings',
        rows: { prefix: 'proceedings.' },
        columns: ALONE,
      },
      {
        id: 'panels',
        title: 'Decisions of panels',
        subtitle: `Decisions about children by panel and by what was decided. ${DURING}`,
        measures: ['demand-management'],
        rowHeader: 'Panel and decision',
        rows: { prefix: 'panels' },
        columns: ALONE,
      },
      {
        id: 'cohorts',
        title: 'Children in cohorts that are followed',
        subtitle: `Children who joined, were tracked in and left cohorts such as a reunification programme’s. ${OF}`,
        measures: ['demand-management'],
        rowHeader: 'Cohort',
        rows: { prefix: 'cohort' },
        columns: ALONE,
      },
    ],
  },
  {
    id: 'benchmarks-and-targets',
    title: 'Benchmarks and targets',
    tables: [
      {
        id: 'benchmarks',
        title: 'Children in care per 10,000, beside others',
        subtitle: 'Children in care per 10,000 of the population under 18 on 31 March, as released by the day. {authority}, its region, its statistical neighbours and England',
        measures: ['benchmarks'],
        rowHeader: 'Year',
        rows: 'years',
        columns: [
          { id: 'authority', words: 'The authority', figure: 'benchmark.rate.{row}.authority', unit: 'per 10,000' },
          { id: 'region', words: 'Its region', figure: 'benchmark.rate.{row}.region', unit: 'per 10,000' },
          { id: 'neighbours', words: 'Statistical neighbours', figure: 'benchmark.rate.{row}.statisticalNeighbours', unit: 'per 10,000' },
          { id: 'england', words: 'England', figure: 'benchmark.rate.{row}.england', unit: 'per 10,000' },
        ],
        chart: { kind: 'lines', columns: ['authority', 'region', 'neighbours', 'england'], words: 'Children in care per 10,000 of the population under 18' },
      },
      {
        id: 'targets',
        title: 'Targets of the delivery plan',
        subtitle: `Targets in force: where they began, where they stand and where they are to come to, each in its own unit. ${OF}`,
        measures: [],
        rowHeader: 'Target',
        rows: { prefix: 'target.', but: [/\.(baseline|value)$/] },
        columns: [
          { id: 'baseline', words: 'Baseline', figure: '{row}.baseline', unit: 'children' },
          { id: 'now', words: 'Now', figure: '{row}', unit: 'children' },
          { id: 'value', words: 'To come to', figure: '{row}.value', unit: 'children' },
        ],
      },
    ],
  },
];
