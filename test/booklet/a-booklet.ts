import type { EntryNumber, Instant } from '../../src/domain/entry.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { figuresById } from '../../src/booklet/asked.js';
import { contentsOf, type Contents } from '../../src/booklet/contents.js';
import type { Front } from '../../src/booklet/front.js';
import { printedTables, type PrintedBooklet, type PrintedTable } from '../../src/booklet/printed-table.js';
import { totalRow, rowsOf, type ChapterSpec } from '../../src/booklet/table-spec.js';
import { textOf } from '../../src/booklet/texts.js';
import type { Behind, Figure, Unit } from '../../projections/figure.js';

export const behind = (count: number, kind: Behind['kind'] = 'child'): readonly Behind[] =>
  Array.from({ length: count }, (_, at) => ({ kind, id: String(at + 1) }));

/** So many children, each a record behind the figure. */
export const children = (id: string, value: number): Figure => ({ id, words: id, value, unit: 'children', behind: behind(value) });

export const told = (id: string, value: number | null, unit: Unit, of: number, records = of): Figure => ({ id, words: id, value, unit, of, behind: behind(records) });

/** Where some children live, what they cost and how far away they are. */
const CHAPTERS: readonly ChapterSpec[] = [
  {
    id: 'homes',
    title: 'Homes',
    tables: [
      {
        id: 'homes',
        title: 'Where children live',
        headline: '{inHouse.share}% live in-house',
        subtitle: 'Children by home. {authority}, as at {asAt}',
        measures: ['homes'],
        rowHeader: 'Home',
        rows: [...rowsOf('inHouse=In-house', 'agency=Agency', 'residential=Residential'), totalRow({ children: 'homes.total', cost: 'cost.total' })],
        columns: [
          { id: 'children', words: 'Children', figure: 'homes.{row}', unit: 'children' },
          { id: 'share', words: 'Share (%)', share: 'children', of: 'total.children' },
          { id: 'cost', words: 'Cost (£)', figure: 'cost.{row}', unit: 'pence' },
          { id: 'mean', words: 'Mean distance (miles)', figure: 'distance.{row}', unit: 'miles', apart: true },
        ],
        chart: { kind: 'bars', column: 'children', words: 'Children by home' },
      },
      {
        id: 'gathered',
        title: 'Whatever there is',
        subtitle: 'Whatever there is. {authority}, {period}',
        measures: ['more'],
        rowHeader: 'Figure',
        rows: { prefix: 'more.' },
        columns: [{ id: 'value', words: 'Value', figure: '{row}', unit: 'children' }],
        notes: ['=HYPERLINK("http://example.org") is a note, not a formula.'],
      },
    ],
  },
];

export const contentsOfHomes = (figures: readonly Figure[], more: readonly Figure[] = []): Contents =>
  contentsOf(
    {
      authority: 'E08999901',
      authorityName: 'Borchester Council',
      viewpoint: { asAt: '2018-12-31' as CalendarDate, knownAt: 18_204 as EntryNumber },
      period: { from: '2018-04-01' as CalendarDate, to: '2018-12-31' as CalendarDate },
    },
    figuresById([{ measure: 'homes', figures }, { measure: 'more', figures: more }]),
    CHAPTERS,
  );

export const FRONT: Front = { recordedAt: '2018-12-31T17:00:00.000Z' as Instant, release: '0.1.0 test', edition: null, definitions: [] };

export const tableIn = (booklet: PrintedBooklet, id: string): PrintedTable => printedTables(booklet).find((table) => table.id === id) as PrintedTable;

/** What is printed in a column, row by row. */
export const columnOf = (booklet: PrintedBooklet, table: string, column: string): readonly string[] =>
  tableIn(booklet, table).rows.map(({ cells }) => textOf(cells.find((cell) => cell.column === column) as (typeof cells)[number]));
