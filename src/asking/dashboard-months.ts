import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayNumber, plusMonths, type CalendarDate } from '../domain/calendar.js';
import { isShortBreak, type LegalStatus } from '../domain/codes.js';
import { episodes } from '../../projections/children/children.projection.js';
import type { Reader } from '../../projections/measure.js';
import { readerOf } from '../../projections/reader.js';
import { settingOf, type Setting } from '../../projections/sufficiency/settings.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { indicators } from './dashboard-figures.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Where children in care lived on the same day of each of the last twelve months, as known at one entry. */
export class HomesByMonthAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** The two national indicators on the same day of each of the last twelve months. */
export class IndicatorsByMonthAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** Settings as a year of them is told: at most four, for nobody tells five lines apart. */
export type KindOfHome = 'inHouse' | 'ifa' | 'residential' | 'other';

export type HomesOn = { readonly day: CalendarDate; readonly total: number } & Readonly<Record<KindOfHome, number>>;
export type IndicatorsOn = { readonly day: CalendarDate; readonly threePlacements: number | null; readonly samePlacement: number | null };
export type MonthsTold<On> = Viewpoint & { readonly months: readonly On[] };

/** The same day of each month before, up to the day itself; the last of a month where it has no such day. */
export const monthlyTo = (day: CalendarDate): readonly CalendarDate[] => Array.from({ length: 13 }, (_, place) => plusMonths(day, place - 12));

const KINDS: Readonly<Record<Setting['short'], KindOfHome>> = {
  inHouse: 'inHouse', ifa: 'ifa', residential: 'residential', specialist: 'residential',
  otherFostering: 'other', supported: 'other', withParents: 'other', placedForAdoption: 'other', otherSetting: 'other',
};

export const homesByMonth = (read: Reader, { asAt, knownAt }: Viewpoint): readonly HomesOn[] => {
  const days = monthlyTo(asAt);
  const rows = read.during(episodes, { first: days[0] ?? asAt, last: asAt, knownAt }).filter(({ legalStatus }) => !isShortBreak(legalStatus as LegalStatus));
  return days.map((day) => {
    const on = dayNumber(day);
    const counts = { inHouse: 0, ifa: 0, residential: 0, other: 0 };
    const living = rows.filter(({ from, to }) => from <= on && on < to);
    for (const row of living) counts[KINDS[settingOf(row).short]] += 1;
    return { day, total: living.length, ...counts };
  });
};

@QueryHandler(HomesByMonthAsked)
export class HomesByMonthHandler implements IQueryHandler<HomesByMonthAsked> {
  private readonly kept = new Kept<readonly HomesOn[]>(64);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: HomesByMonthAsked): Promise<MonthsTold<HomesOn>> {
    const viewpoint = await this.asking.settle(asked);
    const { sql } = this.asking;
    return { ...viewpoint, months: this.kept.get(sql, JSON.stringify([authority, viewpoint]), () => homesByMonth(readerOf(sql, authority), viewpoint)) };
  }
}

@QueryHandler(IndicatorsByMonthAsked)
export class IndicatorsByMonthHandler implements IQueryHandler<IndicatorsByMonthAsked> {
  private readonly kept = new Kept<IndicatorsOn>(512);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: IndicatorsByMonthAsked): Promise<MonthsTold<IndicatorsOn>> {
    const viewpoint = await this.asking.settle(asked);
    const { sql } = this.asking;
    const on = (day: CalendarDate): IndicatorsOn => {
      const from = { asAt: day, knownAt: viewpoint.knownAt };
      const [three, same] = indicators(readerOf(sql, authority), { viewpoint: from, authority, first: day, last: day, population: null });
      return { day, threePlacements: three?.value ?? null, samePlacement: same?.value ?? null };
    };
    return {
      ...viewpoint,
      months: monthlyTo(viewpoint.asAt).map((day) => this.kept.get(sql, JSON.stringify([authority, day, viewpoint.knownAt]), () => on(day))),
    };
  }
}
