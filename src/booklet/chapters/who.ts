import { ethnicities, legalStatuses } from '../../domain/codes.js';
import { childrenAndShare, rowsOf, totalRow, type ChapterSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const ALL = totalRow({ children: 'lac.total' }, 'All children');
const SHORT_BREAKS = 'Children on short breaks only (V3, V4) are in none of these figures but their own.';

/** V3 and V4 are agreements to a series of short breaks, which are counted apart. */
const statuses = Object.entries(legalStatuses).flatMap(([code, { words }]) => (/^V[34]$/.test(code) ? [] : [`${code}=${words} (${code})`]));

export const who: ChapterSpec = {
  id: 'who',
  title: 'Who is in care',
  tables: [
    {
      id: 'key-figures',
      title: 'Key figures',
      headline: '{inCare.value} children are in care',
      subtitle: `Children in care and rate per 10,000 of the population under 18. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Figure',
      rows: [
        { id: 'inCare', words: 'Children in care', figures: { value: 'lac.total' } },
        { id: 'rate', words: 'Rate per 10,000 of the population under 18', figures: { value: 'lac.rate' } },
        { id: 'unaccompanied', words: 'Unaccompanied asylum-seeking children', figures: { value: 'lac.uasc' } },
        { id: 'shortBreaks', words: 'Children on short breaks only', figures: { value: 'lac.shortBreaks' } },
      ],
      columns: [{ id: 'value', words: 'Value', figure: '{row}', unit: 'children' }],
      notes: [SHORT_BREAKS],
    },
    {
      id: 'in-care-by-sex',
      title: 'Children in care by sex',
      headline: '{male.share}% of children in care are male',
      subtitle: `Children in care by sex. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Sex',
      rows: [...rowsOf('male=Male', 'female=Female', 'notRecorded=Unknown or not recorded'), ALL],
      columns: childrenAndShare('lac.sex.{row}'),
    },
    {
      id: 'in-care-by-age-group',
      title: 'Children in care by age group',
      headline: 'The largest age group is {largest}',
      subtitle: `Children in care by age group in completed years. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Age group',
      rows: [...rowsOf('under1=under 1', '1To4=1 to 4', '5To9=5 to 9', '10To15=10 to 15', '16Plus=16 and over', 'notRecorded=not recorded'), ALL],
      columns: childrenAndShare('lac.ageBand.{row}'),
      chart: { kind: 'bars', column: 'children', words: 'Children in care by age group' },
    },
    {
      id: 'in-care-by-age',
      title: 'Children in care by age',
      subtitle: `Children in care by single year of age. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Age',
      rows: [
        ...Array.from({ length: 18 }, (_, age) => ({ id: String(age), words: age === 0 ? 'under 1' : String(age) })),
        ...rowsOf('18Plus=18 and over', 'notRecorded=not recorded'),
        ALL,
      ],
      columns: childrenAndShare('lac.age.{row}'),
      chart: { kind: 'bars', column: 'children', words: 'Children in care by single year of age' },
    },
    {
      id: 'in-care-by-ethnicity',
      title: 'Children in care by ethnicity',
      headline: 'The largest group is {largest}, {largest.share}% of children in care',
      subtitle: `Children in care by ethnicity, in the codes of the return. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Ethnicity',
      rows: [...Object.entries(ethnicities).map(([code, { words }]) => ({ id: code, words })), ...rowsOf('notRecorded=Not recorded'), ALL],
      columns: childrenAndShare('lac.ethnicity.{row}'),
    },
    {
      id: 'in-care-by-disability',
      title: 'Children in care by disability',
      headline: '{yes.children} children in care are recorded as disabled',
      subtitle: `Children in care by whether they are recorded as disabled. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Disability',
      rows: [...rowsOf('yes=Disabled', 'no=Not disabled', 'notRecorded=Not recorded'), ALL],
      columns: childrenAndShare('lac.disability.{row}'),
    },
    {
      id: 'in-care-by-legal-status',
      title: 'Children in care by legal status',
      headline: '{C2.share}% of children in care are under a full care order',
      subtitle: `Children in care by legal status, in the codes of the return. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Legal status',
      rows: [...rowsOf(...statuses), ALL],
      columns: childrenAndShare('lac.legalStatus.{row}'),
      notes: [SHORT_BREAKS],
    },
    {
      id: 'in-care-by-duration',
      title: 'How long children have been in care',
      headline: '{under6Months.share}% of children in care came into it in the last six months',
      subtitle: `Children in care by completed months and years of the period of care. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Time in care',
      rows: [
        ...rowsOf('under6Months=under 6 months', '6MonthsTo1Year=6 months to 1 year', '1To2Years=1 to 2 years', '2To3Years=2 to 3 years',
          '3To4Years=3 to 4 years', '4To5Years=4 to 5 years', '5To7Years=5 to 7 years', '7To9Years=7 to 9 years',
          '9To11Years=9 to 11 years', '11To13Years=11 to 13 years', '13YearsPlus=13 years and over'),
        ALL,
      ],
      columns: childrenAndShare('lac.duration.{row}'),
      chart: { kind: 'bars', column: 'children', words: 'Children in care by time in care' },
    },
  ],
};
