import { calendarDate, dateFrom, type CalendarDate } from '../../domain/calendar.js';
import { ENGLAND, withheldMarks, type AreaKind, type PublishedMeasure, type WithheldMark } from '../../domain/series/codes.js';
import type { ValueReleased } from '../../domain/series/events.js';
import type { Fault } from '../ssda903/files/raw-row.js';

/** The area a series is about. */
export type Area = { readonly code: string; readonly kind: AreaKind; readonly name?: string };

/** One value that a row tells, and the column it stands in. */
export type ValueRead = {
  readonly measure: PublishedMeasure;
  readonly area: Area;
  readonly fact: ValueReleased;
  readonly column: string;
};

/** A row of a file: the values it tells, and what is wrong with its cells. */
export type SeriesRow = {
  readonly file: string;
  readonly row: number;
  /** Who publishes it, as a series' description says. */
  readonly publisher: string;
  readonly values: readonly ValueRead[];
  readonly faults: readonly Fault[];
};

/** A release by name, and the day by which it was certainly out. */
export type Release = Pick<ValueReleased, 'release' | 'released'>;

/**
 * A release known by its year (`2018`), its month (`2017-11`) or its day. Of a year or a month the last day, so that nothing is
 * held to have been known before a release is known to have shown it; today where that day is still to come, for the file is here.
 */
export const releaseNamed = (text: string, today: CalendarDate): Release | undefined => {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const last = day ? calendarDate(text) : year && lastDayIn(Number(year), month === undefined ? 12 : Number(month));
  if (!last) return undefined;
  return { release: text, released: day === undefined && last > today ? today : last };
};

const lastDayIn = (year: number, month: number): CalendarDate | undefined =>
  [31, 30, 29, 28].map((day) => dateFrom(year, month, day)).find((day) => day !== undefined);

type Shown = Pick<ValueReleased, 'tenths' | 'withheld'>;

/** What a cell shows: a value of up to one decimal, or a mark in its place; undefined where it is neither. */
export const valueShown = (cell: string): Shown | undefined => {
  if (Object.hasOwn(withheldMarks, cell)) return { tenths: null, withheld: cell as WithheldMark };
  const [, whole, tenth] = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d))?$/.exec(cell) ?? [];
  return whole === undefined ? undefined : { tenths: Number(`${whole.replaceAll(',', '')}${tenth ?? '0'}`) };
};

export const notAValue = (row: number, column: string): Fault => ({
  rule: 'not-a-value', row, column,
  message: `${column} holds neither a number nor one of the marks ${Object.keys(withheldMarks).join(', ')}. It was not imported.`,
});

/** An area by its code alone: England, a region (`E12`, and `E13` for inner and outer London), or an authority. */
export const areaCoded = (code: string): Area => ({
  code, kind: code === ENGLAND ? 'country' : /^E1[23]/.test(code) ? 'region' : 'authority',
});
