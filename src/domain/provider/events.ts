import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { Pence } from '../money.js';
import type { FrameworkKind, InspectionKind, Judgement, ProvisionType, Sector } from './codes.js';

/**
 * What can happen to a provider: a home, a unit, a school or an agency, as Ofsted's register has them, one record to each
 * registration. These shapes are stored for ever (docs/how-to/change-an-event.md). A home's name and address may tell where
 * a child lives: they lie under `identity` and nowhere else.
 */
export type ProviderEvent = ProviderFact | EntryStruckOut;
export type ProviderFact =
  | ProviderRegistered | ProviderDetailsChanged | RegistrationSuspended | RegistrationRestored | RegistrationEnded
  | ProviderInspected | FrameworkJoined | FrameworkLeft | BlockBooked | BlockBookingEnded;

/** The register, and the day it told of, from which a fact was taken. */
export type RegisterSource = { readonly register: 'ofsted'; readonly asAt: CalendarDate; readonly row: number };

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId; readonly source?: RegisterSource };

export type ProviderDetails = {
  readonly provision: ProvisionType;
  readonly sector?: Sector;
  /** How many children it may accommodate at once. */
  readonly places?: number;
  /** Of these, bedrooms that suit children who are less ambulant. */
  readonly lessAmbulantBedrooms?: number;
  /** The children it suits: completed years, both included, and sex (`M`, `F`). */
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly sex?: 'M' | 'F';
  /** The organisation that owns it. */
  readonly owner?: string;
  /** The authority it lies in: a GSS code, or the name where only that is known. */
  readonly authority?: string;
  readonly region?: string;
  /** Whether it is the authority's own provision. */
  readonly own?: boolean;
  /** Ofsted's number of the school, where there is one. */
  readonly educationUrn?: string;
};

export type ProviderIdentity = {
  readonly name?: string;
  readonly address?: readonly string[];
  readonly postcode?: string;
};

/** Is registered from this day; `urn` is Ofsted's unique reference number. Where nobody has to register it, in use from. */
export type ProviderRegistered = Told & {
  readonly type: 'ProviderRegistered';
  readonly urn?: string;
  readonly details: ProviderDetails;
  readonly identity?: ProviderIdentity;
};

/** The details, whole, from this day on. */
export type ProviderDetailsChanged = Told & {
  readonly type: 'ProviderDetailsChanged';
  readonly details: ProviderDetails;
  readonly identity?: ProviderIdentity;
};

export type RegistrationSuspended = Told & { readonly type: 'RegistrationSuspended' };
export type RegistrationRestored = Told & { readonly type: 'RegistrationRestored' };

/** Is no longer registered. A register tells only that it had ended by the day the register tells of. */
export type RegistrationEnded = Told & {
  readonly type: 'RegistrationEnded';
  readonly why: 'closed' | 'cancelled' | 'no-longer-in-register';
};

/** Was inspected on this day. */
export type ProviderInspected = Told & {
  readonly type: 'ProviderInspected';
  readonly kind: InspectionKind;
  /** Ofsted's number of the inspection. */
  readonly event?: string;
  readonly publishedOn?: CalendarDate;
  /** Overall experiences and progress of children and young people. */
  readonly overall: Judgement;
  readonly education?: Judgement;
  readonly health?: Judgement;
  readonly protection?: Judgement;
  readonly leadership?: Judgement;
};

/** Joined a framework, by its reference; the tiers or lots it was admitted to. */
export type FrameworkJoined = Told & {
  readonly type: 'FrameworkJoined';
  readonly framework: string;
  readonly kind: FrameworkKind;
};
export type FrameworkLeft = Told & { readonly type: 'FrameworkLeft'; readonly framework: string };

/** So many places are paid for, filled or not, from this day to the day before `until`. `booking` is its reference. */
export type BlockBooked = Told & {
  readonly type: 'BlockBooked';
  readonly booking: string;
  readonly places: number;
  /** Pence a week for each place. */
  readonly weeklyPrice: Pence;
  readonly until?: CalendarDate;
};

/** A block booking ended before its time. */
export type BlockBookingEnded = Told & { readonly type: 'BlockBookingEnded'; readonly booking: string };
