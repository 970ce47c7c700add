import { MONTH_ENDS } from '../../asking/reconciliation.js';
import { plusDays, plusMonths, type CalendarDate } from '../../domain/calendar.js';
import { dayTyped, field, readViewpoint, type Asked, type FieldError } from '../layout/viewpoint.form.js';

/** As it was typed, to be shown again. */
export type ReconciliationForm = { readonly from: string; readonly to: string; readonly knownAt: string; readonly published: string };

export type ReconciliationRead = {
  readonly form: ReconciliationForm;
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly knownAt: string | undefined;
  readonly published: string | undefined;
  readonly errors: readonly FieldError[];
};

/** A period and two times to know it at; the last whole month where no period is given, and the month’s end where only its first day is. */
export const readReconciliation = (asked: Asked, today: CalendarDate): ReconciliationRead => {
  const form = { from: field(asked, 'from'), to: field(asked, 'to'), knownAt: field(asked, 'knownAt'), published: field(asked, 'published') };
  const errors: FieldError[] = [];
  const day = (name: 'from' | 'to', label: string): CalendarDate | undefined => {
    const typed = form[name] === '' ? undefined : dayTyped(form[name], today);
    if (form[name] !== '' && !typed) errors.push({ field: name, text: `${label} must be a real date, like 1 8 2018` });
    return typed;
  };
  const from = day('from', '“From”') ?? plusMonths(firstOfMonth(today), -1);
  const to = day('to', '“To”') ?? plusDays(plusMonths(firstOfMonth(from), 1), -1);
  if (errors.length === 0 && to < from) errors.push({ field: 'to', text: '“To” must be the same as or after “from”' });
  const knownAt = readViewpoint({ knownAt: form.knownAt }, today);
  const published = publishedTyped(form.published, today);
  errors.push(...knownAt.errors, ...published.errors);
  return { form, period: { from, to }, knownAt: knownAt.viewpoint.knownAt, published: published.when, errors };
};

const publishedTyped = (typed: string, today: CalendarDate): { readonly when: string | undefined; readonly errors: readonly FieldError[] } => {
  if (/^(?:each\s+)?month(?:['’]?s)?[\s-]+ends?$/i.test(typed)) return { when: MONTH_ENDS, errors: [] };
  if (/^edition[\s-]?\d{1,6}$/i.test(typed)) return { when: typed, errors: [] };
  const { viewpoint, errors } = readViewpoint({ knownAt: typed }, today);
  return {
    when: viewpoint.knownAt,
    errors: errors.map(({ text }) => ({ field: 'published', text: text.replace('As known at', 'Published').replace('for now', 'where nothing was published') })),
  };
};

export const firstOfMonth = (day: CalendarDate): CalendarDate => `${day.slice(0, 7)}-01` as CalendarDate;
