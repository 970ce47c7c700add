import type { CalendarDate } from '../../domain/calendar.js';
import { field, readViewpoint, type Asked, type FieldError, type ViewpointRead } from '../layout/viewpoint.form.js';

export type CompareRead = {
  readonly a: ViewpointRead;
  readonly b: ViewpointRead;
  readonly errors: readonly FieldError[];
  /** Whether anything was asked yet. */
  readonly asked: boolean;
  /** A family of figures; empty for the children themselves, one by one. */
  readonly measure: string;
  /** Whether figures that are the same in both are shown too. */
  readonly all: boolean;
};

/** The two viewpoints to compare; the second day is the first where it is left open. */
export const readComparison = (asked: Asked, today: CalendarDate, measures: readonly string[]): CompareRead => {
  const a = readViewpoint(asked, today);
  const second = readViewpoint(asked, today, 'B');
  const b = { ...second, viewpoint: { ...second.viewpoint, asAt: second.viewpoint.asAt ?? a.viewpoint.asAt } };
  const measure = field(asked, 'measure');
  const unknown = measure === '' || measures.includes(measure) ? [] : [{ field: 'measure', text: 'Choose what to compare from the list' }];
  const given = ['asAt', 'knownAt', 'asAtB', 'knownAtB'].some((name) => field(asked, name) !== '');
  return {
    a, b, errors: [...unknown, ...a.errors, ...b.errors], asked: given || unknown.length > 0,
    measure: unknown.length > 0 ? '' : measure,
    all: field(asked, 'all') === 'yes',
  };
};
