import type { CalendarDate } from '../../domain/calendar.js';
import { seriesReference } from '../../domain/series/codes.js';
import type { SeriesDescribed, ValueReleased } from '../../domain/series/events.js';
import type { ReportInTheMaking } from '../ssda903/report.js';
import type { SeriesRow, ValueRead } from './series-row.js';

/** A row on its way in: how many of its values are still to be told, and what became of the others. */
export type RowInHand = {
  readonly place: { readonly file: string; readonly row: number };
  left: number;
  written: number;
  refused: boolean;
};

/** A value, the column it stands in and the row that tells it. */
export type FactInHand = { readonly fact: ValueReleased; readonly column: string; readonly row: RowInHand };

/** Everything the files tell of one series, the earliest day and release first. */
export type SeriesInHand = { readonly id: string; readonly description: SeriesDescribed; readonly facts: readonly FactInHand[] };

/** Records of the return begin on this day (rule 353): no series that is compared with them is about an earlier one. */
const FROM_THE_START = '1991-10-14' as CalendarDate;

type Gathered = { description: SeriesDescribed; readonly facts: FactInHand[] };

/** Sorts the rows' values by the series they are of; rows that tell nothing are counted. */
export const seriesTold = (rows: readonly SeriesRow[], report: ReportInTheMaking): readonly SeriesInHand[] => {
  const all = new Map<string, Gathered>();
  for (const { file, row: number, publisher, values, faults } of rows) {
    for (const { rule, message, column } of faults) report.find({ file, row: number, column: column ?? null, rule, message, child: null });
    const row: RowInHand = { place: { file, row: number }, left: values.length, written: 0, refused: faults.length > 0 };
    if (values.length === 0 && faults.length > 0) report.rowsRejected += 1;
    else if (values.length === 0) report.rowsUnchanged += 1;
    for (const value of values) {
      const id = seriesReference(value.measure, value.area.code);
      const series = all.get(id) ?? { description: describing(value, publisher), facts: [] };
      if (series.description.areaName === undefined) series.description = describing(value, publisher);
      series.facts.push({ fact: value.fact, column: value.column, row });
      all.set(id, series);
    }
  }
  return [...all].map(([id, { description, facts }]) => ({ id, description, facts: facts.sort(inOrder) }));
};

const describing = ({ measure, area: { code, kind, name } }: ValueRead, publisher: string): SeriesDescribed => ({
  type: 'SeriesDescribed', effectiveOn: FROM_THE_START, measure, area: code, areaKind: kind, ...(name ? { areaName: name } : {}), publisher,
});

const inOrder = ({ fact: a }: FactInHand, { fact: b }: FactInHand): number =>
  compare(a.effectiveOn, b.effectiveOn) || compare(a.released, b.released) || compare(a.release, b.release);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
