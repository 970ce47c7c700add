import type { CollectionYear } from '../../domain/calendar.js';
import type { ChildId } from '../../domain/child/commands.js';
import type { ReturnReceived } from '../../domain/child/events.js';
import { firstDayOf } from '../../domain/calendar.js';
import { writtenOut } from '../../domain/sameness.js';
import { readCells } from '../../domain/statutory-return/read-cells.js';
import { identityColumns, tables, type TableName } from '../../domain/statutory-return/tables.js';
import { childId } from '../../recording/streams.js';
import type { RawRow } from './files/raw-row.js';
import type { ImportFinding, ReportInTheMaking } from './report.js';

/** A row that can be used: its cells as they are kept, those that name people among them. */
export type UsableRow = {
  readonly table: TableName;
  readonly row: number;
  readonly file: string;
  readonly cells: Readonly<Record<string, string>>;
};

/** One year's rows by child, in the order of the files. */
export type ChildrenOfYear = ReadonlyMap<ChildId, readonly UsableRow[]>;

/** Sorts one year's rows by child; what cannot be used is reported and counted. */
export const childrenOfYear = async (
  batches: AsyncIterable<readonly RawRow[]>,
  report: ReportInTheMaking,
): Promise<ChildrenOfYear> => {
  const children = new Map<ChildId, UsableRow[]>();
  const said = new Map<ChildId, Set<string>>();
  for await (const batch of batches) for (const raw of batch) sortOne(raw, children, said, report);
  return children;
};

const sortOne = (
  raw: RawRow,
  children: Map<ChildId, UsableRow[]>,
  said: Map<ChildId, Set<string>>,
  report: ReportInTheMaking,
): void => {
  report.rowsRead += 1;
  const usable = usableRow(raw, report);
  if (!usable) return;
  const { child, row } = usable;
  const before = said.get(child) ?? new Set();
  said.set(child, before);
  const saying = `${row.table} ${writtenOut(row.cells)}`;
  if (before.has(saying)) {
    report.rowsUnchanged += 1;
    report.find({ ...placeOf(raw), column: null, rule: 'repeated-row', message: REPEATED });
    return;
  }
  before.add(saying);
  const told = children.get(child);
  if (told) told.push(row);
  else children.set(child, [row]);
};

const REPEATED = 'The same row stands earlier in the files: it is counted once.';

const placeOf = ({ file, row, child }: RawRow): Pick<ImportFinding, 'file' | 'row' | 'child'> => ({
  file,
  row,
  child: child || null,
});

const usableRow = (raw: RawRow, report: ReportInTheMaking): { child: ChildId; row: UsableRow } | undefined => {
  const { cells: read, problems } = readCells(tables[raw.table], asMeant({ ...raw.cells, CHILD: raw.child }));
  const place = placeOf(raw);
  const child = childId(raw.child);
  const fatal = problems.filter(({ severity }) => severity === 'rejects');
  for (const { column, rule, message, severity } of problems) {
    const toldByTheRules = fatal.length === 0 && severity === 'reports' && rule !== 'column';
    if (!toldByTheRules) report.find({ ...place, column, rule, message: sayWhole(message, severity === 'rejects') });
  }
  if (!child && raw.child)
    report.find({ ...place, child: null, column: 'CHILD', rule: 'child-reference', message: NOT_A_REFERENCE });
  const backwards = raw.table === 'Episodes' && fatal.length === 0 && read['DEC'] !== undefined && String(read['DECOM']) > read['DEC'];
  if (backwards)
    report.find({
      ...place,
      column: 'DEC',
      rule: '356',
      message: 'The episode ends before it starts: put DECOM or DEC right. The row was not imported.',
    });
  if (!child || fatal.length > 0 || backwards) {
    report.rowsRejected += 1;
    return undefined;
  }
  const { CHILD: _child, ...cells } = read;
  return { child, row: { table: raw.table, row: raw.row, file: raw.file, cells } };
};

/** An apostrophe before what would be a formula was put there to make it inert, by us or by a spreadsheet. */
const asMeant = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, text.replace(/^'(?=[=+\-@])/, '')]));

const NOT_A_REFERENCE =
  'CHILD must be up to 20 letters, digits, hyphens, dots, slashes or underlines. The row was not imported.';

const sayWhole = (message: string, rejected: boolean): string =>
  rejected ? `${message} The row was not imported.` : message;

/** What the year's return says of one child, as it is recorded: cells that name people lie apart. */
export const receivedFrom = (year: CollectionYear, rows: readonly UsableRow[]): ReturnReceived => {
  const files = [...new Set(rows.map(({ file }) => file))];
  const apart = rows.map(({ table, cells }) => divided(cells, identityColumns(tables[table])));
  return {
    type: 'ReturnReceived',
    effectiveOn: firstDayOf(year),
    year,
    rows: rows.map(({ table, row, file }, place) => ({
      table,
      row,
      file: files.indexOf(file),
      cells: apart[place]?.open ?? {},
    })),
    identity: { files, cells: apart.map(({ personal }) => personal) },
  };
};

const divided = (cells: Readonly<Record<string, string>>, columns: readonly string[]) => {
  const open: Record<string, string> = {};
  const personal: Record<string, string> = {};
  for (const [column, text] of Object.entries(cells)) (columns.includes(column) ? personal : open)[column] = text;
  return { open, personal };
};
