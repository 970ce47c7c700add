import { firstDayOf, type CollectionYear } from '../../domain/calendar.js';
import type { ChildId } from '../../domain/child/commands.js';
import type { Objected } from '../../domain/child/refusals.js';
import type { Resolution } from '../../domain/statutory-return/believed-episodes.js';
import type { StatedRow } from '../../domain/statutory-return/stated.js';
import type { UsableRow } from './children-of-year.js';
import type { ImportFinding } from './report.js';

const rowIn = ({ year, table, row }: StatedRow): string =>
  `row ${row} of ${table} in the return for ${year - 1}-${String(year).slice(2)}`;

const WHY: Readonly<Record<Resolution['why'], (resolution: Resolution) => string>> = {
  'later-word': ({ row, by }) =>
    `${rowIn(row)} and ${rowIn(by)} tell of the same episode and differ; the later word is believed`,
  'closed-beats-open': ({ row, by }) =>
    `${rowIn(row)} and ${rowIn(by)} tell of the same episode; the row that ends it is believed`,
  'ends-where-next-begins': ({ row, by }) =>
    `${rowIn(row)} is open, or runs on, where the next episode begins (${rowIn(by)}); it is believed to have ended that day`,
  'open-with-reason': ({ row }) =>
    `${rowIn(row)} gives a reason ceased and no date; the episode is believed to go on, and the reason is not used`,
};

/** Where rows disagreed, what is believed: told at the row that brought it up. */
export const resolutionFinding = (
  resolution: Resolution,
  child: ChildId,
  rows: readonly UsableRow[],
): ImportFinding => {
  const { row, by, why } = resolution;
  const here = rows.find((one) => one.table === 'Episodes' && (one.row === row.row || one.row === by.row));
  const message = `${capital(WHY[why](resolution))}. Check which is right; every row is kept as it came.`;
  return { file: here?.file ?? '', row: here?.row ?? null, column: 'DECOM', rule: why, message, child };
};

/** Episodes that were over before the year began: told a year late, or in the wrong year’s file. */
export const lateFindings = (year: CollectionYear, child: ChildId, rows: readonly UsableRow[]): readonly ImportFinding[] =>
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
export const objectionFinding = (
  { objection }: Objected,
  child: ChildId,
  rows: readonly UsableRow[],
): ImportFinding => ({
  file: rows[0]?.file ?? '',
  row: null,
  column: null,
  rule: objection.code,
  message: `Taken together with what is recorded, this cannot all be so (${objection.code}): look at the child’s record and correct what is wrong.`,
  child,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
