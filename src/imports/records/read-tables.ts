import { createHash } from 'node:crypto';
import { cellsOf } from '../ssda903/files/csv-cells.js';
import { headOf } from '../ssda903/files/csv-head.js';
import { RecordReader, type RecordBlock } from '../ssda903/files/csv-records.js';
import { usualLimits, type Limits } from '../ssda903/files/limits.js';
import { problemLog } from '../ssda903/files/problem-log.js';
import { Progress } from '../ssda903/files/progress.js';
import type { Fault, FileProblem, Report } from '../ssda903/files/raw-row.js';
import { faultOf, type RowRule } from '../ssda903/files/row-faults.js';
import type { Source } from '../ssda903/files/source.js';
import { notReadable, sourcesIn, type Given } from '../ssda903/files/sources.js';
import { encodingOf, NotUtf8, textOf, type Encoding } from '../ssda903/files/text-encoding.js';
import { recogniseTable, type Layout } from './recognise-table.js';
import type { Table } from './table.js';

/** A row as its file gives it: text, trimmed, by the table's column names; nothing made of it yet. */
export type RowRead = {
  readonly table: Table;
  readonly file: string;
  /** As a spreadsheet numbers it, the header being row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** What is found in a file while it is read; `table` is the one it holds or was meant for. */
type Found = { readonly rows: RowRead[]; unreadable: number; table?: Table };
type FileRead = Found & { readonly name: string; readonly digest: string };

/** One file as it was found: `table` is the one it holds or was meant for, null where it is of none. */
export type TableFile = {
  readonly name: string;
  readonly table: string | null;
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rowsUnreadable: number;
};

export type TablesRead = {
  readonly files: readonly TableFile[];
  readonly rows: readonly RowRead[];
  /** Rows that could not be cut into cells, or whose file was meant for a table and lacks columns of it. */
  readonly unreadable: number;
  /** Rows of files that are another’s, byte for byte; not among `rows`. */
  readonly repeated: number;
  /** The tables of which some row could not be read. */
  readonly incomplete: ReadonlySet<Table>;
  readonly problems: readonly FileProblem[];
};

/** Whatever the files hold, the answer is rows and problems: it throws only where `signal` asks it to stop. */
export const readTables = async (given: readonly Given[], signal?: AbortSignal, less: Partial<Limits> = {}): Promise<TablesRead> => {
  const limits = { ...usualLimits, ...less };
  const log = problemLog(limits);
  const sources = await sourcesIn(given, limits, log);
  const progress = new Progress(sources, signal ? { signal } : {});
  const [rows, firsts, incomplete] = [[] as RowRead[], new Map<string, string>(), new Set<Table>()];
  const [sum, files] = [{ unreadable: 0, repeated: 0 }, [] as TableFile[]];
  for (const source of sources) {
    const report = log.about(source.name);
    const file = await readFile(source, progress, report).catch((error: unknown) => {
      if (!(error instanceof NotUtf8)) throw error;
      log.forget(source.name);
      return readFile(source, progress, report, 'windows-1252').then((again) => {
        if (again.table) report(notUtf8);
        return again;
      });
    });
    files.push(tableFileOf(file));
    const first = firsts.get(file.digest);
    if (first === undefined || file.rows.length === 0) {
      firsts.set(file.digest, file.name);
      for (const row of file.rows) rows.push(row);
      sum.unreadable += file.unreadable;
      if (file.table && file.unreadable > 0) incomplete.add(file.table);
    } else {
      log.forget(source.name);
      report(sameFile(first));
      sum.repeated += file.rows.length + file.unreadable;
    }
  }
  return { files, rows, ...sum, incomplete, problems: log.list() };
};

const tableFileOf = ({ name, table, digest, rows, unreadable }: FileRead): TableFile => ({
  name, table: table?.name ?? null, sha256: digest, rowsRead: rows.length + unreadable, rowsUnreadable: unreadable,
});

const readFile = async (source: Source, progress: Progress, report: Report, encoding?: Encoding): Promise<FileRead> => {
  const hash = createHash('sha256');
  const found: Found = { rows: [], unreadable: 0 };
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of progress.bytesOf(source)) {
      hash.update(piece);
      yield piece;
    }
  };
  try {
    const text = textOf(hashed(), encoding ?? (await encodingByStart(source)));
    await readRows(text[Symbol.asyncIterator](), source.name, report, found);
  } catch (error) {
    progress.stopIfAsked();
    if (error instanceof NotUtf8) throw error;
    report(notReadable);
    found.unreadable += found.rows.splice(0).length;
  }
  return { name: source.name, ...found, digest: hash.digest('hex') };
};

const encodingByStart = async (source: Source): Promise<Encoding> => {
  for await (const start of source.open()) return encodingOf(start);
  return 'utf-8';
};

const readRows = async (pieces: AsyncGenerator<string>, file: string, report: Report, found: Found): Promise<void> => {
  try {
    const head = await headOf(pieces, usualLimits.rowLength);
    if (head.found !== 'header') return report(head.found === 'nothing' ? emptyFile : notATable);
    const recognised = recogniseTable(head.line, head.row, usualLimits.columns);
    const { layout, fault } = recognised;
    if (fault) report(fault);
    const table = recognised.layout ? recognised.layout.table : recognised.meant;
    if (!table) return;
    found.table = table;
    const delimiter = recognised.layout ? recognised.layout.delimiter : recognised.delimiter;
    const records = new RecordReader(delimiter, usualLimits.rowLength, head.row + 1, (row, rule) => {
      found.unreadable += 1;
      if (layout) report(faultIn(rule, row));
    });
    const take = (block: RecordBlock) =>
      layout ? takeRows(block, layout, { file, report, found }) : void (found.unreadable += block.rows.length);
    take(records.push(head.beyond));
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) take(records.push(piece.value));
    take(records.end());
  } finally {
    await pieces.return(undefined);
  }
};

type Into = { readonly file: string; readonly report: Report; readonly found: Found };

const takeRows = (block: RecordBlock, layout: Layout, { file, report, found }: Into): void => {
  cellsOf(block, layout.delimiter).forEach((cells, place) => {
    const row = block.rows[place] as number;
    if (cells?.every(isBlank)) return;
    const rule = cells ? ruleBroken(cells, layout) : 'quote-misplaced';
    if (cells && !rule) found.rows.push({ table: layout.table, file, row, cells: byName(cells, layout) });
    else {
      found.unreadable += 1;
      report(faultIn(rule ?? 'quote-misplaced', row, layout.width, cells?.length));
    }
  });
};

const isBlank = (cell: string): boolean => cell.trim() === '';

const ruleBroken = (cells: readonly string[], { width }: Layout): RowRule | undefined => {
  if (cells.length < width) return 'too-few-cells';
  if (cells.length > width && !cells.slice(width).every(isBlank)) return 'too-many-cells';
  return cells.some((cell) => cell.includes('\0')) ? 'nul-bytes' : undefined;
};

/** An apostrophe before what would be a formula was put there to make it inert, by us or by a spreadsheet. */
const byName = (cells: readonly string[], { places }: Layout): Readonly<Record<string, string>> =>
  Object.fromEntries(places.map(([column, place]) => [column, (cells[place] as string).trim().replace(/^'(?=[=+\-@])/, '')]));

const faultIn = (rule: RowRule, row: number, width?: number, cells?: number): Fault =>
  rule === 'row-too-long' ? { rule, row, message: rowTooLong } : faultOf(rule, row, width, cells);

const rowTooLong = 'This row is far too long to be a row of a table. It was not read: see whether its line ends are missing.';
const emptyFile: Fault = { rule: 'file-empty', message: 'There is nothing in this file. Save it again and give it once more.' };
const notATable: Fault = {
  rule: 'file-not-recognised',
  message: 'Its first row is too long to be the columns of a table. It was left aside: save it as CSV, with a line for each row.',
};
const notUtf8: Fault = {
  rule: 'not-utf8',
  message: 'This file is not UTF-8 and was read as Windows-1252. Look at names with accents; save it as UTF-8 if you can.',
};
const sameFile = (other: string): Fault => ({
  rule: 'same-file-twice',
  message: `This file is the same, byte for byte, as ${other}. It was read once.`,
});
