import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { calendarDate, dateOfDay, dayNumber, type CalendarDate } from '../domain/calendar.js';
import type { AreaKind, PublishedMeasure, WithheldMark } from '../domain/series/codes.js';
import { releasedValues, seriesDescribed } from '../../projections/series/series.projection.js';
import { releasedByDay, triangleOf, type ReleasedAgain } from '../../projections/series/vintages.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { UnfitViewpoint, type ViewpointAsked } from './viewpoint-asked.js';

/** A published series, release by release: what each day's value was said to be, and what it became. */
export class SeriesAsked {
  constructor(
    readonly authority: string,
    /** `cla.E08000018` */
    readonly reference: string,
    readonly viewpoint: ViewpointAsked,
    /** Only what was released by this day, where it is given. */
    readonly releasedBy?: string,
  ) {}
}

/** A release's word about a day; values in the measure's unit, null where it withholds it. */
export type ReleaseTold = {
  readonly release: string;
  readonly released: CalendarDate;
  readonly value: number | null;
  readonly withheld: WithheldMark | null;
  readonly roundedTo: number | null;
  /** By how much it differs from the release before. */
  readonly change: number | null;
};

export type SeriesTold = Viewpoint & {
  readonly series: string;
  readonly measure: PublishedMeasure | null;
  readonly area: string | null;
  readonly areaName: string | null;
  readonly areaKind: AreaKind | null;
  readonly publisher: string | null;
  readonly releasedBy: CalendarDate | null;
  readonly laterEntries: number;
  /** By the day they are about, up to the day asked about; of a period its last day. `value` is that of the latest release. */
  readonly facts: readonly {
    readonly asAt: CalendarDate;
    readonly from: CalendarDate | null;
    readonly value: number | null;
    readonly releases: readonly ReleaseTold[];
  }[];
};

@QueryHandler(SeriesAsked)
export class SeriesHandler implements IQueryHandler<SeriesAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where nothing is known of it from there. */
  async execute({ authority, reference, viewpoint: asked, releasedBy: askedBy }: SeriesAsked): Promise<SeriesTold | null> {
    const viewpoint = await this.asking.settle(asked);
    const releasedBy = askedBy ? calendarDate(askedBy.trim()) : null;
    if (releasedBy === undefined) throw new UnfitViewpoint('releasedBy', '“Released by” must be a real date, like 2018-11-15');
    const { described, vintages } = await this.asking.answer(authority, (read) => ({
      described: read.of(seriesDescribed, [reference], viewpoint.knownAt).at(-1),
      vintages: read.of(releasedValues, [reference], viewpoint.knownAt),
    }));
    if (!described && vintages.length === 0) return null;
    const triangle = triangleOf(vintages, releasedByDay(releasedBy)).filter(({ about }) => about <= dayNumber(viewpoint.asAt));
    return {
      ...viewpoint,
      series: reference,
      measure: (described?.measure ?? null) as PublishedMeasure | null,
      area: described?.area ?? null,
      areaName: described?.areaName ?? null,
      areaKind: (described?.areaKind ?? null) as AreaKind | null,
      publisher: described?.publisher ?? null,
      releasedBy,
      laterEntries: this.asking.seen - viewpoint.knownAt,
      facts: triangle.map(({ about, periodFrom, releases }) => ({
        asAt: dateOfDay(about),
        from: periodFrom === null ? null : dateOfDay(periodFrom),
        value: inUnits(releases.at(-1)?.tenths ?? null),
        releases: releases.map(told),
      })),
    };
  }
}

const inUnits = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

const told = ({ release, released, tenths, withheld, roundedTo, change }: ReleasedAgain): ReleaseTold => ({
  release, released: dateOfDay(released), value: inUnits(tenths), withheld: withheld as WithheldMark | null, roundedTo, change: inUnits(change),
});

/** A series as a table: one row for each release's word about each day. */
export const seriesColumns = ['as_at', 'known_at', 'series', 'about', 'about_from', 'release', 'released', 'value', 'withheld', 'change'] as const;

export const seriesRows = ({ asAt, knownAt, series, facts }: SeriesTold) =>
  facts.flatMap(({ asAt: about, from, releases }) =>
    releases.map(({ release, released, value, withheld, change }) => [asAt, knownAt, series, about, from, release, released, value, withheld, change]));
