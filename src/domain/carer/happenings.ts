import type { CalendarDate } from '../calendar.js';
import type { CarerFact } from './events.js';

/** Something that happened to a household: on one day, or, of an allegation, until it was concluded. */
export type Happening = {
  readonly kind: 'panel' | 'application-closed' | 'review' | 'allegation' | 'allegation-concluded' | 'exit-interview';
  readonly on: CalendarDate;
  /** Of an allegation: the day it was concluded, null until then. Of the rest: null. */
  readonly until: CalendarDate | null;
  /** What was recommended, decided or spoken of, in codes. */
  readonly detail: string | null;
  /** Of an allegation: which one. */
  readonly reference: string | null;
};

/** An allegation that is being looked into. */
export const allegationOpen = (happenings: readonly Happening[], allegation: string): Happening | undefined =>
  happenings.find(({ kind, reference, until }) => kind === 'allegation' && reference === allegation && until === null);

export const happenedAfter = (before: readonly Happening[], fact: CarerFact): readonly Happening[] => {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'CarerPanelHeld':
      return [...before, oneDay('panel', on, fact.recommendation)];
    case 'CarerApplicationClosed':
      return [...before, oneDay('application-closed', on, fact.why)];
    case 'CarerReviewed':
      return [...before, oneDay('review', on, fact.outcome)];
    case 'ExitInterviewHeld':
      return [...before, oneDay('exit-interview', on, [...new Set(fact.themes)].sort().join(' ') || null)];
    case 'AllegationRaised':
      return [...before, { kind: 'allegation', on, until: null, detail: null, reference: fact.allegation }];
    case 'AllegationConcluded': {
      const { allegation: reference, outcome: detail } = fact;
      const open = allegationOpen(before, reference);
      const concluded = before.map((one) => (one === open ? { ...one, until: on, detail } : one));
      return [...concluded, { kind: 'allegation-concluded', on, until: null, detail, reference }];
    }
    default:
      return before;
  }
};

const oneDay = (kind: Happening['kind'], on: CalendarDate, detail: string | null): Happening => ({
  kind, on, until: null, detail, reference: null,
});
