import { plusDays, type CalendarDate } from '../../domain/calendar.js';
import { dayTyped, field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

export type ChangesRead = {
  /** As they were typed, to be shown again. */
  readonly form: { readonly from: string; readonly to: string };
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly page: number;
  readonly errors: readonly FieldError[];
};

/** The days in which entries were recorded that a page is asked about; the last seven where none are given. */
export const readChanges = (asked: Asked, today: CalendarDate): ChangesRead => {
  const form = { from: field(asked, 'from'), to: field(asked, 'to') };
  const to = form.to === '' ? today : dayTyped(form.to, today);
  const from = form.from === '' ? plusDays(to ?? today, -6) : dayTyped(form.from, today);
  const page = Number(field(asked, 'page'));
  return {
    form,
    from: from ?? today,
    to: to ?? today,
    page: Number.isInteger(page) && page > 1 ? page : 1,
    errors: [...wrongDay('from', '“From”', from, today), ...wrongDay('to', '“To”', to, today), ...wrongOrder(from, to)],
  };
};

const wrongDay = (name: string, label: string, day: CalendarDate | undefined, today: CalendarDate): readonly FieldError[] => {
  if (!day) return [{ field: name, text: `${label} must be a real date, like 25 12 2018` }];
  return day > today ? [{ field: name, text: `${label} must be today or in the past` }] : [];
};

const wrongOrder = (from: CalendarDate | undefined, to: CalendarDate | undefined): readonly FieldError[] =>
  from && to && from > to ? [{ field: 'from', text: '“From” must be the same as or before “to”' }] : [];
