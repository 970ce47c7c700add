import type { CalendarDate } from '../calendar.js';
import type { Refused } from '../verbs.js';
import type { PublishedMeasure } from './codes.js';

/** Why a fact cannot be so, given what else is recorded. Codes and facts, no English (src/words has the words). */
export type SeriesObjection =
  | { readonly code: 'in-the-future'; readonly on: CalendarDate }
  /** Nothing says what the series is of on that day. */
  | { readonly code: 'series-not-described'; readonly on: CalendarDate }
  /** A value about a day where the measure is about a period, or the other way round. */
  | { readonly code: 'period-missing'; readonly measure: PublishedMeasure }
  | { readonly code: 'period-unwanted'; readonly measure: PublishedMeasure }
  | { readonly code: 'period-reversed'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly code: 'released-before-it-was-so'; readonly on: CalendarDate; readonly released: CalendarDate }
  | { readonly code: 'not-yet-released'; readonly released: CalendarDate }
  /** Neither a value nor a mark in its place, or both. */
  | { readonly code: 'value-or-mark' }
  /** The same release gives a value of the same day already: correct that. */
  | { readonly code: 'released-already'; readonly on: CalendarDate; readonly release: string; readonly tenths: number | null }
  | { readonly code: 'neighbour-twice'; readonly area: string };

/** Why an entry was refused. */
export type SeriesRefusal = Refused<SeriesObjection>;
