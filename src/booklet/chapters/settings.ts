import { SETTINGS } from '../../../projections/sufficiency/settings.js';
import { rowsOf, totalRow, type ChapterSpec, type RowSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const KNOWN = 'Mean, median and standard deviation are of the children whose distance is known, in miles.';

const withoutTotal = (id: string): string => id.replace(/\.total$/, '');

/** Of each setting the figures of its distances, whose ids begin with the setting's own. */
const settings: readonly RowSpec[] = SETTINGS.map(({ id, short, setting }) => ({
  id: short,
  words: setting.charAt(0).toUpperCase() + setting.slice(1),
  figures: {
    ...Object.fromEntries(['20MilesOrLess', 'over20Miles', 'distanceNotKnown'].map((band) => [band, `${withoutTotal(id)}.${band}`])),
    ...Object.fromEntries(['mean', 'median', 'standardDeviation'].map((what) => [what, `${withoutTotal(id)}.distance.${what}`])),
    all: id,
  },
}));

const BANDS: readonly RowSpec[] = [
  { id: 'upTo5', words: '5 miles or less', between: [-1, 5] },
  { id: '5To10', words: 'over 5 to 10 miles', between: [5, 10] },
  { id: '10To20', words: 'over 10 to 20 miles', between: [10, 20] },
  { id: '20To50', words: 'over 20 to 50 miles', between: [20, 50] },
  { id: '50To100', words: 'over 50 to 100 miles', between: [50, 100] },
  { id: 'over100', words: 'over 100 miles', between: [100, 100_000] },
];

export const fosteringAndHomes: ChapterSpec = {
  id: 'settings',
  title: 'Fostering, residential and specialist placements',
  tables: [
    {
      id: 'fostering',
      title: 'Children fostered in-house and by independent agencies',
      headline: '{ifa.share}% of fostered children live with independent agencies, {inHouse.share}% in-house',
      subtitle: `Children in foster placements (U1 to U6) by who provides them. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Fostered',
      rows: [
        { id: 'inHouse', words: 'In-house', figures: { aged11To16: 'fostering.inHouse.age11To16' } },
        { id: 'ifa', words: 'Independent fostering agencies', figures: { aged11To16: 'fostering.ifa.age11To16' } },
        { id: 'other', words: 'Other', figures: {} },
        totalRow({ children: 'fostering.all' }, 'All fostered'),
      ],
      columns: [
        { id: 'children', words: 'Children', figure: 'fostering.{row}', unit: 'children' },
        { id: 'share', words: 'Share of those fostered (%)', share: 'children', of: 'total.children' },
        { id: 'aged11To16', words: 'Of these, aged 11 to 16', figure: 'fostering.{row}.age11To16', unit: 'children', apart: true },
        { id: 'share11To16', words: 'Share aged 11 to 16 (%)', share: 'aged11To16', of: '{row}.children' },
      ],
    },
    {
      id: 'distance-by-setting',
      title: 'Distance from home by setting',
      headline: 'Children with independent agencies live {ifa.mean} miles from home on average, those in residential homes {residential.mean}',
      subtitle: `Children in care by distance from home, with mean, median and standard deviation in miles, by setting. ${OF}`,
      measures: ['distance'],
      rowHeader: 'Setting',
      rows: [
        ...settings,
        totalRow({
          ...Object.fromEntries(['20MilesOrLess', 'over20Miles', 'distanceNotKnown', 'mean', 'median', 'standardDeviation'].map((what) => [what, `distance.${what}`])),
          all: 'lac.total',
        }, 'All children'),
      ],
      columns: [
        { id: '20MilesOrLess', words: '20 miles or less', figure: '{row}', unit: 'children' },
        { id: 'over20Miles', words: 'Over 20 miles', figure: '{row}', unit: 'children' },
        { id: 'distanceNotKnown', words: 'Not known', figure: '{row}', unit: 'children' },
        { id: 'all', words: 'All', figure: '{row}', unit: 'children' },
        { id: 'share', words: 'Over 20 miles (%)', share: 'over20Miles', of: '{row}.all' },
        { id: 'mean', words: 'Mean (miles)', figure: '{row}', unit: 'miles', apart: true },
        { id: 'median', words: 'Median (miles)', figure: '{row}', unit: 'miles', apart: true },
        { id: 'standardDeviation', words: 'Standard deviation (miles)', figure: '{row}', unit: 'miles', apart: true },
      ],
      across: [{ '20MilesOrLess': 1, over20Miles: 1, distanceNotKnown: 1, all: -1 }],
      notes: [KNOWN],
    },
    {
      id: 'distance-spread',
      title: 'How distances from home are spread',
      subtitle: `Children in care by bands of distance from home, of those whose distance is known. ${OF}`,
      measures: ['distance'],
      rowHeader: 'Distance',
      rows: [...BANDS, totalRow({}, 'All whose distance is known')],
      columns: [
        { id: 'all', words: 'All children', spreadOf: 'distance.mean', unit: 'children' },
        { id: 'inHouse', words: 'In-house fostering', spreadOf: 'fostering.inHouse.distance.mean', unit: 'children' },
        { id: 'ifa', words: 'Independent fostering', spreadOf: 'fostering.ifa.distance.mean', unit: 'children' },
        { id: 'residential', words: 'Residential', spreadOf: 'residential.distance.mean', unit: 'children' },
      ],
      chart: { kind: 'bars', column: 'all', words: 'Children by distance from home' },
    },
    {
      id: 'residential',
      title: 'Residential placements',
      headline: '{total.value} children live in residential placements',
      subtitle: `Children in children’s homes and residential schools, and places booked in block. ${OF}`,
      measures: ['sufficiency', 'cost', 'providers'],
      rowHeader: 'Figure',
      rows: [
        { id: 'total', words: 'Children in residential placements', figures: { value: 'residential.total' } },
        { id: 'aged11To16', words: 'Of these, aged 11 to 16', figures: { value: 'residential.age11To16' } },
        { id: 'specialistFee', words: 'At the specialist weekly fee, tier 3 (%)', figures: { value: 'residential.tier3.percent' } },
        { id: 'blockBooked', words: 'Places booked in block', figures: { value: 'residential.blockBooked.places' } },
        { id: 'blockOccupied', words: 'Places booked in block and occupied', figures: { value: 'residential.blockBooked.occupied' } },
        { id: 'blockOccupancy', words: 'Occupancy of block-booked places (%)', figures: { value: 'residential.blockBooked.occupancy.percent' } },
      ],
      columns: [{ id: 'value', words: 'Value', figure: '{row}', unit: 'children' }],
    },
    {
      id: 'specialist',
      title: 'Specialist placements',
      headline: '{total.children} children live in specialist placements',
      subtitle: `Children in specialist placements by kind. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Kind',
      rows: [
        ...rowsOf('secureUnit=Secure unit', 'residentialCareHome=Residential care home', 'nhs=NHS provision',
          'familyCentreOrMotherAndBaby=Family centre or mother and baby unit', 'youngOffenderInstitution=Young offender institution or prison'),
        totalRow({ children: 'specialist.total' }, 'All specialist placements'),
      ],
      columns: [{ id: 'children', words: 'Children', figure: 'specialist.{row}', unit: 'children' }],
    },
  ],
};
