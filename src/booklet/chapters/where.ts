import { placementProviders, placementTypes } from '../../domain/codes.js';
import { PLACEMENT_GROUPS, SETTINGS, STRATEGY_LINES } from '../../../projections/sufficiency/settings.js';
import { childrenAndShare, rowsOf, totalRow, type ChapterSpec, type RowSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const ALL = totalRow({ children: 'lac.total' }, 'All children');
const OUT = 'Out of authority is outside the boundary of the authority responsible, at whatever distance.';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const settings: readonly RowSpec[] = SETTINGS.map(({ id, short, setting }) => ({ id: short, words: capital(setting), figures: { children: id } }));

/** Away from a placement for a time is not where a child lives: these lines are of those whose own placement is not known. */
const types = Object.entries(placementTypes).map(([code, { words }]) => ({ id: code, words: words.includes(`(${code})`) ? words : `${words} (${code})` }));

const KINDS = ['under1=Aged under 1', '1To4=Aged 1 to 4', '5To9=Aged 5 to 9', '10To15=Aged 10 to 15', '16Plus=Aged 16 and over', 'notRecorded=Age not recorded'];
const SEXES = ['male=male', 'female=female', 'notRecorded=sex not recorded'];
const kinds: readonly RowSpec[] = rowsOf(...KINDS).flatMap(({ id, words }) =>
  rowsOf(...SEXES).map((sex) => ({ id: `${id}.${sex.id}`, words: `${words}, ${sex.words}` })),
);
const STEPS = ['familyAndFriends', 'inHouse', 'agency', 'residential', 'outside'] as const;

export const where: ChapterSpec = {
  id: 'where',
  title: 'Where children live',
  tables: [
    {
      id: 'placed-by-setting',
      title: 'Where children in care live',
      headline: 'Most children in care live in: {largest}, {largest.share}%',
      subtitle: `Children in care by setting. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Setting',
      rows: [...settings, ALL],
      columns: childrenAndShare('{row}'),
      chart: { kind: 'bars', column: 'children', words: 'Children in care by setting' },
    },
    {
      id: 'placed-in-families',
      title: 'Children in care living in families',
      headline: '{familyBased.share}% of children in care live in families',
      subtitle: `Children in care in family-based placements: fostered, with parents or placed for adoption. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Kind of placement',
      rows: [...rowsOf('familyBased=Family-based', 'nonFamilyBased=Not family-based'), ALL],
      columns: childrenAndShare('placement.{row}'),
    },
    {
      id: 'placed-by-type',
      title: 'Children in care by type of placement',
      subtitle: `Children in care by type of placement, in the codes of the return. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Type of placement',
      rows: [...types, ALL],
      columns: childrenAndShare('placement.type.{row}'),
    },
    {
      id: 'placed-by-group',
      title: 'Children in care by the department’s groups of placements',
      subtitle: `Children in care by the groups of the Department for Education’s statistics. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Group',
      rows: [...PLACEMENT_GROUPS.map(({ id, group }) => ({ id, words: capital(group) })), ...rowsOf('other=Other placements'), ALL],
      columns: childrenAndShare('placement.group.{row}'),
    },
    {
      id: 'placed-by-provider',
      title: 'Children in care by who provides the placement',
      headline: '{PR1.share}% of children in care live in the authority’s own provision',
      subtitle: `Children in care by provider, in the codes of the return. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Provider',
      rows: [...Object.entries(placementProviders).map(([code, { words }]) => ({ id: code, words: `${words} (${code})` })), ...rowsOf('notRecorded=Not recorded, or away from the placement'), ALL],
      columns: childrenAndShare('placement.provider.{row}'),
    },
    {
      id: 'placed-out-of-authority',
      title: 'Children in care placed in and out of authority',
      headline: '{outOfAuthority.share}% of children in care live outside the authority’s boundary',
      subtitle: `Children in care by whether the placement lies in the authority. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Where',
      rows: [...rowsOf('inAuthority=In authority', 'outOfAuthority=Out of authority', 'authorityNotKnown=Not known'), ALL],
      columns: childrenAndShare('placement.{row}'),
      notes: [OUT],
    },
    {
      id: 'out-of-authority-by-type',
      title: 'Children placed out of authority by type of placement',
      subtitle: `Children in care placed outside the authority’s boundary, by type of placement. ${OF}`,
      measures: ['sufficiency'],
      rowHeader: 'Type of placement',
      rows: [
        ...STRATEGY_LINES.map(({ id, words }) => ({ id, words: capital(words) })),
        totalRow({ children: 'placement.outOfAuthority' }, 'All out of authority'),
      ],
      columns: childrenAndShare('placement.outOfAuthority.type.{row}'),
      notes: [OUT],
      chart: { kind: 'bars', column: 'children', words: 'Children placed out of authority by type of placement' },
    },
    {
      id: 'distance-by-boundary',
      title: 'Distance from home, in and out of authority',
      headline: '{total.over20Miles} children live over 20 miles from home',
      subtitle: `Children in care by distance from home and by whether the placement lies in the authority. ${OF}`,
      measures: ['distance', 'sufficiency'],
      rowHeader: 'Where',
      rows: [
        { id: 'inAuthority', words: 'In authority', figures: { all: 'placement.inAuthority' } },
        { id: 'outOfAuthority', words: 'Out of authority', figures: { all: 'placement.outOfAuthority' } },
        { id: 'authorityNotKnown', words: 'Authority not known', figures: { all: 'placement.authorityNotKnown' } },
        totalRow({
          '20MilesOrLess': 'distance.20MilesOrLess', over20Miles: 'distance.over20Miles', distanceNotKnown: 'distance.distanceNotKnown', all: 'lac.total',
        }, 'All children'),
      ],
      columns: [
        { id: '20MilesOrLess', words: '20 miles or less', figure: 'distance.{row}.20MilesOrLess', unit: 'children' },
        { id: 'over20Miles', words: 'Over 20 miles', figure: 'distance.{row}.over20Miles', unit: 'children' },
        { id: 'distanceNotKnown', words: 'Not known', figure: 'distance.{row}.distanceNotKnown', unit: 'children' },
        { id: 'all', words: 'All', figure: '{row}', unit: 'children' },
      ],
      across: [{ '20MilesOrLess': 1, over20Miles: 1, distanceNotKnown: 1, all: -1 }],
      chart: { kind: 'stacked', columns: ['20MilesOrLess', 'over20Miles', 'distanceNotKnown'], words: 'Children by distance from home, in and out of authority' },
    },
    {
      id: 'demand-by-age-and-sex',
      title: 'Where children of each age and sex live, by the preferred order of homes',
      headline: '{all.residential} children live in residential homes, and {all.inHouse} with in-house carers',
      subtitle: `Children in care by age and sex, and by step of the preferred order of homes. ${OF}`,
      measures: ['demand'],
      rowHeader: 'Age and sex',
      rows: [...kinds, { id: 'all', words: 'All children', total: true }],
      columns: [
        { id: 'familyAndFriends', words: 'Family or friends', figure: 'demand.{row}.familyAndFriends', unit: 'children' },
        { id: 'inHouse', words: 'In-house fostering', figure: 'demand.{row}.inHouse', unit: 'children' },
        { id: 'agency', words: 'Agency fostering', figure: 'demand.{row}.agency', unit: 'children' },
        { id: 'residential', words: 'Residential', figure: 'demand.{row}.residential', unit: 'children' },
        { id: 'outside', words: 'Outside the order', figure: 'demand.{row}.outside', unit: 'children' },
        { id: 'all', words: 'All', figure: 'demand.{row}.total', unit: 'children' },
      ],
      across: [{ ...Object.fromEntries(STEPS.map((step) => [step, 1 as const])), all: -1 }],
    },
  ],
};
