import type { EntryFilter } from '../../audit/entry-filter.js';
import { WAYS } from '../../audit/entry-index.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { formsOfEntry } from '../../words/audit-words.js';
import { dayTyped, field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

/** Entries on one page. */
export const AT_ONCE = 50;

/** The days a filter is given, and what people call them. */
export const dayFields = {
  effectiveFrom: 'Took effect from',
  effectiveTo: 'Took effect to',
  recordedFrom: 'Recorded from',
  recordedTo: 'Recorded to',
} as const;
const DAYS = ['effectiveFrom', 'effectiveTo', 'recordedFrom', 'recordedTo'] as const;
const TYPED = [...DAYS, 'lateBy', 'reference', 'kind', 'type', 'by', 'form', 'way', 'authority', 'timed'] as const;
export type TypedField = (typeof TYPED)[number];

export type EntriesRead = {
  /** As it was typed, to be shown again. */
  readonly typed: Readonly<Record<TypedField, string>>;
  readonly filter: EntryFilter;
  readonly newestFirst: boolean;
  readonly page: number;
  readonly upTo: number | undefined;
  readonly errors: readonly FieldError[];
};

/** Which entries were asked for. What cannot be understood of a day or a number is said of its field. */
export const readEntries = (asked: Asked, today: CalendarDate): EntriesRead => {
  const typed = Object.fromEntries(TYPED.map((name) => [name, field(asked, name)])) as Record<TypedField, string>;
  const days = Object.fromEntries(DAYS.map((name) => [name, typed[name] === '' ? undefined : dayTyped(typed[name], today)])) as Record<(typeof DAYS)[number], CalendarDate | undefined>;
  return {
    typed,
    filter: {
      ...days,
      lateBy: /^\d{1,5}$/.test(typed.lateBy) ? Number(typed.lateBy) : undefined,
      by: wholeNumber(typed.by),
      reference: given(typed.reference),
      kind: given(typed.kind),
      type: given(typed.type),
      authority: given(typed.authority),
      timed: typed.timed === 'yes' ? true : undefined,
      form: oneOf(Object.keys(formsOfEntry) as (keyof typeof formsOfEntry)[], typed.form),
      way: oneOf(WAYS, typed.way),
    },
    newestFirst: field(asked, 'order') !== 'oldest',
    page: wholeNumber(field(asked, 'page')) ?? 1,
    upTo: wholeNumber(field(asked, 'upTo')),
    errors: [...daysUnfit(typed, days), ...(typed.lateBy === '' || /^\d{1,5}$/.test(typed.lateBy) ? [] : [{ field: 'lateBy', text: '“Late by at least” must be a whole number of days, like 14' }])],
  };
};

const daysUnfit = (typed: EntriesRead['typed'], days: Readonly<Record<string, CalendarDate | undefined>>): readonly FieldError[] => [
  ...DAYS.filter((name) => typed[name] !== '' && !days[name]).map((name) => ({ field: name, text: `“${dayFields[name]}” must be a real date, like 31 3 2019` })),
  ...(['effective', 'recorded'] as const).flatMap((axis) => {
    const [from, to] = [days[`${axis}From`], days[`${axis}To`]];
    return from && to && to < from ? [{ field: `${axis}To`, text: `“${dayFields[`${axis}To`]}” must be the same as or after “${dayFields[`${axis}From`]}”` }] : [];
  }),
];

const given = (text: string): string | undefined => (text === '' ? undefined : text);
const wholeNumber = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
const oneOf = <Known extends string>(known: readonly Known[], text: string): Known | undefined => known.find((one) => one === text);
