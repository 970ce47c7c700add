import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { CohortLeaving, CohortProgress } from './codes.js';

/**
 * A programme's group of children, baselined on a day and tracked from then on, as a programme that brings children safely
 * out of care ("The … initiative was baselined and introduced in February 2018. Progress is tracked on a monthly basis",
 * the council's strategy 2019–2022). The stream is the cohort's. These shapes are stored for ever
 * (docs/how-to/change-an-events-shape.md).
 */
export type CohortEvent = CohortFact | EntryStruckOut;
export type CohortFact = CohortBaselined | CohortJoined | CohortTracked | CohortLeft | CohortClosed;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** The programme began: those who join on this day are its baseline. */
export type CohortBaselined = Told & {
  readonly type: 'CohortBaselined';
  /** The programme's name, and nobody's. */
  readonly title: string;
};

/** A child, by reference, became one of the cohort. */
export type CohortJoined = Told & { readonly type: 'CohortJoined'; readonly child: string };

/** How far a child of the cohort had come by this day. */
export type CohortTracked = Told & { readonly type: 'CohortTracked'; readonly child: string; readonly progress: CohortProgress };

/** The child is tracked no longer, from this day. */
export type CohortLeft = Told & { readonly type: 'CohortLeft'; readonly child: string; readonly how: CohortLeaving };

/** The programme ended. */
export type CohortClosed = Told & { readonly type: 'CohortClosed' };
