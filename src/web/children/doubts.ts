import type { ChildTold, ResolutionTold } from '../../asking/child.js';
import type { Source } from '../../domain/entry.js';
import { dayInWords, refusalInWords, resolutionReasons } from '../../words/wording.js';
import { number } from '../layout/formats.js';
import type { Numbered } from '../layout/told-in-words.js';
import { paths } from '../paths.js';

/** What cannot be, and what is only suspect, about what is recorded. */
export const doubtsShown = ({ objections, suspicions }: ChildTold, numbered: Numbered) => ({
  impossible: objections.map(({ entry, objection }) => {
    const at = numbered(entry);
    return {
      words: refusalInWords(objection),
      entry: at === undefined ? undefined : { number: number(at), href: paths.entry(at) },
    };
  }),
  suspect: suspicions.map(({ rule, on, table, column, message }) => ({
    rule,
    where: `${table}, ${column}`,
    message,
    on: on ? dayInWords(on) : '',
  })),
});

/** What rows of returns said where they did not agree, and which of them is believed. */
export const resolutionsShown = ({ resolutions }: ChildTold) =>
  resolutions.map(({ said, by, why }) => ({
    said: rowOf(said),
    cells: cellsOf(said),
    why: resolutionReasons[why],
    by: said.year === by.year && said.table === by.table && said.row === by.row ? undefined : rowOf(by),
  }));

const rowOf = ({ year, table, row }: Source): string => `${table}, row ${number(row)} of the ${year} return`;

const cellsOf = ({ cells }: ResolutionTold['said']): string =>
  Object.entries(cells)
    .filter(([column]) => column !== 'CHILD')
    .map(([column, cell]) => `${column} ${cell}`)
    .join(', ');
