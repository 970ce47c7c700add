import type { CollectionYear } from '../../../domain/calendar.js';
import { tables, type TableName } from '../../../domain/statutory-return/tables.js';
import type { YearTold } from './collection-year.js';
import { rowsOf, type Inspected } from './inspect.js';
import type { Limits } from './limits.js';
import type { ProblemLog } from './problem-log.js';
import type { Progress } from './progress.js';
import { nothingRead, type Fault, type RawRow } from './raw-row.js';
import { notReadable } from './sources.js';

/** One file of the return, as it was found. Its counts are known before its rows are read. */
export type ReturnFile = {
  /** As shown in reports. */
  readonly name: string;
  readonly form: 'csv' | 'xml';
  readonly tables: readonly TableName[];
  readonly year: CollectionYear;
  /** What told the year, to be shown beside it. */
  readonly yearToldBy: YearTold['by'];
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rowsUnreadable: number;
};

const inOrder = Object.keys(tables) as TableName[];

export const returnFileOf = ({ source, form, tally, digest }: Inspected, { year, by }: YearTold): ReturnFile => ({
  name: source.name,
  form: form === 'xml' ? 'xml' : 'csv',
  tables: inOrder.filter((table) => tally.tables.has(table)),
  year,
  yearToldBy: by,
  sha256: digest,
  rowsRead: tally.given + tally.unreadable,
  rowsUnreadable: tally.unreadable,
});

/** By year; within a year by table, Header first and Episodes next; an XML file, which has them all, before the rest. */
export const inReadingOrder = (a: ReturnFile, b: ReturnFile): number =>
  a.year - b.year || placeOf(a) - placeOf(b) || b.tables.length - a.tables.length || (a.name < b.name ? -1 : 1);

const placeOf = ({ tables: [first] }: ReturnFile): number => (first ? inOrder.indexOf(first) : inOrder.length);

export type Reader = { readonly limits: Limits; readonly log: ProblemLog; readonly progress: Progress };

/**
 * The rows of a file that was inspected. What is wrong with them was told then; here only a file that is no
 * longer the one inspected is told of.
 */
export async function* batchesOf(
  file: Inspected,
  { limits, log, progress }: Reader,
): AsyncGenerator<readonly RawRow[]> {
  const tally = nothingRead();
  const toldBefore = (): void => undefined;
  try {
    const reading = { file: file.source.name, limits, report: toldBefore, tally };
    for await (const rows of rowsOf(file, progress.bytesOf(file.source), reading)) if (rows.length > 0) yield rows;
    if (tally.given !== file.tally.given) log.about(file.source.name)(changed);
  } catch {
    progress.stopIfAsked();
    log.about(file.source.name)(notReadable);
  }
  progress.passed(file.source);
}

const changed: Fault = {
  rule: 'file-changed',
  message:
    'The file changed while it was read, so what was read of it cannot be relied on. Give it again when nobody is writing it.',
};
