import type { CalendarDate } from '../../domain/calendar.js';
import { dayTyped, field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

export type LatenessRead = {
  readonly typed: { readonly from: string; readonly to: string };
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
  readonly errors: readonly FieldError[];
};

/** The days of recording that were asked about; all where none are given. */
export const readLateness = (asked: Asked, today: CalendarDate): LatenessRead => {
  const typed = { from: field(asked, 'from'), to: field(asked, 'to') };
  const [from, to] = [typed.from, typed.to].map((text) => (text === '' ? undefined : dayTyped(text, today)));
  const errors: FieldError[] = [];
  if (typed.from !== '' && !from) errors.push({ field: 'from', text: '“Recorded from” must be a real date, like 1 4 2018' });
  if (typed.to !== '' && !to) errors.push({ field: 'to', text: '“Recorded to” must be a real date, like 31 3 2019' });
  if (from && to && to < from) errors.push({ field: 'to', text: '“Recorded to” must be the same as or after “Recorded from”' });
  return { typed, from, to, errors };
};
