import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { calendarDate, collectionYearOf, firstDayOf, type CalendarDate } from '../domain/calendar.js';
import type { Figure } from '../../projections/figure.js';
import type { Measure } from '../../projections/measure.js';
import { MEASURES, measureNamed } from '../../projections/measures.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
import { UnfitViewpoint, type ViewpointAsked } from './viewpoint-asked.js';

/** What a measure may be asked about, beside its viewpoint. Dates as people write them. */
export type PeriodAsked = {
  /** The first day of the period; 1 April before the day asked about where it is not given. */
  readonly from?: string | undefined;
  /** The last day of the period, included; the day asked about where it is not given. */
  readonly to?: string | undefined;
  /** Under-18s in the area, for rates. */
  readonly population?: number | undefined;
  /** Of what is published, only what was out by this day. */
  readonly releasedBy?: string | undefined;
};

/** A family of figures, by name. */
export class MeasureAsked {
  constructor(
    readonly authority: string,
    readonly name: string,
    readonly viewpoint: ViewpointAsked,
    readonly period: PeriodAsked = {},
  ) {}
}

export type MeasureTold = Viewpoint & {
  readonly measure: string;
  readonly title: string;
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly population: number | null;
  /** Of what is published, only what was out by this day; null where all that is known counts. */
  readonly releasedBy: CalendarDate | null;
  /** Entries recorded since the one this is told from. */
  readonly laterEntries: number;
  readonly figures: readonly Figure[];
};

/** A measure that is not one. */
export class UnknownMeasure extends Error {}

@QueryHandler(MeasureAsked)
export class MeasureHandler implements IQueryHandler<MeasureAsked> {
  private readonly kept = new Kept<Promise<readonly Figure[]>>();

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, name, viewpoint: asked, period: askedPeriod }: MeasureAsked): Promise<MeasureTold> {
    const measure = measureCalled(name);
    const viewpoint = await this.asking.settle(asked);
    const period = periodOf(askedPeriod, viewpoint.asAt);
    const population = populationOf(askedPeriod.population);
    const releasedBy = releasedByOf(askedPeriod.releasedBy);
    const about = { viewpoint, authority, first: period.from, last: period.to, population, releasedBy };
    const figures = await this.kept.get(this.asking.generation, JSON.stringify([name, about]), () =>
      this.asking.answer(authority, (read) => measure.figures(read, about)));
    const laterEntries = this.asking.seen - viewpoint.knownAt;
    return { ...viewpoint, measure: name, title: measure.title, period, population, releasedBy, laterEntries, figures };
  }
}

const measureCalled = (name: string): Measure => {
  const measure = measureNamed(name);
  if (!measure) throw new UnknownMeasure(`There is no measure “${name}”. There are: ${MEASURES.map((one) => one.name).join(', ')}.`);
  return measure;
};

const periodOf = ({ from, to }: PeriodAsked, asAt: CalendarDate): MeasureTold['period'] => {
  const last = to ? calendarDate(to.trim()) : asAt;
  if (!last) throw new UnfitViewpoint('to', '“To” must be a real date, like 2019-03-31');
  const first = from ? calendarDate(from.trim()) : firstDayOf(collectionYearOf(last));
  if (!first) throw new UnfitViewpoint('from', '“From” must be a real date, like 2018-04-01');
  if (first > last) throw new UnfitViewpoint('from', '“From” must be the same as or before “to”');
  return { from: first, to: last };
};

const populationOf = (asked: number | undefined): number | null => {
  if (asked === undefined) return null;
  if (Number.isSafeInteger(asked) && asked > 0) return asked;
  throw new UnfitViewpoint('population', '“Population” must be a whole number of people, more than 0');
};

const releasedByOf = (asked: string | undefined): CalendarDate | null => {
  if (!asked) return null;
  const day = calendarDate(asked.trim());
  if (!day) throw new UnfitViewpoint('releasedBy', '“Released by” must be a real date, like 2018-11-15');
  return day;
};
