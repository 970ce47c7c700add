import { placementChangeReasons } from '../../domain/codes.js';
import { SETTINGS } from '../../../projections/sufficiency/settings.js';
import { rowsOf, totalRow, type ChapterSpec, type RowSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const DURING = '{authority}, {period}';

const settings: readonly RowSpec[] = SETTINGS.map(({ short, setting }) => ({ id: short, words: setting.charAt(0).toUpperCase() + setting.slice(1) }));
const LENGTHS = rowsOf('under1Month=under 1 month', '1To3Months=1 to 3 months', '3To6Months=3 to 6 months', '6MonthsTo1Year=6 months to 1 year',
  '1To2Years=1 to 2 years', '2To5Years=2 to 5 years', '5YearsPlus=5 years and over');
const AFTER = [30, 90, 180, 365, 730] as const;

export const stabilityOfPlacements: ChapterSpec = {
  id: 'stability',
  title: 'How settled children are',
  tables: [
    {
      id: 'three-placements',
      title: 'Three or more placements in the year',
      headline: '{total.share}% of children in care had three or more placements in the year',
      subtitle: `Children in care with three or more placements in the year (NI62) by setting. ${OF}`,
      measures: ['stability'],
      rowHeader: 'Setting',
      rows: [...settings, totalRow({ children: 'stability.threePlacements.count', of: 'stability.threePlacements.inCare' }, 'All children')],
      columns: [
        { id: 'children', words: 'Children with three or more', figure: 'stability.threePlacements.{row}.count', unit: 'children' },
        { id: 'of', words: 'Children in care', figure: 'stability.threePlacements.{row}.inCare', unit: 'children' },
        { id: 'share', words: 'Share (%)', share: 'children', of: '{row}.of' },
      ],
    },
    {
      id: 'same-placement',
      title: 'In the same placement for two years',
      headline: '{total.share}% of children long in care have lived in the same placement for two years',
      subtitle: `Children under 16 in care for two and a half years, in the same placement for two (NI63), by setting. ${OF}`,
      measures: ['stability'],
      rowHeader: 'Setting',
      rows: [...settings, totalRow({ children: 'stability.longTerm.stable', of: 'stability.longTerm.eligible' }, 'All children')],
      columns: [
        { id: 'children', words: 'In the same placement for two years', figure: 'stability.longTerm.{row}.stable', unit: 'children' },
        { id: 'of', words: 'In care for two and a half years', figure: 'stability.longTerm.{row}.eligible', unit: 'children' },
        { id: 'share', words: 'Share (%)', share: 'children', of: '{row}.of' },
      ],
    },
    {
      id: 'moves-by-reason',
      title: 'Moves to another carer by reason',
      headline: '{total.moves} moves were made; the most common reason: {largest}',
      subtitle: `Moves to another carer by reason, in the codes of the return. ${DURING}`,
      measures: ['stability'],
      rowHeader: 'Reason',
      rows: [
        ...Object.entries(placementChangeReasons).map(([code, { words }]) => ({ id: code, words: `${words} (${code})` })),
        ...rowsOf('notRecorded=Not recorded'),
        totalRow({ moves: 'stability.moves.total' }, 'All moves'),
      ],
      columns: [
        { id: 'moves', words: 'Moves', figure: 'stability.moves.reason.{row}', unit: 'moves' },
        { id: 'share', words: 'Share (%)', share: 'moves', of: 'total.moves' },
      ],
      chart: { kind: 'bars', column: 'moves', words: 'Moves to another carer by reason' },
    },
    {
      id: 'placement-lengths',
      title: 'How long placements last',
      subtitle: `Placements that last on the day and that ended in the period, by completed months and years. ${OF}, and ended in {period}`,
      measures: ['stability'],
      rowHeader: 'Length',
      rows: LENGTHS,
      columns: [
        { id: 'current', words: 'Lasting on the day', figure: 'stability.current.{row}', unit: 'placements' },
        { id: 'ended', words: 'Ended in the period', figure: 'stability.ended.{row}', unit: 'placements' },
      ],
      chart: { kind: 'bars', column: 'current', words: 'Placements lasting on the day by length' },
    },
    {
      id: 'placement-survival',
      title: 'What share of placements last longer than some days',
      headline: '{365.all}% of placements last longer than a year',
      subtitle: `Share of placements that last longer, by the product-limit estimate (Kaplan and Meier), by setting. ${OF}`,
      measures: ['stability'],
      rowHeader: 'Longer than',
      rows: AFTER.map((days) => ({ id: String(days), words: `${days} days` })),
      columns: [
        { id: 'all', words: 'All (%)', figure: 'stability.survival.all.{row}', unit: 'percent' },
        { id: 'inHouse', words: 'In-house fostering (%)', figure: 'stability.survival.inHouse.{row}', unit: 'percent' },
        { id: 'ifa', words: 'Independent fostering (%)', figure: 'stability.survival.ifa.{row}', unit: 'percent' },
        { id: 'residential', words: 'Residential (%)', figure: 'stability.survival.residential.{row}', unit: 'percent' },
      ],
      chart: { kind: 'lines', columns: ['all', 'inHouse', 'ifa', 'residential'], words: 'Share of placements that last longer, by setting' },
    },
  ],
};
