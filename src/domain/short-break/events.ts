import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';

/**
 * What can happen to a child who has short breaks: the stream is the child's, apart from its life in care, for a short break
 * is in no headline count. These shapes are stored for ever (docs/how-to/change-an-events-shape.md).
 */
export type ShortBreakEvent = ShortBreakFact | EntryStruckOut;
export type ShortBreakFact = ShortBreaksAgreed | ShortBreaksEnded | StayBooked | StayTaken | StayCancelled;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** The panel allocated so many nights a year, from this day on; it replaces what was agreed before. `until` is the first day no longer agreed. */
export type ShortBreaksAgreed = Told & {
  readonly type: 'ShortBreaksAgreed';
  readonly nightsAYear: number;
  readonly until?: CalendarDate;
};

/** Nothing is agreed from this day on. */
export type ShortBreaksEnded = Told & { readonly type: 'ShortBreaksEnded' };

/** Where a child stays, and until when: `[effectiveOn, until)`, so that the nights are the days between. */
export type StayTerms = {
  /** The authority's own reference of the stay, once for each child. */
  readonly stay: string;
  readonly until: CalendarDate;
  /** The provider's record: Ofsted's URN, or the authority's own reference. */
  readonly unit: string;
  /** Whether the child needs a bedroom that suits a less ambulant one. */
  readonly lessAmbulant?: boolean;
};

/** A stay is booked; it takes effect on its first day, which may be one to come. */
export type StayBooked = Told & StayTerms & { readonly type: 'StayBooked' };

/** The child stayed, booked or not. Told once the stay is over. */
export type StayTaken = Told & StayTerms & { readonly type: 'StayTaken' };

/** A booked stay does not happen. It takes effect on the day the stay would have begun; `decidedOn` is the day it was called off. */
export type StayCancelled = Told & {
  readonly type: 'StayCancelled';
  readonly stay: string;
  readonly by: CancelledBy;
  readonly decidedOn?: CalendarDate;
};

/** Who called it off. Our own list: none is published. */
export type CancelledBy = 'family' | 'unit';
