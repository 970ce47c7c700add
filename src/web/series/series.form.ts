import type { CalendarDate } from '../../domain/calendar.js';
import { dayTyped, field, readViewpoint, type Asked, type ViewpointRead } from '../layout/viewpoint.form.js';

export type SeriesRead = ViewpointRead & { readonly releasedBy: { readonly typed: string; readonly day: CalendarDate | undefined } };

/** What a page of a series was asked for: a viewpoint, and a day by which releases were out where one was given. */
export const readSeriesAsked = (asked: Asked, today: CalendarDate): SeriesRead => {
  const read = readViewpoint(asked, today);
  const typed = field(asked, 'releasedBy');
  const day = typed === '' ? undefined : dayTyped(typed, today);
  const unfit = typed !== '' && !day ? [{ field: 'releasedBy', text: '“Released by” must be a real date, like 15 11 2018' }] : [];
  return { ...read, errors: [...read.errors, ...unfit], releasedBy: { typed, day } };
};
