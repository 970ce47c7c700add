import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayNumber, plusMonths, type CalendarDate } from '../domain/calendar.js';
import { isShortBreak, type LegalStatus } from '../domain/codes.js';
import { episodes } from '../../projections/children/children.projection.js';
import type { Reader } from '../../projections/measure.js';
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
  private readonly kept = new Kept<Promise<readonly HomesOn[]>>(64);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: HomesByMonthAsked): Promise<MonthsTold<HomesOn>> {
    const viewpoint = await this.asking.settle(asked);
    const months = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () =>
      this.asking.answer(authority, (read) => homesByMonth(read, viewpoint)));
    return { ...viewpoint, months };
  }
}

@QueryHandler(IndicatorsByMonthAsked)
export class IndicatorsByMonthHandler implements IQueryHandler<IndicatorsByMonthAsked> {
  private readonly kept = new Kept<Promise<IndicatorsOn>>(512);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: IndicatorsByMonthAsked): Promise<MonthsTold<IndicatorsOn>> {
    const viewpoint = await this.asking.settle(asked);
    const { generation } = this.asking;
    const told = (day: CalendarDate): Promise<IndicatorsOn> =>
      this.kept.get(generation, JSON.stringify([authority, day, viewpoint.knownAt]), () =>
        this.asking.answer(authority, (read) => indicatorsOn(read, authority, { asAt: day, knownAt: viewpoint.knownAt })));
    return { ...viewpoint, months: await Promise.all(monthlyTo(viewpoint.asAt).map(told)) };
  }
}

const indicatorsOn = (read: Reader, authority: string, viewpoint: Viewpoint): IndicatorsOn => {
  const { asAt: day } = viewpoint;
  const [three, same] = indicators(read, { viewpoint, authority, first: day, last: day, population: null });
  return { day, threePlacements: three?.value ?? null, samePlacement: same?.value ?? null };
};
