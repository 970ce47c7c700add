import type { CalendarDate } from '../../domain/calendar.js';
import type { PeriodAsked } from '../../asking/measure.js';
import { dayTyped, field, readViewpoint, type Asked, type FieldError, type ViewpointRead } from '../layout/viewpoint.form.js';

export type MeasureForm = { readonly from: string; readonly to: string; readonly population: string };
/** What of a family is looked at: its charts, every figure of it, or how it is defined. */
export type MeasureView = 'charts' | 'figures' | 'definitions';
export type MeasureRead = ViewpointRead & {
  readonly measureForm: MeasureForm;
  readonly period: PeriodAsked;
  readonly view: MeasureView;
  readonly page: number;
};

/** What a page of figures was asked for: a viewpoint, and a period and a population where they were given. */
export const readMeasure = (asked: Asked, today: CalendarDate): MeasureRead => {
  const read = readViewpoint(asked, today);
  const measureForm = { from: field(asked, 'from'), to: field(asked, 'to'), population: field(asked, 'population') };
  const errors: FieldError[] = [...read.errors];
  const day = (name: 'from' | 'to', label: string): string | undefined => {
    if (measureForm[name] === '') return undefined;
    const typed = dayTyped(measureForm[name], today);
    if (!typed) errors.push({ field: name, text: `${label} must be a real date, like 1 4 2018` });
    return typed;
  };
  const [from, to] = [day('from', '“From”'), day('to', '“To”')];
  const population = peopleTyped(measureForm.population);
  if (population === null) errors.push({ field: 'population', text: '“Population under 18” must be a whole number of people, like 57,000' });
  const view = field(asked, 'view');
  const page = Number(field(asked, 'page'));
  return {
    ...read, measureForm, errors,
    period: { from, to, population: population ?? undefined },
    view: view === 'figures' || view === 'definitions' ? view : 'charts',
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
};

const peopleTyped = (typed: string): number | undefined | null => {
  if (typed === '') return undefined;
  const digits = typed.replaceAll(',', '');
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null;
};
