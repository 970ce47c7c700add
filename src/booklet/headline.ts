import type { PrintedCell, PrintedRow } from './printed-table.js';
import type { TableSpec } from './table-spec.js';
import { textOf } from './texts.js';

/**
 * What a table says, told from what is printed in it, so that it tells nothing that the table leaves out; its title where a
 * number of the sentence is not printed.
 */
export const headlineOf = ({ title, headline }: Pick<TableSpec, 'title' | 'headline'>, rows: readonly PrintedRow[]): string => {
  if (headline === undefined) return title;
  const largest = largestOf(rows);
  let missing = false;
  const told = headline.replaceAll(/\{([\w.]+)\}/g, (_, name: string) => {
    if (name === 'largest') missing ||= largest === undefined;
    if (name === 'largest') return lowered(largest?.words ?? '');
    const [row, column] = splitAtLastDot(name);
    const cell = (row === 'largest' ? largest : rows.find(({ id }) => id === row))?.cells.find((one) => one.column === column);
    if (cell?.number === undefined) missing = true;
    return cell?.number === undefined ? '' : inSentence(cell);
  });
  return missing ? title : told;
};

const inSentence = (cell: PrintedCell): string => `${cell.unit === 'pence' ? '£' : ''}${textOf(cell)}`;

/** In the midst of a sentence; what is written in capitals, or is a name, stays. */
const lowered = (words: string): string => (/^[A-Z][a-z]+(,| |-|$)/.test(words) && !NAMES.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);
const NAMES = /^(White|Gypsy|Indian|Pakistani|Bangladeshi|Caribbean|African|Chinese|Traveller)/;

const splitAtLastDot = (name: string): readonly [string, string] => [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];

/**
 * The row with the most in the first column, what is not recorded and totals apart; undefined where two have the most, where
 * nobody is counted, and where a number is suppressed, for it may be the largest.
 */
const largestOf = (rows: readonly PrintedRow[]): PrintedRow | undefined => {
  const counted = rows.filter(({ id, total }) => !total && id !== 'notRecorded');
  const [first, second] = [...counted].sort((a, b) => (b.cells[0]?.number ?? 0) - (a.cells[0]?.number ?? 0));
  if (counted.some(({ cells }) => cells[0]?.mark === 'c')) return undefined;
  const most = first?.cells[0]?.number ?? 0;
  return most > (second?.cells[0]?.number ?? 0) ? first : undefined;
};
