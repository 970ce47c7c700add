import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { calendarDate, plusDays, plusMonths, type CalendarDate } from '../domain/calendar.js';
import type { EntryNumber } from '../domain/entry.js';
import type { EpisodeDuring } from '../../projections/children/episodes-during.query.js';
import { daysOf, flowsByMonth, monthsFrom, type Flow, type MonthOfFlows } from '../../projections/sufficiency/flows.js';
import { Asking } from './asking.js';
import { endOfDay, UnfitViewpoint } from './viewpoint-asked.js';

/** Who came into care and who left, month by month, as known at an entry. */
export class FlowsAsked {
  constructor(
    readonly authority: string,
    readonly from: string,
    readonly to: string,
    readonly knownAt?: string,
  ) {}
}

/** A month's flows, and which of them were not yet known on the month's last evening. */
export type MonthTold = MonthOfFlows & {
  readonly startedKnownLate: readonly string[];
  readonly ceasedKnownLate: readonly string[];
};

export type Flows = { readonly knownAt: EntryNumber; readonly months: readonly MonthTold[] };

const MOST_MONTHS = 240;

@QueryHandler(FlowsAsked)
export class FlowsHandler implements IQueryHandler<FlowsAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, from, to, knownAt: asked }: FlowsAsked): Promise<Flows> {
    const months = monthsAsked(from, to);
    const { knownAt } = await this.asking.settle({ knownAt: asked });
    const evenings = new Map<CalendarDate, EntryNumber>();
    for (const month of months) evenings.set(month, await this.asking.ledger.numberAt(endOfDay(plusDays(plusMonths(month, 1), -1))));
    const [now, ...then] = await this.asking.answer(authority, (read) => read.together(
      () => read.episodesDuring({ ...daysOf(months), knownAt }),
      ...months.map((month) => () => read.episodesDuring({ ...daysOf([month]), knownAt: Math.min(evenings.get(month) ?? knownAt, knownAt) })),
    ));
    return { knownAt, months: flowsByMonth(now, months).map((flows, place) => withLate(flows, then[place] ?? [])) };
  }
}

/** Beside a month's flows, the episodes that were known on its last evening. */
const withLate = (flows: MonthOfFlows, then: readonly EpisodeDuring[]): MonthTold => {
  const [asThen] = flowsByMonth(then, [flows.month]);
  return {
    ...flows,
    startedKnownLate: notAmong(flows.started, asThen?.started ?? []),
    ceasedKnownLate: notAmong(flows.ceased, asThen?.ceased ?? []),
  };
};

const notAmong = (flows: readonly Flow[], known: readonly Flow[]): readonly string[] =>
  flows.filter(({ child, on }) => !known.some((other) => other.child === child && other.on === on)).map(({ child }) => child);

const monthsAsked = (from: string, to: string): readonly CalendarDate[] => {
  const [first, last] = [calendarDate(from), calendarDate(to)];
  if (!first || !last || first > last) throw new UnfitViewpoint('from', '“From” and “to” must be real dates, the second not before the first');
  const months = monthsFrom(first, last);
  if (months.length > MOST_MONTHS) throw new UnfitViewpoint('to', `Ask for ${MOST_MONTHS} months at most`);
  return months;
};
