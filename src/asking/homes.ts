import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { collectionYearOf, dayNumber, firstDayOf, plusDays, type CalendarDate } from '../domain/calendar.js';
import type { PlacedWith } from '../../projections/children/placed-with.query.js';
import { providerOf } from '../../projections/discrepancies/provider-of.js';
import { feesAgreed } from '../../projections/fees/fees.projection.js';
import type { Reader } from '../../projections/measure.js';
import { occupancyOf, type Occupancy } from '../../projections/providers/block-bookings.js';
import { bookedWeeks, type BookedWeek } from '../../projections/providers/booked-weeks.js';
import { blockBookings, frameworkMemberships, judgementsHeld, registrations } from '../../projections/providers/providers.projection.js';
import { areasOf, type Area, type Held, type Registered } from '../../projections/providers/registered.js';
import type { Told } from '../../projections/timeline.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Every provider that was ever registered by a day, and every other that a child is placed with on it. */
export class HomesAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

export type HomeStatus = 'active' | 'suspended' | 'ended' | 'not-on-record';
export type Booking = Told<typeof blockBookings>;
export type Membership = Told<typeof frameworkMemberships>;

export type HomeListed = {
  /** The reference of its record: Ofsted’s URN, or the authority’s own. */
  readonly provider: string;
  readonly status: HomeStatus;
  /** What is registered on the day, or was at last; null where it is on no record. */
  readonly registration: Registered | null;
  /** What the last inspection came to; null where it was not inspected yet, which is not the same as good. */
  readonly judgement: Held | null;
  readonly area: Area;
  readonly frameworks: readonly Membership[];
  readonly bookings: readonly Booking[];
  /** Whom the authority has placed there on the day. */
  readonly children: readonly string[];
};

export type HomesTold = Viewpoint & {
  /** Entries recorded since the one this is told from. */
  readonly laterEntries: number;
  readonly homes: readonly HomeListed[];
};

/** One home, who was ever placed there, how its block bookings were used, and what is paid for who is there. */
export class HomeAsked {
  constructor(
    readonly authority: string,
    readonly provider: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

export type HomeTold = Viewpoint & {
  /** Null where it was on no record by the day, and nobody is placed there. */
  readonly home: HomeListed | null;
  readonly stays: readonly PlacedWith[];
  /** Of each booking, from 1 April before the day to the day. */
  readonly occupancy: readonly Occupancy[];
  /** The same of all of them together, in each of the last weeks to the day; none where no place was booked in them. */
  readonly weeks: readonly BookedWeek[];
  /** Fees in force on the day for the children placed there, by child. */
  readonly fees: readonly Told<typeof feesAgreed>[];
};

@QueryHandler(HomesAsked)
export class HomesHandler implements IQueryHandler<HomesAsked> {
  private readonly kept = new Kept<Promise<readonly HomeListed[]>>(16);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: HomesAsked): Promise<HomesTold> {
    const viewpoint = await this.asking.settle(asked);
    const homes = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () =>
      this.asking.answer(authority, (read) => homesAt(read, authority, viewpoint)));
    return { ...viewpoint, laterEntries: this.asking.seen - viewpoint.knownAt, homes };
  }
}

@QueryHandler(HomeAsked)
export class HomeHandler implements IQueryHandler<HomeAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, provider, viewpoint: asked }: HomeAsked): Promise<HomeTold> {
    const viewpoint = await this.asking.settle(asked);
    return this.asking.answer(authority, (read) => homeAt(read, authority, provider, viewpoint));
  }
}

const homeAt = (read: Reader, authority: string, provider: string, viewpoint: Viewpoint): HomeTold => {
  const home = homesAt(read, authority, viewpoint).find((one) => one.provider === provider) ?? null;
  const stays = read.placedWith('provider', provider, viewpoint.knownAt);
  const placed = new Set(home?.children);
  return {
    ...viewpoint,
    home,
    stays,
    ...used(read, viewpoint, provider, stays),
    fees: read.at(feesAgreed, viewpoint).filter(({ subject }) => placed.has(subject)),
  };
};

/** As many weeks as are told one by one. */
const WEEKS = 12;

const EARLIEST = '1900-01-01' as CalendarDate;

export const homesAt = (read: Reader, authority: string, viewpoint: Viewpoint): readonly HomeListed[] => {
  const { asAt, knownAt } = viewpoint;
  const now = read.at(registrations, viewpoint);
  const registered = new Set(now.map(({ subject }) => subject));
  const last = new Map(read.during(registrations, { first: EARLIEST, last: asAt, knownAt }).map((row) => [row.subject, row]));
  const areaOf = areasOf(now, authority);
  const judged = new Map(read.at(judgementsHeld, viewpoint).map((row) => [row.subject, row]));
  const frameworks = bySubject(read.at(frameworkMemberships, viewpoint));
  const bookings = bySubject(read.at(blockBookings, viewpoint));
  const children = new Map<string, readonly string[]>();
  for (const child of read.childrenInCare(viewpoint)) {
    const provider = providerOf(child);
    if (provider !== null) children.set(provider, [...(children.get(provider) ?? []), child.child]);
  }
  return [...new Set([...last.keys(), ...children.keys()])].sort().map((provider) => {
    const registration = last.get(provider) ?? null;
    return {
      provider,
      status: statusOf(registration, registered.has(provider)),
      registration,
      judgement: judged.get(provider) ?? null,
      area: registration ? areaOf(registration) : 'not-recorded',
      frameworks: frameworks.get(provider) ?? [],
      bookings: bookings.get(provider) ?? [],
      children: children.get(provider) ?? [],
    };
  });
};

const statusOf = (registration: Registered | null, isRegistered: boolean): HomeStatus => {
  if (!registration) return 'not-on-record';
  if (!isRegistered) return 'ended';
  return registration.status === 'suspended' ? 'suspended' : 'active';
};

const bySubject = <T extends { readonly subject: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const grouped = new Map<string, readonly T[]>();
  for (const row of rows) grouped.set(row.subject, [...(grouped.get(row.subject) ?? []), row]);
  return grouped;
};

/** A child fills a booked place while it lives there under a fee that names the booking. */
const used = (read: Reader, { asAt, knownAt }: Viewpoint, provider: string, stays: readonly PlacedWith[]): Pick<HomeTold, 'occupancy' | 'weeks'> => {
  const bookings = read.of(blockBookings, [provider], knownAt);
  if (bookings.length === 0) return { occupancy: [], weeks: [] };
  const [first, weeksFrom] = [firstDayOf(collectionYearOf(asAt)), plusDays(asAt, 1 - 7 * WEEKS)];
  const fees = read.during(feesAgreed, { first: first < weeksFrom ? first : weeksFrom, last: asAt, knownAt });
  return {
    occupancy: occupancyOf(bookings, fees, stays, { from: dayNumber(first), to: dayNumber(asAt) + 1 }),
    weeks: bookedWeeks(bookings, fees, stays, { last: dayNumber(asAt), weeks: WEEKS }),
  };
};
