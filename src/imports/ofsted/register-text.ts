import { createHash } from 'node:crypto';
import { cellsOf } from '../ssda903/files/csv-cells.js';
import { RecordReader, type RecordBlock } from '../ssda903/files/csv-records.js';
import { usualLimits } from '../ssda903/files/limits.js';
import { faultOf } from '../ssda903/files/row-faults.js';
import type { Report } from '../ssda903/files/raw-row.js';
import type { Source } from '../ssda903/files/source.js';
import { encodingOf, NotUtf8, textOf, type Encoding } from '../ssda903/files/text-encoding.js';

/** A row as it was cut into cells; undefined where its quotation marks are wrong. */
export type CutRow = { readonly row: number; readonly cells: readonly string[] | undefined };

/** Far more than the register of a whole country takes, which is about a megabyte. */
const MOST_BYTES = 64 * 1024 ** 2;

const DELIMITERS = [',', ';', '\t'] as const;

/** Every row of a file that is not blank, cut into cells; undefined where the file is not a register for its size alone. */
export const rowsIn = async (source: Source, report: Report): Promise<readonly CutRow[] | undefined> => {
  if (source.bytes > MOST_BYTES) {
    report(tooLarge);
    return undefined;
  }
  const text = await textOfFile(source, report);
  const headings = text.split('\n').find((line) => /\bURN\b/i.test(line)) ?? '';
  const delimiter = DELIMITERS.reduce((most, one) => (headings.split(one).length > headings.split(most).length ? one : most));
  const rows: CutRow[] = [];
  const reader = new RecordReader(delimiter, usualLimits.rowLength, 1, (row, rule) => {
    report(faultOf(rule, row));
    rows.push({ row, cells: undefined });
  });
  const cut = (block: RecordBlock): void =>
    cellsOf(block, delimiter).forEach((cells, place) => rows.push({ row: block.rows[place] as number, cells }));
  cut(reader.push(text));
  cut(reader.end());
  return rows.filter(({ cells }) => !cells?.every((cell) => cell.trim() === '')).sort((a, b) => a.row - b.row);
};

/** By its bytes a file is known again that was brought in before. */
export const digestOf = async (source: Source): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of source.open()) hash.update(piece);
  return hash.digest('hex');
};

const textOfFile = async (source: Source, report: Report): Promise<string> => {
  try {
    return await wholeText(source, await encodingIn(source));
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    report(notUtf8);
    return wholeText(source, 'windows-1252');
  }
};

const wholeText = async (source: Source, encoding: Encoding): Promise<string> => {
  let text = '';
  for await (const piece of textOf(source.open(), encoding)) text += piece;
  return text;
};

const encodingIn = async (source: Source): Promise<Encoding> => {
  for await (const start of source.open()) return encodingOf(start);
  return 'utf-8';
};

const tooLarge = { rule: 'file-too-large', message: 'This file is far too large to be a register. Give the register’s CSV file alone.' };
const notUtf8 = {
  rule: 'not-utf8',
  message: 'This file is not UTF-8 and was read as Windows-1252. Look at names with dashes and quotation marks; save it as UTF-8 if you can.',
};
