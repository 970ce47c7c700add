import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayNumber, type CalendarDate } from '../domain/calendar.js';
import type { CarerEvent, CarerFact } from '../domain/carer/events.js';
import { inEffectOrder, wholeCommands, type EntryNumber } from '../domain/entry.js';
import { isAuthority } from '../domain/provider/authorities.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';
import { feesAgreed } from '../../projections/fees/fees.projection.js';
import type { Reader } from '../../projections/measure.js';
import { occupancyOf } from '../../projections/providers/block-bookings.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { householdsAt, type HouseholdListed } from './carers.js';
import { homesAt, type HomeListed } from './homes.js';
import { LedgerReach, OUT_OF_REACH } from './out-of-reach.js';
import { inTurn, matched, relaxed, type Criterion, type Living, type Need, type Place, type PlaceMatched, type Tier } from './vacancies-matched.js';

/** Where somebody could be placed from a day on, as known now. */
export class VacanciesAsked {
  constructor(
    readonly authority: string,
    readonly on: CalendarDate,
    readonly need: Need,
  ) {}
}

export type VacanciesTold = Viewpoint & {
  /** Those that miss nothing that was asked for; what is not known of them has to be asked. */
  readonly places: readonly PlaceMatched[];
  /** Those that miss one thing only. */
  readonly nearly: readonly PlaceMatched[];
  readonly relaxed: readonly { readonly criterion: Criterion; readonly places: number }[];
};

@QueryHandler(VacanciesAsked)
export class VacanciesHandler implements IQueryHandler<VacanciesAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  async execute({ authority, on, need }: VacanciesAsked): Promise<VacanciesTold> {
    const viewpoint = { asAt: on, knownAt: this.asking.seen };
    const { homes, open, free } = await this.asking.answer(authority, (read) => {
      const all = homesAt(read, authority, viewpoint);
      return { homes: all, open: householdsAt(read, viewpoint).filter(isOpen), free: freeOf(read, viewpoint, all) };
    });
    const areas = await this.reach.orNot(() => this.areasOf(authority, open.map(({ carer }) => carer), viewpoint, homes));
    const places = [
      ...open.map((one) => placeWith(one, areas === OUT_OF_REACH ? 'not-read' : (areas.get(one.carer) ?? 'not-recorded'))),
      ...homes.filter(isLivedIn).flatMap((home) => placesAt(home, free)),
    ].map((place) => matched(place, need));
    return {
      ...viewpoint,
      places: inTurn(places.filter(({ misses }) => misses.length === 0)),
      nearly: inTurn(places.filter(({ misses }) => misses.length === 1)),
      relaxed: relaxed(places),
    };
  }

  /** Where households live is kept with their address, and in no view. */
  private async areasOf(authority: string, carers: readonly string[], { asAt, knownAt }: Viewpoint, homes: readonly HomeListed[]): Promise<ReadonlyMap<string, Place['area']>> {
    const lies = new Map(homes.map(({ registration, area }) => [registration?.providerAuthority, area]));
    const areaFrom = (told: string | undefined): Place['area'] =>
      told === undefined ? 'not-recorded' : isAuthority(told, authority) ? 'authority' : (lies.get(told) ?? 'not-recorded');
    const found = await Promise.all(carers.map(async (id) => [id, areaFrom(await this.addressOf(authority, id, asAt, knownAt))] as const));
    return new Map(found);
  }

  private async addressOf(authority: string, id: string, asAt: CalendarDate, knownAt: EntryNumber): Promise<string | undefined> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind: 'carer', authority, id }));
    const known = stored.filter(({ number }) => number <= knownAt).map((entry) => fromStored<CarerEvent>(entry));
    const facts = inEffectOrder<CarerFact>(wholeCommands(known)).map(({ event }) => event);
    return facts.flatMap((fact) => (fact.type === 'CarerAddressRecorded' && fact.effectiveOn <= asAt ? [fact.authority] : [])).at(-1);
  }
}

/** Approved on the day, and not for its own family’s child alone; an agency’s household is not ours to offer. */
const isOpen = ({ status, approval, places }: HouseholdListed): boolean =>
  status === 'approved' && approval !== null && approval.agency === null && approval.types !== 'connected-person' && (places?.vacant ?? 0) > 0;

const placeWith = ({ carer, approval, places }: HouseholdListed, area: Place['area']): Place => ({
  kind: 'carer', id: carer, tier: 'in-house', living: 'fostering', approvedFor: approval?.types.split(' ') ?? [], provision: null,
  vacant: places?.vacant ?? null, atMost: false, ageFrom: approval?.ageFrom ?? null, ageTo: approval?.ageTo ?? null, only: null,
  area, judgement: undefined,
});

const LIVED_IN: Readonly<Partial<Record<string, Living>>> = {
  'independent-fostering-agency': 'fostering',
  'childrens-home': 'residential', 'secure-childrens-home': 'residential', 'residential-special-school-registered-as-home': 'residential',
  'supported-accommodation': 'supported',
};

const isLivedIn = ({ status, registration }: HomeListed): boolean => status === 'active' && LIVED_IN[registration?.provision ?? ''] !== undefined;

/** Places booked and not filled on the evening of the day, by booking. */
const freeOf = (read: Reader, viewpoint: Viewpoint, homes: readonly HomeListed[]): ReadonlyMap<string, number> => {
  const day = dayNumber(viewpoint.asAt);
  const tonight = { from: day, to: day + 1 };
  const placed = read.childrenInCare(viewpoint).map(({ child }) => ({ ...tonight, child }));
  const used = occupancyOf(homes.flatMap(({ bookings }) => bookings), read.at(feesAgreed, viewpoint), placed, tonight);
  const free = new Map<string, number>();
  for (const { provider, placeNights, occupiedNights, overOccupiedNights } of used)
    free.set(provider, (free.get(provider) ?? 0) + placeNights - occupiedNights + overOccupiedNights);
  return free;
};

/** A home’s places that the authority does not fill itself; those it pays for already are told apart. */
const placesAt = ({ provider, registration, judgement, area, frameworks, children }: HomeListed, free: ReadonlyMap<string, number>): readonly Place[] => {
  const living = LIVED_IN[registration?.provision ?? ''];
  if (!registration || !living) return [];
  const agency = registration.provision === 'independent-fostering-agency';
  const booked = free.get(provider) ?? 0;
  const vacant = agency || registration.places === null ? null : Math.max(0, registration.places - children.length - booked);
  const tier: Tier = registration.own === 1 ? 'in-house' : frameworks.length > 0 ? 'framework' : 'off-framework';
  const place: Place = {
    kind: 'provider', id: provider, tier, living, approvedFor: [], provision: registration.provision, vacant, atMost: true,
    ageFrom: registration.ageFrom, ageTo: registration.ageTo, only: registration.suitsSex, area, judgement: judgement?.overall ?? null,
  };
  return [...(booked > 0 ? [{ ...place, tier: 'booked' as const, vacant: booked, atMost: false }] : []), ...(vacant === 0 ? [] : [place])];
};
