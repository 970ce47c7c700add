import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { collectionYearOf, dayNumber, firstDayOf, type CalendarDate } from '../domain/calendar.js';
import type { ChildId } from '../domain/child/commands.js';
import { approvals } from '../../projections/carers/carers.projection.js';
import { particulars, placements } from '../../projections/children/children.projection.js';
import { asStoodOn, type CostedRows } from '../../projections/cost/costed-rows.js';
import { eighteenthBirthday } from '../../projections/cost/costed-year.js';
import { daysWithin } from '../../projections/cost/holding.js';
import { feesWithoutPlacement, pricedSpans, type PricedSpan } from '../../projections/cost/priced-spans.js';
import { costOf, inPence, together, wholePence, type Sevenths } from '../../projections/cost/sevenths.js';
import { feesAgreed, invoices, oneOffCosts } from '../../projections/fees/fees.projection.js';
import type { Reader } from '../../projections/measure.js';
import { blockBookings, registrations } from '../../projections/providers/providers.projection.js';
import { allowanceRates, skillsRates } from '../../projections/rates/rates.projection.js';
import type { Told } from '../../projections/timeline.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** What one child’s placements have cost up to a day, as known at an entry. */
export class ChildCostsAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** A stretch that cost the same all through, and what it came to, in pence, by the end of the day asked about. */
export type CostedStretch = PricedSpan & { readonly days: number; readonly cost: number };

export type ChildCosts = Viewpoint & {
  /** In order of days; the last may go on. */
  readonly stretches: readonly CostedStretch[];
  /** What is paid on the day asked about; null where the child is in no placement that day. */
  readonly now: PricedSpan | null;
  /** Fees that pay for nothing: agreed for a placement the child was not in. */
  readonly unplaced: readonly Told<typeof feesAgreed>[];
  readonly fees: readonly Told<typeof feesAgreed>[];
  readonly oneOffs: readonly Told<typeof oneOffCosts>[];
  readonly invoices: readonly Told<typeof invoices>[];
  /** Placements and what was paid once, in pence: since records begin, and since the 1 April before. */
  readonly total: number;
  readonly thisYear: number;
  /** Days of placements for which a price is looked for and none is known. */
  readonly daysWithoutPrice: number;
};

@QueryHandler(ChildCostsAsked)
export class ChildCostsHandler implements IQueryHandler<ChildCostsAsked> {
  /** What prices rest on besides the child’s own record: the same for every child from the same viewpoint. */
  private readonly prices = new Kept<Promise<Prices>>(KEPT);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, child, viewpoint: asked }: ChildCostsAsked): Promise<ChildCosts> {
    const viewpoint = await this.asking.settle(asked);
    const prices = await this.prices.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () =>
      this.asking.answer(authority, (read) => pricesOf(read, viewpoint)));
    return { ...viewpoint, ...(await this.asking.answer(authority, (read) => costsOf(read, child, viewpoint, prices))) };
  }
}

type Prices = Pick<CostedRows, 'bookings' | 'allowances' | 'skills' | 'homes'>;

/** Viewpoints whose prices are kept: those of today, and of a day or two that somebody looks back to. */
const KEPT = 8;

const pricesOf = (read: Reader, { asAt, knownAt }: Viewpoint): Prices => {
  const days = { first: FIRST, last: asAt, knownAt };
  return {
    bookings: read.during(blockBookings, days),
    allowances: read.during(allowanceRates, days),
    skills: read.during(skillsRates, days),
    homes: read.during(registrations, days),
  };
};

const costsOf = (read: Reader, child: ChildId, { asAt, knownAt }: Viewpoint, prices: Prices): Omit<ChildCosts, keyof Viewpoint> => {
  const today = dayNumber(asAt);
  const rows = asStoodOn({ ...rowsOf(read, child, knownAt), ...prices }, today, eighteenthBirthday);
  const first = Math.min(today, ...rows.placements.map(({ from }) => from));
  const stretches = pricedSpans(rows, { from: first, to: today + 1 }).map((span): CostedStretch => {
    const days = span.to - span.from;
    return { ...span, days, cost: inPence(costOf(span.weekly, days)) };
  });
  const oneOffs = read.of(oneOffCosts, [child], knownAt).filter(({ from }) => from <= today);
  const since = (day: number): number => inPence(together([...stretches.map((one) => costSince(one, day, today)), ...oneOffs.filter(({ from }) => from >= day).map(({ amount }) => wholePence(amount))]));
  const now = stretches.find(({ from, to }) => from <= today && today < to);
  return {
    stretches,
    now: now ?? null,
    unplaced: feesWithoutPlacement(rows, { from: first, to: today + 1 }),
    fees: read.of(feesAgreed, [child], knownAt).filter(({ from }) => from <= today),
    oneOffs,
    invoices: read.of(invoices, [child], knownAt).filter(({ receivedOn }) => receivedOn <= today),
    total: since(Number.NEGATIVE_INFINITY),
    thisYear: since(dayNumber(firstDayOf(collectionYearOf(asAt)))),
    daysWithoutPrice: stretches.filter(({ basis }) => basis === 'none').reduce((sum, { days }) => sum + days, 0),
  };
};

const costSince = (span: PricedSpan, from: number, today: number): Sevenths =>
  costOf(span.weekly, daysWithin(span, { from, to: today + 1 }));

/** What the price of the child’s own days is worked out from. */
const rowsOf = (read: Reader, child: ChildId, knownAt: number): Omit<CostedRows, keyof Prices> => {
  const placed = read.of(placements, [child], knownAt);
  const carers = [...new Set(placed.flatMap(({ carer }) => (carer === null ? [] : [carer])))];
  return {
    placements: placed,
    fees: read.of(feesAgreed, [child], knownAt),
    levels: read.of(approvals, carers, knownAt),
    born: new Map(read.of(particulars, [child], knownAt).map(({ subject, dateOfBirth }) => [subject, dateOfBirth])),
  };
};

/** No record of the return is older (rule 353). */
const FIRST = '1991-10-14' as CalendarDate;
