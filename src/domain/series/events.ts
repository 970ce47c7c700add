import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { AreaKind, PublishedMeasure, WithheldMark } from './codes.js';

/**
 * A published series: one measure of one area, as successive releases show it. The same fact in several releases is several
 * entries about the same day. These shapes are stored for ever (docs/how-to/change-an-events-shape.md).
 */
export type SeriesEvent = SeriesFact | EntryStruckOut;
export type SeriesFact = SeriesDescribed | ValueReleased | ComparatorsSet;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** What the series is of, from this day on. The area by its ONS code, or another reference of up to nine signs. */
export type SeriesDescribed = Told & {
  readonly type: 'SeriesDescribed';
  readonly measure: PublishedMeasure;
  readonly area: string;
  readonly areaKind: AreaKind;
  readonly areaName?: string;
  /** Who publishes it, and where. */
  readonly publisher: string;
};

/** A release shows a value of the day, or of the period whose last day it is. */
export type ValueReleased = Told & {
  readonly type: 'ValueReleased';
  /** The first day of the period; absent where the value is about a day. */
  readonly from?: CalendarDate;
  /** The day of the release: its last possible day where only a month or a year is known, so that nothing is known too early. */
  readonly released: CalendarDate;
  /** The release as it is called: `2018`, `2017-11`. */
  readonly release: string;
  /** Tenths of the measure's unit; null where the release withholds it. */
  readonly tenths: number | null;
  readonly withheld?: WithheldMark;
  /** To how many of its unit the release rounds it; absent where it is given exactly. */
  readonly roundedTo?: number;
};

/** From this day the authority is compared with these areas: its region, and its statistical neighbours. */
export type ComparatorsSet = Told & {
  readonly type: 'ComparatorsSet';
  readonly region: string;
  readonly neighbours: readonly string[];
};
