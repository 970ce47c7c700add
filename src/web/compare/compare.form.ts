import type { CalendarDate } from '../../domain/calendar.js';
import { field, readViewpoint, type Asked, type FieldError, type ViewpointRead } from '../layout/viewpoint.form.js';

export type CompareRead = {
  readonly a: ViewpointRead;
  readonly b: ViewpointRead;
  readonly errors: readonly FieldError[];
  /** Whether anything was asked yet. */
  readonly asked: boolean;
};

/** The two viewpoints to compare; the second day is the first where it is left open. */
export const readComparison = (asked: Asked, today: CalendarDate): CompareRead => {
  const a = readViewpoint(asked, today);
  const second = readViewpoint(asked, today, 'B');
  const b = { ...second, viewpoint: { ...second.viewpoint, asAt: second.viewpoint.asAt ?? a.viewpoint.asAt } };
  const given = ['asAt', 'knownAt', 'asAtB', 'knownAtB'].some((name) => field(asked, name) !== '');
  return { a, b, errors: [...a.errors, ...b.errors], asked: given };
};
