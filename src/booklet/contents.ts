import type { Unit } from '../../projections/figure.js';
import type { BookletAsked, Figures } from './asked.js';
import { CHAPTERS } from './chapters/chapters.js';
import { cellsOf, type Cell } from './cells.js';
import { rowsIn } from './rows.js';
import type { ChapterSpec, RowSpec, TableSpec } from './table-spec.js';
import { tokensOf, withTokens, type Tokens } from './tokens.js';

/** A table with every number exact, before any profile has been applied to it. */
export type CountedTable = {
  readonly spec: TableSpec;
  readonly number: number;
  readonly subtitle: string;
  readonly rows: readonly RowSpec[];
  readonly cells: readonly (readonly Cell[])[];
};

export type CountedChapter = { readonly spec: ChapterSpec; readonly tables: readonly CountedTable[] };

/** The whole booklet from one viewpoint, exact. */
export type Contents = BookletAsked & { readonly tokens: Tokens; readonly chapters: readonly CountedChapter[] };

/** Lays the figures out in the tables of the booklet. A figure that is not among them is not available. */
export const contentsOf = (asked: BookletAsked, figures: Figures, chapters: readonly ChapterSpec[] = CHAPTERS): Contents => {
  const tokens = tokensOf(asked);
  let number = 0;
  return {
    ...asked,
    tokens,
    chapters: chapters.map((spec) => ({
      spec,
      tables: spec.tables.map((table) => {
        number += 1;
        const rows = rowsIn(table, asked, figures);
        return { spec: table, number, subtitle: withTokens(table.subtitle, tokens), rows, cells: cellsOf(table, rows, tokens, figures) };
      }),
    })),
  };
};

export const tablesIn = ({ chapters }: Contents): readonly CountedTable[] => chapters.flatMap(({ tables }) => tables);

/** Units in which people are counted, one by one: the others count things, money or time. */
const THINGS: ReadonlySet<Unit> = new Set(['places', 'providers', 'bedrooms', 'nights', 'days', 'years', 'miles', 'pence', 'percent', 'per 10,000'] as const);

export const countsPeople = (unit: Unit): boolean => !THINGS.has(unit);

