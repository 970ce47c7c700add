import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayNumber, type CalendarDate } from '../domain/calendar.js';
import { approvals, placesUnavailable } from '../../projections/carers/carers.projection.js';
import { placesOf } from '../../projections/carers/places.js';
import { homesOffered, householdsOffered, type HomeOffered, type HouseholdOffered } from '../../projections/offered/room.js';
import { toldByHome, toldByHousehold, type ToldByPlace } from '../../projections/offered/told-by-place.js';
import { judgementsHeld, registrations } from '../../projections/providers/providers.projection.js';
import type { Reader } from '../../projections/measure.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';

/** Where a child may live from a day on, as known now: own households with room, and registered homes. */
export class OfferedAsked {
  constructor(
    readonly authority: string,
    readonly on: CalendarDate,
    readonly dateOfBirth: CalendarDate | null,
    readonly most: number,
  ) {}
}

export type Offered = {
  readonly households: readonly HouseholdOffered[];
  readonly homes: readonly HomeOffered[];
  /** How many there are in all. */
  readonly householdsInAll: number;
  readonly homesInAll: number;
};

/** What is on record of a household or home somebody names, as far as it tells of a placement there. */
export class PlaceToldAsked {
  constructor(
    readonly authority: string,
    readonly on: CalendarDate,
    readonly place: { readonly carer: string } | { readonly urn: string },
  ) {}
}

@QueryHandler(OfferedAsked)
export class OfferedHandler implements IQueryHandler<OfferedAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, on, dateOfBirth, most }: OfferedAsked): Promise<Offered> {
    const viewpoint = { asAt: on, knownAt: this.asking.seen };
    const told = { on, authority, born: dateOfBirth && dayNumber(dateOfBirth) };
    const { households, homes } = await this.asking.answer(authority, (read) => {
      const inCare = read.childrenInCare(viewpoint);
      return {
        households: householdsOffered(placesOf(read.at(approvals, viewpoint), read.at(placesUnavailable, viewpoint), inCare), told),
        homes: homesOffered(read.at(registrations, viewpoint), read.at(judgementsHeld, viewpoint), inCare, told),
      };
    });
    return { households: households.slice(0, most), homes: homes.slice(0, most), householdsInAll: households.length, homesInAll: homes.length };
  }
}

@QueryHandler(PlaceToldAsked)
export class PlaceToldHandler implements IQueryHandler<PlaceToldAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where nothing is on record of it that day. */
  async execute({ authority, on, place }: PlaceToldAsked): Promise<ToldByPlace | null> {
    const { seen } = this.asking;
    return this.asking.answer(authority, (read) => placeTold(read, place, { asAt: on, knownAt: seen }));
  }
}

const placeTold = (read: Reader, place: PlaceToldAsked['place'], { asAt, knownAt }: Viewpoint): ToldByPlace | null => {
  const day = dayNumber(asAt);
  const onDay = <Row extends { readonly from: number; readonly to: number }>(rows: readonly Row[]): Row | undefined =>
    rows.find(({ from, to }) => from <= day && day < to);
  const registered = (reference: string) => onDay(read.of(registrations, [reference], knownAt));
  if ('urn' in place) {
    const registration = registered(place.urn);
    return registration ? toldByHome(registration) : null;
  }
  const approval = onDay(read.of(approvals, [place.carer], knownAt));
  if (!approval) return null;
  const agency = approval.agency === null ? undefined : registered(approval.agency);
  return toldByHousehold(approval, new Map(agency ? [[agency.subject, agency]] : []));
};
