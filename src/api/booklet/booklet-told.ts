import { shorthandOf, titleOf, viewpointOf, type Laid } from '../../booklet/front.js';
import { printedTables } from '../../booklet/printed-table.js';
import { textOf } from '../../booklet/texts.js';

/** The booklet as programs read it: each cell its number, or the shorthand that stands instead of one. */
export const bookletTold = (laid: Laid): object => {
  const { booklet: { viewpoint, period, profile }, front } = laid;
  return {
    title: titleOf(laid),
    told: viewpointOf(laid),
    ...viewpoint,
    period,
    profile: profile.name,
    release: front.release,
    tables: printedTables(laid.booklet).map(({ id, number, headline, subtitle, rowHeader, columns, rows, notes, marks, measures }) => ({
      id, number, headline, subtitle, rowHeader, columns, notes, measures,
      shorthand: Object.fromEntries(shorthandOf(marks)),
      rows: rows.map(({ id: row, words, total, cells }) => ({
        id: row, words, total,
        cells: cells.map((cell) => ({ id: cell.id, value: cell.mark ? null : cell.number, text: textOf(cell), figure: cell.mark ? null : cell.figure })),
      })),
    })),
  };
};
