import type { ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { calendarDate, dateFrom, type CalendarDate } from '../../domain/calendar.js';

/** Something wrong with what was put in, by the field it is about. */
export type FieldError = {
  readonly field: string;
  readonly text: string;
  /** Where else to go from there. */
  readonly way?: { readonly text: string; readonly href: string };
};

/** What was asked for in the address, as it stands there; nothing is trusted. */
export type Asked = Readonly<Record<string, unknown>>;

/** A field of the address; where it is given more than once, as the last says. */
export const field = (asked: Asked, name: string): string => {
  const value = asked[name];
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? asSent(last) : '';
};

/** As much of what stands in a field as is read of it. */
export const asSent = (typed: string): string => typed.trim().slice(0, 200);

/** As it was typed, to be shown again. */
export type ViewpointForm = { readonly asAt: string; readonly knownAt: string };
export type ViewpointRead = {
  readonly form: ViewpointForm;
  readonly viewpoint: ViewpointAsked;
  readonly errors: readonly FieldError[];
};

/** Reads a viewpoint as people write one; what cannot be understood is said of the field it stands in. */
export const readViewpoint = (asked: Asked, today: CalendarDate, suffix: '' | 'B' = ''): ViewpointRead => {
  const form = { asAt: field(asked, `asAt${suffix}`), knownAt: field(asked, `knownAt${suffix}`) };
  const asAt = form.asAt === '' ? undefined : dayTyped(form.asAt, today);
  const knownAt = knownAtTyped(form.knownAt, today);
  const errors: FieldError[] = [];
  if (form.asAt !== '' && !asAt)
    errors.push({ field: `asAt${suffix}`, text: '“As at” must be a real date, like 31 3 2019' });
  if ('text' in knownAt) errors.push({ field: `knownAt${suffix}`, text: knownAt.text });
  return { form, viewpoint: { asAt, knownAt: 'when' in knownAt ? knownAt.when : undefined }, errors };
};

const UNFIT_KNOWN_AT =
  '“As known at” must be a date, like 10 1 2019, or the number of an entry; or leave it empty for now';

const knownAtTyped = (
  typed: string,
  today: CalendarDate,
): { readonly when: string | undefined } | { readonly text: string } => {
  if (typed === '' || /^now$/i.test(typed)) return { when: undefined };
  const number = /^(?:entry\s+)?(\d{1,3}(?:,\d{3})+|\d{1,9})$/i.exec(typed)?.[1];
  if (number) return { when: number.replaceAll(',', '') };
  if (/^\d{4}-\d{2}-\d{2}T/.test(typed)) return { when: typed };
  const day = dayTyped(typed, today);
  if (!day) return { text: UNFIT_KNOWN_AT };
  return day > today ? { text: '“As known at” must be today or in the past' } : { when: day };
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 2019-03-31, 31/3/2019, 31 3 2019, 31 March 2019, 31 mar 2019, or today. */
export const dayTyped = (typed: string, today: CalendarDate): CalendarDate | undefined => {
  if (/^today$/i.test(typed)) return today;
  const iso = calendarDate(typed);
  if (iso) return iso;
  const [, day, month, year] = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./,-]+(\d{4})$/i.exec(typed) ?? [];
  if (!day || !month || !year) return undefined;
  return dateFrom(Number(year), monthNumber(month.toLowerCase()), Number(day));
};

const monthNumber = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : Math.max(FULL.indexOf(text), MONTHS.indexOf(text)) + 1;
