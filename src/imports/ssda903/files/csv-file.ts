import { cellsOf } from './csv-cells.js';
import { headOf } from './csv-head.js';
import { RecordReader, type RecordBlock } from './csv-records.js';
import { faultOf } from './row-faults.js';
import type { Fault, RawRow, Reading } from './raw-row.js';
import { notRecognised, recognise, type Layout } from './recognise.js';

/** The rows of one CSV file, in batches. What cannot be read is told and counted, and reading goes on. */
export async function* csvRows(reading: Reading): AsyncGenerator<readonly RawRow[]> {
  const { tally, report, limits } = reading;
  const pieces = reading.text[Symbol.asyncIterator]();
  const refuse = (): void => void (tally.refused = true);
  try {
    const head = await headOf(pieces, limits.rowLength);
    if (head.found !== 'header') {
      report(head.found === 'nothing' ? emptyFile : tooLong(head));
      return refuse();
    }
    const { layout, delimiter, faults } = recognise(head.line, head.row, limits.columns);
    faults.forEach(report);
    if (!layout) refuse();
    else tally.tables.add(layout.table);
    if (faults.some(({ rule }) => rule === notRecognised.rule)) return;

    const records = new RecordReader(delimiter, limits.rowLength, head.row + 1, (row, rule) => {
      tally.unreadable += 1;
      if (layout) report(faultOf(rule, row));
    });
    const rowsIn = (block: RecordBlock) => (layout ? rowsOf(block, layout, reading) : countOnly(block, reading));
    yield rowsIn(records.push(head.beyond));
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next())
      yield rowsIn(records.push(piece.value));
    yield rowsIn(records.end());
  } finally {
    await pieces.return?.();
  }
}

/** Only what begins like a header is a return whose line ends are missing; anything else is some other file. */
const tooLong = ({ row, beginning }: { readonly row: number; readonly beginning: string }): Fault =>
  /\bCHILD\b/i.test(beginning) ? faultOf('row-too-long', row) : notRecognised;

const emptyFile: Fault = {
  rule: 'file-empty',
  message: 'There is nothing in this file. Save it again and give it once more.',
};

/** Of a table that is known but cannot be read, how many rows it would have given. */
const countOnly = ({ rows }: RecordBlock, { tally }: Reading): readonly RawRow[] => {
  tally.unreadable += rows.length;
  return [];
};

const rowsOf = (block: RecordBlock, layout: Layout, { file, tally, report }: Reading): readonly RawRow[] => {
  const rows: RawRow[] = [];
  cellsOf(block, layout.delimiter).forEach((cells, place) => {
    const row = block.rows[place] as number;
    if (cells?.every(isBlank)) return;
    const rule = cells ? ruleBroken(cells, layout) : 'quote-misplaced';
    const named = cells && !rule ? cellsByName(cells, layout) : undefined;
    const child = named?.['CHILD'];
    if (named && child) rows.push({ table: layout.table, file, row, child, cells: named });
    else {
      tally.unreadable += 1;
      report(faultOf(rule ?? 'child-blank', row, layout.width, cells?.length));
    }
  });
  tally.given += rows.length;
  return rows;
};

const isBlank = (cell: string): boolean => cell === '' || cell.trim() === '';

const ruleBroken = (cells: readonly string[], { width }: Layout) => {
  if (cells.length < width) return 'too-few-cells';
  if (cells.length > width && !cells.slice(width).every(isBlank)) return 'too-many-cells';
  return cells.some((cell) => cell.includes('\0')) ? 'nul-bytes' : undefined;
};

const cellsByName = (cells: readonly string[], { places }: Layout): Readonly<Record<string, string>> => {
  const named: Record<string, string> = {};
  for (const [column, place] of places) named[column] = (cells[place] as string).trim();
  return named;
};
