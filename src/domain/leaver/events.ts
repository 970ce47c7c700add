import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { AccommodationKind, Activity, EndingOfSupport, InTouch } from './codes.js';

/**
 * What a leaving care team records of one young person, from 16 on. The record is apart from the child's own and under the
 * same reference: who is entitled follows from the care in that one, and not from anything here. These shapes are stored
 * for ever (docs/how-to/change-an-event.md).
 */
export type LeaverEvent = LeaverFact | EntryStruckOut;
export type LeaverFact =
  | PersonalAdviserAllocated | PersonalAdviserEnded | PathwayPlanMade | PathwayPlanReviewed | LeaverContacted
  | LeaverAccommodated | LeaverActivityTold | StayingPutBegan | StayingPutEnded | SupportRequested | LeavingCareSupportEnded;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** Has this personal adviser from the day on, in place of the one before. */
export type PersonalAdviserAllocated = Told & {
  readonly type: 'PersonalAdviserAllocated';
  readonly identity?: { readonly name?: string };
};

/** Has no personal adviser from the day on. */
export type PersonalAdviserEnded = Told & { readonly type: 'PersonalAdviserEnded' };

/** A pathway plan was made, the first or another whole one. */
export type PathwayPlanMade = Told & { readonly type: 'PathwayPlanMade' };

export type PathwayPlanReviewed = Told & { readonly type: 'PathwayPlanReviewed' };

/** The authority was in touch on the day, or tried to be: the return's IN_TOUCH. */
export type LeaverContacted = Told & { readonly type: 'LeaverContacted'; readonly inTouch: InTouch };

/** Lives there from the day on. */
export type LeaverAccommodated = Told & {
  readonly type: 'LeaverAccommodated';
  readonly accommodation: AccommodationKind;
  readonly suitable: boolean;
  /** Where it is post-16 accommodation and support that the authority buys: from which framework and provider, by reference. */
  readonly commissioned?: { readonly framework?: string; readonly provider?: string };
  readonly identity?: { readonly postcode?: string };
};

/** Does this from the day on: the return's ACTIV. */
export type LeaverActivityTold = Told & { readonly type: 'LeaverActivityTold'; readonly activity: Activity };

/** Stays put with former foster carers after 18 (Children Act 1989, section 23CZA); `carer` is the household's reference. */
export type StayingPutBegan = Told & { readonly type: 'StayingPutBegan'; readonly carer?: string };

export type StayingPutEnded = Told & { readonly type: 'StayingPutEnded' };

/** Asked for support, at 21 to 24 (Children Act 1989, section 23CZB; in force from 1 April 2018). */
export type SupportRequested = Told & { readonly type: 'SupportRequested' };

/** The authority supports no longer from the day on, and keeps nothing up to date. */
export type LeavingCareSupportEnded = Told & { readonly type: 'LeavingCareSupportEnded'; readonly why: EndingOfSupport };
