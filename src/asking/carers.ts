import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../domain/calendar.js';
import { approvals, carerStages, placesUnavailable } from '../../projections/carers/carers.projection.js';
import type { Approval } from '../../projections/carers/own-households.js';
import { placesOf, type HouseholdPlaces } from '../../projections/carers/places.js';
import type { ChildInCare } from '../../projections/children/children-in-care.query.js';
import type { PlacedWith } from '../../projections/children/placed-with.query.js';
import type { Reader } from '../../projections/measure.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Every carer household of which anything had taken effect by a day. */
export class CarersAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** Where a household stands on the day: approved, on the way to it, or neither any more. */
export type HouseholdStatus = 'approved' | 'applying' | 'deregistered' | 'closed';

export type HouseholdListed = {
  readonly carer: string;
  readonly status: HouseholdStatus;
  /** How far it has come towards an approval, also while it is approved already; null where it is on no way to one. */
  readonly stage: string | null;
  /** The approval in force on the day, or else the last one before it. */
  readonly approval: Approval | null;
  /** Of a household approved by the authority itself: its places. Of the places of an agency only the agency knows. */
  readonly places: HouseholdPlaces | null;
  /** Whom the authority has placed there on the day. */
  readonly children: readonly string[];
};

export type CarersTold = Viewpoint & {
  /** Entries recorded since the one this is told from. */
  readonly laterEntries: number;
  readonly households: readonly HouseholdListed[];
};

/** One household, and everybody who was ever placed with it. */
export class CarerAsked {
  constructor(
    readonly authority: string,
    readonly carer: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

export type CarerTold = Viewpoint & {
  /** Null where nothing of it had taken effect by the day. */
  readonly household: HouseholdListed | null;
  readonly stays: readonly PlacedWith[];
  /** Those placed there on the day. */
  readonly placed: readonly ChildPlaced[];
};

export type ChildPlaced = Pick<ChildInCare, 'child' | 'dateOfBirth'>;

@QueryHandler(CarersAsked)
export class CarersHandler implements IQueryHandler<CarersAsked> {
  private readonly kept = new Kept<Promise<readonly HouseholdListed[]>>(16);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: CarersAsked): Promise<CarersTold> {
    const viewpoint = await this.asking.settle(asked);
    const households = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () =>
      this.asking.answer(authority, (read) => householdsAt(read, viewpoint)));
    return { ...viewpoint, laterEntries: this.asking.seen - viewpoint.knownAt, households };
  }
}

@QueryHandler(CarerAsked)
export class CarerHandler implements IQueryHandler<CarerAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, carer, viewpoint: asked }: CarerAsked): Promise<CarerTold> {
    const viewpoint = await this.asking.settle(asked);
    return this.asking.answer(authority, (read) => ({
      ...viewpoint,
      household: householdsAt(read, viewpoint).find((one) => one.carer === carer) ?? null,
      stays: read.placedWith('carer', carer, viewpoint.knownAt),
      placed: read.childrenInCare(viewpoint).filter((child) => child.carer === carer),
    }));
  }
}

/** Nobody who fosters now was approved before this. */
const EARLIEST = '1900-01-01' as CalendarDate;

export const householdsAt = (read: Reader, viewpoint: Viewpoint): readonly HouseholdListed[] => {
  const inForce = read.at(approvals, viewpoint);
  const inCare = read.childrenInCare(viewpoint);
  const held = new Map(inForce.map((row) => [row.subject, row]));
  const last = new Map(read.during(approvals, { first: EARLIEST, last: viewpoint.asAt, knownAt: viewpoint.knownAt }).map((row) => [row.subject, row]));
  const places = new Map(placesOf(inForce, read.at(placesUnavailable, viewpoint), inCare).map((one) => [one.household, one]));
  const stages = new Map<string, readonly string[]>();
  for (const { subject, stage } of read.at(carerStages, viewpoint)) stages.set(subject, [...(stages.get(subject) ?? []), stage]);
  const children = new Map<string, readonly string[]>();
  for (const { carer, child } of inCare) if (carer !== null) children.set(carer, [...(children.get(carer) ?? []), child]);
  return [...new Set([...stages.keys(), ...last.keys()])].sort().map((carer) => {
    const said = stages.get(carer) ?? [];
    const stage = said.find((one) => TOWARDS.has(one)) ?? null;
    return {
      carer,
      status: statusOf(held.has(carer), stage, last.has(carer)),
      stage,
      approval: held.get(carer) ?? last.get(carer) ?? null,
      places: places.get(carer) ?? null,
      children: children.get(carer) ?? [],
    };
  });
};

const TOWARDS: ReadonlySet<string> = new Set(['enquiry', 'application', 'assessment', 'panel']);

const statusOf = (isApproved: boolean, stage: string | null, wasApproved: boolean): HouseholdStatus => {
  if (isApproved) return 'approved';
  if (stage !== null) return 'applying';
  return wasApproved ? 'deregistered' : 'closed';
};
