import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { SeriesFact } from '../../src/domain/series/events.js';
import { evolve, nothingRecorded, type SeriesState } from '../../src/domain/series/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

const stretch = ({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null }) => ({
  from: dayNumber(from), to: to === null ? LASTING : dayNumber(to),
});

/** What a series is of. */
export const seriesDescribed = {
  name: 'series_described',
  columns: {
    measure: 'text not null', area: 'text not null', area_kind: 'text not null', area_name: 'text', publisher: 'text not null',
  },
  snapshots: false,
  rowsOf: ({ described }) =>
    described.map(({ said, ...days }) => ({
      ...stretch(days), measure: said.measure, area: said.area, area_kind: said.areaKind, area_name: said.areaName ?? null,
      publisher: said.publisher,
    })),
} as const satisfies Timeline<SeriesState>;

/**
 * A value as one release shows it, on the day it is about: of a period its last day, with the first in `period_from`. Days are
 * day numbers, values tenths of the measure's unit, null where withheld.
 */
export const releasedValues = {
  name: 'released_value',
  columns: {
    period_from: 'integer', released: 'integer not null', release: 'text not null', tenths: 'integer', withheld: 'text',
    rounded_to: 'integer',
  },
  snapshots: false,
  rowsOf: ({ values }) =>
    values.map((value) => ({
      from: dayNumber(value.effectiveOn), to: dayNumber(value.effectiveOn) + 1,
      period_from: value.from === undefined ? null : dayNumber(value.from), released: dayNumber(value.released),
      release: value.release, tenths: value.tenths, withheld: value.withheld ?? null, rounded_to: value.roundedTo ?? null,
    })),
} as const satisfies Timeline<SeriesState>;

/** An area the authority is compared with, and as what: its region or a statistical neighbour. */
export const comparators = {
  name: 'comparator',
  columns: { area: 'text not null', role: 'text not null' },
  snapshots: false,
  rowsOf: ({ comparators: set }) =>
    set.flatMap(({ said, ...days }) => [
      { ...stretch(days), area: said.region, role: 'region' },
      ...said.neighbours.map((area) => ({ ...stretch(days), area, role: 'neighbour' })),
    ]),
} as const satisfies Timeline<SeriesState>;

/** What is published, release by release; the subject is the series, `cla.E08000018`. */
export const series: Projected<SeriesFact, SeriesState> = {
  follows: 'series',
  initial: nothingRecorded,
  evolve,
  timelines: [seriesDescribed, releasedValues, comparators],
};
