import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { Pence } from '../money.js';
import type { CostKind, FeeTier, Purchase } from './codes.js';

/**
 * What is paid for one child's placements. The record is apart from the child's own: whoever buys is not whoever places, and
 * where the two disagree it is told and not refused. These shapes are stored for ever (docs/how-to/change-an-event.md).
 */
export type FeeEvent = FeeFact | EntryStruckOut;
export type FeeFact = FeeAgreed | FeeChanged | FeeEnded | OneOffCostIncurred | InvoiceReceived;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** Who pays how much of the weekly fee, in pence; together they are the fee. */
export type Shares = { readonly socialCare: Pence; readonly education: Pence; readonly health: Pence };

/** Paid every week beside the fee itself, and for what. */
export type Extra = { readonly kind: CostKind; readonly weekly: Pence };

export type FeeTerms = {
  /** Pence a week, without the extras. */
  readonly weekly: Pence;
  readonly tier?: FeeTier;
  /** Absent where social care pays all of it. */
  readonly shares?: Shares;
  readonly extras?: readonly Extra[];
  readonly purchase: Purchase;
  /** The framework it was bought from, or the block booking it is part of, by reference. */
  readonly framework?: string;
  readonly booking?: string;
  /** Whom it is paid to: the provider's or the carer household's reference. */
  readonly payee?: string;
};

/** A fee was agreed for the placement the child is in on this day. It is payable until the placement ends, unless it is ended or changed before. */
export type FeeAgreed = Told & { readonly type: 'FeeAgreed'; readonly terms: FeeTerms; readonly until?: CalendarDate };

/** The fee of the same placement is another from this day; the terms are the new ones, whole. */
export type FeeChanged = Told & { readonly type: 'FeeChanged'; readonly terms: FeeTerms; readonly until?: CalendarDate };

/** Nothing is payable from this day. */
export type FeeEnded = Told & { readonly type: 'FeeEnded' };

/** Was paid for once, on this day. */
export type OneOffCostIncurred = Told & { readonly type: 'OneOffCostIncurred'; readonly kind: CostKind; readonly amount: Pence };

/** What a provider asked for a time, `[from, to)`; dated by the day of the invoice. `invoice` is its number. */
export type InvoiceReceived = Told & {
  readonly type: 'InvoiceReceived';
  readonly invoice: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly amount: Pence;
};
