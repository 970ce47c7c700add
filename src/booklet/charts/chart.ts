import { barX, dot, lineY, text, type PlotOptions } from '@observablehq/plot';
import type { PrintedCell, PrintedRow, PrintedTable } from '../printed-table.js';
import type { ChartSpec } from '../table-spec.js';
import { textOf } from '../texts.js';
import { chartAsSvg, COLOURS, INK, keyAbove, LINE } from './svg.js';

type Of<Kind extends ChartSpec['kind']> = Extract<ChartSpec, { readonly kind: Kind }>;
type Mark = { readonly row: string; readonly column: string; readonly colour: string; readonly number: number; readonly label: string };

/** The chart of a table, drawn from the very numbers it prints; null where it has none, or fewer than two to draw. */
export const chartOf = (table: PrintedTable): string | null => {
  const { chart } = table;
  const rows = table.rows.filter(({ total }) => !total);
  if (!chart || rows.flatMap(({ cells }) => cells).filter(({ number }) => number !== undefined).length < 2) return null;
  const told = { id: `chart-${table.id}`, title: chart.words, description: describe(chart, rows, table) };
  if (chart.kind === 'bars') return chartAsSvg(told, bars(marksOf(table, rows, [chart.column])));
  if (chart.kind === 'stacked') return stacked(told, chart, table, rows);
  return lines(told, chart, table, rows);
};

const wordsFor = ({ columns }: PrintedTable, id: string): string => columns.find((column) => column.id === id)?.words ?? id;
const cellIn = ({ cells }: PrintedRow, column: string): PrintedCell | undefined => cells.find((cell) => cell.column === column);

const MOST_LETTERS = 36;
/** Long words over two lines, parted between words where the halves are most alike. */
const inLines = (words: string): string => {
  if (words.length <= MOST_LETTERS) return words;
  const gaps = [...words.matchAll(/ /g)].map(({ index }) => index);
  const middle = gaps.reduce((best, gap) => (Math.abs(gap - words.length / 2) < Math.abs(best - words.length / 2) ? gap : best), 0);
  return middle === 0 ? words : `${words.slice(0, middle)}\n${words.slice(middle + 1)}`;
};
const widest = (words: string): number => Math.max(...words.split('\n').map((line) => line.length));

const marksOf = (table: PrintedTable, rows: readonly PrintedRow[], columns: readonly string[]): readonly Mark[] =>
  columns.flatMap((column, at) =>
    rows.flatMap((row) => {
      const cell = cellIn(row, column);
      const colour = COLOURS[columns.length]?.[at] ?? INK;
      return cell ? [{ row: inLines(row.words), column: wordsFor(table, column), colour, number: Math.max(0, cell.number ?? 0), label: textOf(cell) }] : [];
    }));

const marginFor = (marks: readonly Mark[]): number => 20 + Math.max(...marks.map(({ row }) => widest(row))) * 9.4;

/** What a row takes where its words are over two lines. */
const TWO_LINES = 44;

/** Lying bars, one to a row, with their numbers: what is suppressed has its shorthand and no bar. */
const bars = (marks: readonly Mark[]): PlotOptions => ({
  height: 12 + marks.length * (marks.some(({ row }) => row.includes('\n')) ? TWO_LINES : LINE),
  marginLeft: marginFor(marks), marginRight: 20 + Math.max(...marks.map(({ label }) => label.length)) * 9.5, marginTop: 4, marginBottom: 4,
  x: { axis: null, domain: [0, Math.max(1, ...marks.map(({ number }) => number))] },
  y: { domain: marks.map(({ row }) => row), label: null, tickSize: 0, padding: 0.25 },
  marks: [
    barX(marks, { x: 'number', y: 'row', fill: 'colour' }),
    text(marks, { x: 'number', y: 'row', text: 'label', dx: 6, textAnchor: 'start', fill: INK }),
  ],
});

const KEY = 34;
/** Parts narrower than their numbers have them in the table only. */
const WIDE = 0.08;

const stacked = (told: Parameters<typeof chartAsSvg>[0], chart: Of<'stacked'>, table: PrintedTable, rows: readonly PrintedRow[]): string => {
  const marks = marksOf(table, rows, chart.columns);
  const most = Math.max(1, ...rows.map((row) => chart.columns.reduce((sum, column) => sum + Math.max(0, cellIn(row, column)?.number ?? 0), 0)));
  const ends = new Map<string, number>();
  const wide = marks.map((mark) => {
    const from = ends.get(mark.row) ?? 0;
    ends.set(mark.row, from + mark.number);
    return { ...mark, middle: from + mark.number / 2, ink: inkOn(mark.colour), label: mark.number / most < WIDE ? '' : mark.label };
  });
  const key = keyAbove(chart.columns.map((column, at) => ({ words: wordsFor(table, column), colour: COLOURS[chart.columns.length]?.[at] ?? INK })));
  return chartAsSvg(told, {
    height: KEY + 12 + rows.length * 44,
    marginLeft: marginFor(marks), marginRight: 12, marginTop: KEY, marginBottom: 4,
    x: { axis: null, domain: [0, most] },
    y: { domain: rows.map(({ words }) => inLines(words)), label: null, tickSize: 0, padding: 0.25 },
    color: { type: 'identity' },
    marks: [
      barX(wide, { x: 'number', y: 'row', fill: 'colour', stroke: '#ffffff', strokeWidth: 2 }),
      text(wide, { ...STACKED_LABELS, text: 'label' }),
    ],
  }, key);
};

const STACKED_LABELS = { x: 'middle', y: 'row', fill: 'ink', fontWeight: 'bold' } as const;
/** What can be read on each colour. */
const inkOn = (colour: string): string => (colour === '#28A197' || colour === '#F46A25' ? INK : '#ffffff');

const DASHES = ['', '8 4', '2 4', '10 4 2 4'] as const;

/** Lines that have their names at their ends and differ in dashes too, for colour alone tells nothing to many. */
const lines = (told: Parameters<typeof chartAsSvg>[0], chart: Of<'lines'>, table: PrintedTable, rows: readonly PrintedRow[]): string => {
  const marks = marksOf(table, rows, chart.columns).filter(({ label }) => !label.startsWith('['));
  const series = chart.columns.map((column, at) => ({ words: wordsFor(table, column), colour: COLOURS[chart.columns.length]?.[at] ?? INK, dashes: DASHES[at] ?? '' }));
  const numbered = rows.length <= 14 && series.length === 2 ? numbersOn(marks) : [];
  return chartAsSvg(told, {
    height: 360,
    marginLeft: 56, marginRight: 24, marginTop: KEY + 14, marginBottom: 34,
    x: { domain: rows.map(({ words }) => inLines(words)), label: null, type: 'point', padding: 0.3, tickFormat: tickOf },
    y: { domain: [0, Math.max(1, ...marks.map(({ number }) => number))], label: null, grid: true, ticks: 5, nice: true },
    marks: [
      ...series.flatMap(({ words, colour, dashes }) => {
        const own = marks.filter(({ column }) => column === words);
        return [
          lineY(own, { x: 'row', y: 'number', stroke: colour, strokeWidth: 3, ...(dashes ? { strokeDasharray: dashes } : {}) }),
          dot(own, { x: 'row', y: 'number', fill: colour, r: 4 }),
        ];
      }),
      text(numbered.filter(({ above }) => above), { x: 'row', y: 'number', text: 'label', dy: -13, fill: INK, fontSize: 14 }),
      text(numbered.filter(({ above }) => !above), { x: 'row', y: 'number', text: 'label', dy: 14, fill: INK, fontSize: 14 }),
    ],
  }, keyAbove(series.map((one) => ({ ...one, words: one.words.replace(/ \(%\)$/, '') }))));
};

/** Of two lines the higher has its numbers above it and the lower below; where they meet, once. */
const numbersOn = (marks: readonly Mark[]): readonly (Mark & { readonly above: boolean })[] =>
  marks.flatMap((mark, at) => {
    const other = marks.find(({ row, column }) => row === mark.row && column !== mark.column);
    const meets = other !== undefined && other.number === mark.number && marks.indexOf(other) < at;
    return meets ? [] : [{ ...mark, above: other === undefined || mark.number >= other.number }];
  });

/** Months by three letters, with the year where one begins, so that their names do not run into each other. */
const tickOf = (words: string, at: number): string => {
  const [, month, year] = /^([A-Z][a-z]{2})[a-z]* \d{2}(\d{2})$/.exec(words) ?? [];
  return month && year ? `${month}${at === 0 || month === 'Jan' ? ` ${year}` : ''}` : words;
};

/** What can be seen in a chart, in a sentence or two. */
const describe = (chart: ChartSpec, rows: readonly PrintedRow[], table: PrintedTable): string => {
  const columns = chart.kind === 'bars' ? [chart.column] : chart.columns;
  const told = columns.map((column) => {
    const shown = rows.flatMap((row) => {
      const cell = cellIn(row, column);
      return cell?.number === undefined ? [] : [{ words: row.words, number: cell.number, text: textOf(cell) }];
    });
    const [first, last] = [shown[0], shown.at(-1)];
    const most = [...shown].sort((a, b) => b.number - a.number)[0];
    if (!first || !last || !most) return `${wordsFor(table, column)}: no numbers are shown.`;
    const ends = chart.kind === 'lines' ? `from ${first.text} (${first.words}) to ${last.text} (${last.words}); ` : '';
    return `${wordsFor(table, column)}: ${ends}the most is ${most.text} (${most.words}).`;
  });
  return `${told.join(' ')} The table has every number.`;
};

