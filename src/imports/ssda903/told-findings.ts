import { firstDayOf, type CollectionYear } from '../../domain/calendar.js';
import type { ChildId } from '../../domain/child/commands.js';
import type { Amended, ObjectedRow, ReturnTaken } from '../../domain/child/take-return.js';
import type { Resolution } from '../../domain/statutory-return/believed-episodes.js';
import type { StatedRow } from '../../domain/statutory-return/stated.js';
import { refusalInWords } from '../../words/wording.js';
import type { UsableRow } from './children-of-year.js';
import type { ImportFinding } from './report.js';

const rowIn = ({ year, table, row }: StatedRow): string =>
  `row ${row} of ${table} in the return for ${year - 1}-${String(year).slice(2)}`;

const WHY: Readonly<Record<Resolution['why'], (resolution: Resolution) => string>> = {
  'later-word': ({ row, by }) => `${rowIn(row)} and ${rowIn(by)} tell of the same and differ; the later word is believed`,
  'later-row': ({ row, by }) => `${rowIn(row)} and ${rowIn(by)} tell of the same and differ; the one further down is believed`,
  'closed-beats-open': ({ row, by }) =>
    `${rowIn(row)} and ${rowIn(by)} tell of the same episode; the row that ends it is believed`,
  'no-days': ({ row, by }) => `${rowIn(row)} and ${rowIn(by)} tell of the same episode; the one that lasted no day is not believed`,
  'ends-where-next-begins': ({ row, by }) =>
    `${rowIn(row)} is open, or runs on, where the next episode begins (${rowIn(by)}); it is believed to have ended that day${reasonUnused(row)}`,
  'open-with-reason': ({ row }) =>
    `${rowIn(row)} gives a reason ceased and no date; the episode is believed to go on, and the reason is not used`,
};

const reasonUnused = ({ cells }: StatedRow): string =>
  cells['REC'] && cells['REC'] !== 'X1' ? `, and its reason ceased, ${cells['REC']}, is not used` : '';

/** Where rows disagreed, what is believed: told at the row that brought it up. */
const resolutionFinding = (
  resolution: Resolution,
  child: ChildId,
  rows: readonly UsableRow[],
): ImportFinding => {
  const { row, by, why } = resolution;
  const here = rows.find((one) => one.table === row.table && (one.row === row.row || one.row === by.row));
  const message = `${capital(WHY[why](resolution))}. Check which is right; every row is kept as it came.`;
  return { file: here?.file ?? '', row: here?.row ?? null, column: row.table === 'Episodes' ? 'DECOM' : null, rule: why, message, child };
};

/** Episodes that were over before the year began: told a year late, or in the wrong year’s file. */
const lateFindings = (year: CollectionYear, child: ChildId, rows: readonly UsableRow[]): readonly ImportFinding[] =>
  rows
    .filter(({ table, cells }) => table === 'Episodes' && cells['DEC'] !== undefined && cells['DEC'] < firstDayOf(year))
    .map(({ file, row }) => ({
      file,
      row,
      column: 'DEC',
      rule: 'told-late',
      message: 'The episode ended before this collection year began, so it is told late: check the dates, and that it was not missed in the return of its own year.',
      child,
    }));

/** What the return says that cannot be, together with what is recorded already. */
const objectionFinding = ({ objection, source }: ObjectedRow, child: ChildId, rows: readonly UsableRow[]): ImportFinding => {
  const here = rows.find(({ table, row }) => table === source?.table && row === source.row) ?? rows[0];
  return {
    file: here?.file ?? '',
    row: source?.row ?? null,
    column: null,
    rule: objection.code,
    message: `Taken together with what is recorded, this cannot all be so: ${refusalInWords(objection)} Look at the child’s record and correct what is wrong.`,
    child,
  };
};

/** A row that this year's return had when it came before, and says otherwise now or has no longer. */
const amendedFinding = ({ row, gone }: Amended, child: ChildId, rows: readonly UsableRow[]): ImportFinding => ({
  file: rows.find(({ table }) => table === row.table)?.file ?? '',
  row: null,
  column: null,
  rule: gone ? 'not-in-amended-return' : 'amended',
  message: `${capital(rowIn(row))}, as it came before, ${gone ? 'is not in this one' : 'says otherwise than this one'}. This one is believed; check that it is the right one.`,
  child,
});

/** Everything there is to tell of one child's rows, now that they are taken in. */
export const findingsAbout = (
  child: ChildId, year: CollectionYear, rows: readonly UsableRow[], taken: Omit<ReturnTaken, 'events'>,
): readonly ImportFinding[] => [
  ...lateFindings(year, child, rows),
  ...taken.findings.map(({ row, table, column, rule, message }) => ({
    file: rows.find((one) => one.table === table && one.row === row)?.file ?? '', row, column, rule, message, child,
  })),
  ...taken.resolutions.map((resolution) => resolutionFinding(resolution, child, rows)),
  ...taken.amended.map((amended) => amendedFinding(amended, child, rows)),
  ...taken.objections.map((objected) => objectionFinding(objected, child, rows)),
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
