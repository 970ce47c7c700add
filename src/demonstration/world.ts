import type { DayNumber } from '../domain/calendar.js';
import type { CategoryOfNeed, LegalStatus, PlacementChangeReason, PlacementProvider, PlacementType, ReasonEpisodeCeased } from '../domain/codes.js';

/** A child of the demonstration authority as life truly went, whoever knew of it when. Days are day numbers; stretches `[from, to)`. */
export type Life = {
  /** The child's reference: eight digits that name nobody. */
  readonly child: string;
  readonly born: DayNumber;
  readonly sex: '1' | '2';
  readonly ethnicity: string;
  /** `NONE`, a code of disability, or absent where it is not recorded. */
  readonly disability?: string;
  /** Unaccompanied and seeking asylum. */
  readonly asylum: boolean;
  readonly siblings?: string;
  readonly periods: readonly PeriodOfCare[];
};

export type PeriodOfCare = {
  readonly from: DayNumber;
  /** The day the child left care; null where it had not by the end of the demonstration. */
  readonly to: DayNumber | null;
  readonly reason?: Exclude<ReasonEpisodeCeased, 'X1'>;
  readonly categoryOfNeed: CategoryOfNeed;
  /** In order, without gaps, from the first day to the last. */
  readonly stays: readonly Stay[];
  /** In order; the first from the first day. */
  readonly statuses: readonly { readonly from: DayNumber; readonly status: LegalStatus }[];
  /** The days on which coming into care, or leaving it, was recorded, where that was weeks or months later. */
  readonly late?: { readonly admission?: DayNumber; readonly discharge?: DayNumber };
};

/** A stretch with one carer. Who the carer is, is filled in by those who supply (supply.ts). */
export type Stay = {
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  readonly type: PlacementType;
  readonly provider?: PlacementProvider;
  /** GSS code of the authority it lies in; the demonstration authority's own where it lies within. */
  readonly authority?: string;
  /** Tenths of a mile from home, where known. */
  readonly tenthsOfMiles?: number;
  /** Why it ended, where another stay follows. */
  readonly reason?: PlacementChangeReason;
  readonly suppliedBy?: Supplier;
};

/** The own foster household (`carer`), or the home or agency by URN, or by our own reference where it has none. */
export type Supplier = { readonly carer?: string; readonly urn?: string; readonly home?: string };

/** All that happened, from 2004 to 31 March 2019; before 31 March 2012 only of those who were in care on it or later. */
export type World = { readonly lives: readonly Life[] };
