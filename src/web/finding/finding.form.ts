import type { CalendarDate } from '../../domain/calendar.js';
import { dayTyped, field, type Asked } from '../layout/viewpoint.form.js';

const LONGEST = 100;

/** What somebody looks for. */
export type FindingRead = { readonly text: string; readonly day: CalendarDate | undefined };

export const readFinding = (asked: Asked, today: CalendarDate): FindingRead => reading(field(asked, 'text'), today);

export const reading = (typed: string, today: CalendarDate): FindingRead => {
  const text = typed.slice(0, LONGEST);
  return { text, day: /^today$/i.test(text) ? undefined : dayTyped(text, today) };
};
