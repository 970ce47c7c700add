import type { EntryTold } from '../../asking/entries-told.js';

export const entryColumns = [
  'entry',
  'what',
  'effective_on',
  'recorded_at',
  'recorded_by',
  'origin',
  'days_late',
  'struck_out_by',
  'return_year',
  'return_table',
  'return_row',
  'told',
  'entry_id',
] as const;

/** An entry as a row of `entryColumns`; what it tells beside its day is given as JSON. */
export const entryRow = (entry: EntryTold) => [
  entry.number,
  entry.type,
  entry.effectiveOn,
  entry.recordedAt,
  entry.recordedBy,
  entry.origin,
  entry.daysLate,
  entry.struckOutBy,
  entry.source?.year,
  entry.source?.table,
  entry.source?.row,
  JSON.stringify(entry.told),
  entry.id,
];
