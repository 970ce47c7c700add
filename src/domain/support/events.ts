import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { Panel, PanelDecision, ProceedingsOutcome, ReferralOutcome, SupportService } from './codes.js';

/**
 * What is done and decided about one child, in care or not, so that care is not needed or the right care is found. The
 * stream is the child's, under the same reference as in care. These shapes are stored for ever
 * (docs/how-to/change-an-events-shape.md).
 */
export type SupportEvent = SupportFact | EntryStruckOut;
export type SupportFact =
  | ReferralMade
  | ReferralOutcomeTold
  | ReferralClosed
  | AdmissionAvoided
  | ProceedingsIssued
  | ProceedingsConcluded
  | PanelDecided;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** Referred to a service; the referral has a reference of its own, for a child may be referred again. */
export type ReferralMade = Told & { readonly type: 'ReferralMade'; readonly referral: string; readonly service: SupportService };

/** What has come of a referral by this day; the latest word counts, and it may come after the service has closed. */
export type ReferralOutcomeTold = Told & {
  readonly type: 'ReferralOutcomeTold';
  readonly referral: string;
  readonly outcome: ReferralOutcome;
};

/** The service works with the child no longer, from this day. */
export type ReferralClosed = Told & { readonly type: 'ReferralClosed'; readonly referral: string };

/** The child would have come into care on this day and did not; by the work of a referral, where one is named. */
export type AdmissionAvoided = Told & { readonly type: 'AdmissionAvoided'; readonly referral?: string };

/** Care proceedings were issued: the application for a care or supervision order was made to the court. */
export type ProceedingsIssued = Told & {
  readonly type: 'ProceedingsIssued';
  /** The proceedings, by the reference that all children of one application share. */
  readonly proceedings: string;
};

/** Care proceedings came to their end for this child. */
export type ProceedingsConcluded = Told & {
  readonly type: 'ProceedingsConcluded';
  readonly proceedings: string;
  readonly how: ProceedingsOutcome;
};

/** A panel decided about the child. */
export type PanelDecided = Told & {
  readonly type: 'PanelDecided';
  readonly panel: Panel;
  readonly decision: PanelDecision;
  readonly identity?: { readonly note?: string };
};
