import type { RecordFault } from './csv-records.js';
import type { Fault } from './raw-row.js';

export type RowRule = RecordFault | 'too-few-cells' | 'too-many-cells' | 'nul-bytes' | 'child-blank';

/** Why one row of a CSV file could not be read, and what to do about it. */
export const faultOf = (rule: RowRule, row: number, width = 0, cells = 0): Fault => ({
  rule,
  row,
  message: wording[rule](width, cells),
  ...(rule === 'child-blank' ? { column: 'CHILD' } : {}),
});

const wording: Readonly<Record<RowRule, (width: number, cells: number) => string>> = {
  'too-few-cells': (width, cells) =>
    `This row has ${cells} cells where the header has ${width}. It was not read: see whether its end is missing.`,
  'too-many-cells': (width, cells) =>
    `This row has ${cells} cells where the header has ${width}. It was not read: see whether a cell with the delimiter in it wants quotation marks.`,
  'row-too-long': () =>
    'This row is far too long to be a row of the return. It was not read: see whether its line ends are missing.',
  'quote-not-closed': () =>
    'A quotation mark opens in this row and is never closed. The row was not read, and reading went on in the next line: take the mark out, or close it.',
  'quote-misplaced': () =>
    'A quotation mark closes in the midst of a cell. The row was not read: double the marks that belong to the text.',
  'nul-bytes': () =>
    'This row has characters that are not text (zero bytes). It was not read: save the file as CSV again.',
  'child-blank': () => 'CHILD is blank, so it is not known whose row this is. It was not read: fill it in.',
};
