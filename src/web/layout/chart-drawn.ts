import { barX, dot, ruleY, text, tickX } from '@observablehq/plot';
import { chartAsSvg, COLOURS, INK, keyAbove } from '../../booklet/charts/svg.js';
import type { PrintedRow, PrintedTable } from '../../booklet/printed-table.js';

/** Charts that pages have and the booklet does not: they are drawn from the same printed numbers. */
const KEY = 34;
const ROW = 44;
const MOST_LETTERS = 30;
const [BLUE = INK, ORANGE = INK] = COLOURS[2] ?? [];

const numberIn = ({ cells }: PrintedRow, column: string): number | undefined => cells.find((cell) => cell.column === column)?.number;
const wordsOf = ({ columns }: PrintedTable, id: string): string => (columns.find((column) => column.id === id)?.words ?? id).replace(/ \(£\)$/, '');
/** Long words over two lines, parted between words where the halves are most alike. */
const inLines = (words: string): string => {
  if (words.length <= MOST_LETTERS) return words;
  const gaps = [...words.matchAll(/ /g)].map(({ index }) => index);
  const middle = gaps.reduce((best, gap) => (Math.abs(gap - words.length / 2) < Math.abs(best - words.length / 2) ? gap : best), 0);
  return middle === 0 ? words : `${words.slice(0, middle)}\n${words.slice(middle + 1)}`;
};
const inOneLine = (words: string): string => words.replace('\n', ' ');
const marginOf = (rows: readonly { readonly row: string }[]): number => 20 + Math.max(...rows.flatMap(({ row }) => row.split('\n').map((line) => line.length))) * 8.4;

/** “£12.2m”, “£940k”, “£85”: read off a chart, for the table has it to the pound. */
const pounds = (number: number): string => {
  const size = Math.abs(number);
  const sign = number < 0 ? '−' : '';
  if (size >= 1_000_000) return `${sign}£${(size / 1_000_000).toFixed(1)}m`;
  return size >= 10_000 ? `${sign}£${Math.round(size / 1_000)}k` : `${sign}£${String(Math.round(size)).replace(/\B(?=(\d{3})+$)/g, ',')}`;
};

type Against = { readonly column: string; readonly against: string; readonly words: string };

/** Lying bars with a mark across each where another number lies: forecast and budget, line by line. */
export const barsAgainst = (table: PrintedTable, { column, against, words }: Against): string | null => {
  const rows = table.rows.filter(({ total }) => !total).flatMap((one) => {
    const [number, mark] = [numberIn(one, column), numberIn(one, against)];
    return number === undefined ? [] : [{ row: inLines(one.words), number, mark, label: mark === undefined ? pounds(number) : `${pounds(number)} of ${pounds(mark)}` }];
  });
  if (rows.length < 2) return null;
  const most = Math.max(1, ...rows.flatMap(({ number, mark }) => [number, mark ?? 0]));
  const told = rows.map(({ row, number, mark }) => `${inOneLine(row)}: ${pounds(number)}${mark === undefined ? '' : `, against ${pounds(mark)}`}.`).join(' ');
  return chartAsSvg({ id: `chart-${table.id}`, title: words, description: `${told} The table has every number.` }, {
    height: KEY + 12 + rows.length * ROW,
    marginLeft: marginOf(rows), marginRight: 150, marginTop: KEY, marginBottom: 4,
    x: { axis: null, domain: [0, most] },
    y: { domain: rows.map(({ row }) => row), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      barX(rows, { x: 'number', y: 'row', fill: BLUE }),
      tickX(rows.filter(({ mark }) => mark !== undefined), { x: 'mark', y: 'row', stroke: '#ffffff', strokeWidth: 9, insetTop: -6, insetBottom: -6 }),
      tickX(rows.filter(({ mark }) => mark !== undefined), { x: 'mark', y: 'row', stroke: ORANGE, strokeWidth: 5, insetTop: -5, insetBottom: -5 }),
      text(rows.map((one) => ({ ...one, end: Math.max(one.number, one.mark ?? 0) })), { x: 'end', y: 'row', text: 'label', dx: 10, textAnchor: 'start', fill: INK }),
    ],
  }, keyAbove([{ words: wordsOf(table, column), colour: BLUE }, { words: `${wordsOf(table, against)}: the mark across the bar`, colour: ORANGE }]));
};

type Between = { readonly low: string; readonly middle: string; readonly high: string; readonly words: string; /** So many rows at most, the first. */ readonly most: number };

/** A line from the lowest to the highest, and a dot where half are below: prices paid for the same need. */
export const linesBetween = (table: PrintedTable, { low, middle, high, words, most }: Between): string | null => {
  const rows = table.rows.flatMap((one) => {
    const [from, mid, to] = [numberIn(one, low), numberIn(one, middle), numberIn(one, high)];
    return from === undefined || mid === undefined || to === undefined || from === to ? [] : [{ row: inLines(one.words), from, mid, to, label: pounds(mid) }];
  }).slice(0, most);
  if (rows.length < 2) return null;
  const told = rows.map(({ row, from, mid, to }) => `${inOneLine(row)}: ${pounds(from)} to ${pounds(to)}, the median ${pounds(mid)}.`).join(' ');
  return chartAsSvg({ id: `chart-${table.id}`, title: words, description: `${told} The table has every number.` }, {
    height: KEY + 40 + rows.length * ROW,
    marginLeft: marginOf(rows), marginRight: 40, marginTop: KEY, marginBottom: 36,
    x: { domain: [0, Math.max(...rows.map(({ to }) => to))], label: null, ticks: 4, tickFormat: (value: number) => pounds(value), grid: true, nice: true },
    y: { domain: rows.map(({ row }) => row), label: null, tickSize: 0 },
    marks: [
      ruleY(rows, { x1: 'from', x2: 'to', y: 'row', stroke: BLUE, strokeWidth: 5 }),
      dot(rows, { x: 'mid', y: 'row', fill: ORANGE, stroke: '#ffffff', strokeWidth: 1, r: 6 }),
      text(rows, { x: 'mid', y: 'row', text: 'label', dy: -16, fill: INK, fontSize: 13 }),
    ],
  }, keyAbove([{ words: 'From the lowest to the highest', colour: BLUE, dashes: '' }, { words: 'Median', colour: ORANGE }]));
};

type EitherWay = { readonly column: string; readonly words: string };

/** Lying bars to the left of nought and to the right, the largest first: what moves save and what they add. */
export const barsEitherWay = (table: PrintedTable, { column, words }: EitherWay): string | null => {
  const rows = table.rows.filter(({ total }) => !total).flatMap((one) => {
    const number = numberIn(one, column);
    return number === undefined ? [] : [{ row: inLines(one.words), number, label: pounds(number), colour: number < 0 ? BLUE : ORANGE }];
  }).sort((a, b) => Math.abs(b.number) - Math.abs(a.number)).slice(0, MOST_BARS);
  if (rows.length < 2) return null;
  const size = Math.max(1, ...rows.map(({ number }) => Math.abs(number)));
  const told = rows.map(({ row, label }) => `${inOneLine(row)}: ${label}.`).join(' ');
  return chartAsSvg({ id: `chart-${table.id}`, title: words, description: `${told} The table has every number.` }, {
    height: KEY + 12 + rows.length * ROW,
    marginLeft: marginOf(rows), marginRight: 10, marginTop: KEY, marginBottom: 4,
    x: { axis: null, domain: [-size * 1.5, size * 1.5] },
    y: { domain: rows.map(({ row }) => row), label: null, tickSize: 0, padding: 0.3 },
    color: { type: 'identity' },
    marks: [
      barX(rows, { x: 'number', y: 'row', fill: 'colour' }),
      text(rows.filter(({ number }) => number < 0), { x: 'number', y: 'row', text: 'label', dx: -6, textAnchor: 'end', fill: INK }),
      text(rows.filter(({ number }) => number >= 0), { x: 'number', y: 'row', text: 'label', dx: 6, textAnchor: 'start', fill: INK }),
    ],
  }, keyAbove([{ words: 'Saves, to the left', colour: BLUE }, { words: 'Adds, to the right', colour: ORANGE }]));
};

/** The rest are in the table. */
const MOST_BARS = 12;
