import type { EditionPublished } from '../domain/edition/events.js';
import type { Cell } from './cells.js';
import { tablesIn, type Contents } from './contents.js';
import { printedTables, type PrintedBooklet } from './printed-table.js';
import { textOf } from './texts.js';

/**
 * Why a printed number differs from what the edition before printed: what is counted, or how it is suppressed and rounded, is
 * defined otherwise; we learned of the same day; or the world changed from one day to the other.
 */
export type Why = 'definition' | 'learned' | 'world';

export type ChangedCell = {
  readonly cell: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** As they were printed; null where an edition has no such cell. */
  readonly before: string | null;
  readonly after: string | null;
  readonly why: readonly Why[];
  /** What each part adds, where numbers are exact: only the operational profile may tell. */
  readonly adds?: { readonly learned: number; readonly world: number };
};

/** What two editions printed, and what is counted today from both their viewpoints and from the corner between them. */
export type Editions = {
  readonly before: EditionPublished['figures'];
  readonly after: EditionPublished['figures'];
  /** Of the edition before, from its own viewpoint under today's definitions: as it would be printed, and exact. */
  readonly beforeAgain: Again;
  /** The day of the one before, by the later one's knowledge. */
  readonly corner: Contents;
  readonly afterAgain: Again;
  readonly exact: boolean;
};
export type Again = { readonly booklet: PrintedBooklet; readonly contents: Contents };

/** Every cell printed otherwise in the later of two editions, and why: the way goes through the corner that a comparison goes through. */
export const changedCells = ({ before, after, beforeAgain, corner, afterAgain, exact }: Editions): readonly ChangedCell[] => {
  const [old, now] = [new Map(before), new Map(after)];
  const [oldAgain, nowAgain] = [textsOf(beforeAgain.booklet), textsOf(afterAgain.booklet)];
  const [a, c, b] = [exactOf(beforeAgain.contents), exactOf(corner), exactOf(afterAgain.contents)];
  const words = wordsOf(afterAgain.booklet, beforeAgain.booklet);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((cell) => {
    const [was, is] = [old.get(cell) ?? null, now.get(cell) ?? null];
    if (was === is) return [];
    const defined = (was !== null && oldAgain.get(cell) !== was) || (is !== null && nowAgain.get(cell) !== is);
    const why: readonly Why[] = [
      ...(defined ? (['definition'] as const) : []),
      ...(a.get(cell) !== c.get(cell) ? (['learned'] as const) : []),
      ...(c.get(cell) !== b.get(cell) ? (['world'] as const) : []),
    ];
    return [{ cell, ...(words.get(cell) ?? { table: cell, row: '', column: '' }), before: was, after: is, why: why.length > 0 ? why : ['definition' as const], ...addsOf(exact, a.get(cell), c.get(cell), b.get(cell)) }];
  });
};

const addsOf = (exact: boolean, a: number | null | undefined, c: number | null | undefined, b: number | null | undefined): Pick<ChangedCell, 'adds'> =>
  exact && typeof a === 'number' && typeof b === 'number' && typeof c === 'number' ? { adds: { learned: tidied(c - a), world: tidied(b - c) } } : {};

/** Differences of numbers with one decimal. */
const tidied = (number: number): number => Math.round(number * 10) / 10;

/** Every printed cell, as an edition keeps it. */
export const figuresPrinted = (booklet: PrintedBooklet): EditionPublished['figures'] =>
  printedTables(booklet).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => [cell.id, textOf(cell)] as const)));

const textsOf = (booklet: PrintedBooklet): ReadonlyMap<string, string> => new Map(figuresPrinted(booklet));

/** Exact numbers by cell, shares worked out; undefined where there is no such figure. */
const exactOf = (contents: Contents): ReadonlyMap<string, number | null | undefined> => {
  const cells = new Map(tablesIn(contents).flatMap((table) => table.cells.flat()).map((cell) => [cell.id, cell]));
  return new Map([...cells].map(([id, cell]) => [id, cell.share ? shareExactly(cell.share, cells) : cell.value]));
};

const shareExactly = ({ part, whole }: NonNullable<Cell['share']>, cells: ReadonlyMap<string, Cell>): number | null => {
  const [numerator, denominator] = [cells.get(part)?.value, cells.get(whole)?.value];
  return typeof numerator === 'number' && typeof denominator === 'number' && denominator !== 0 ? (numerator * 100) / denominator : null;
};

type Words = Pick<ChangedCell, 'table' | 'row' | 'column'>;

/** Where a cell stands, in words; the later booklet's where both have it. */
const wordsOf = (...booklets: readonly PrintedBooklet[]): ReadonlyMap<string, Words> =>
  new Map([...booklets].reverse().flatMap((booklet) =>
    printedTables(booklet).flatMap((table) =>
      table.rows.flatMap(({ words, cells }) =>
        cells.map(({ id, column }) => [id, { table: `Table ${table.number}: ${table.subtitle.replace(/\. .*$/s, '')}`, row: words, column: table.columns.find((one) => one.id === column)?.words ?? column }] as const)))));
