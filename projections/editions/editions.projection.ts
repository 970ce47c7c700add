import { dayNumber } from '../../src/domain/calendar.js';
import type { EditionFact } from '../../src/domain/edition/events.js';
import { evolve, nothingPublished, type EditionState } from '../../src/domain/edition/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

/** Editions that came out and from which viewpoint they tell, from the day each came out. */
export const editionsPublished = {
  name: 'edition_published',
  columns: { edition: 'integer not null', as_at: 'integer not null', entry: 'integer not null', profile: 'text not null' },
  snapshots: false,
  rowsOf: ({ editions }) =>
    editions.map(({ effectiveOn, edition, asAt, knownAt, profile }) => ({
      from: dayNumber(effectiveOn), to: LASTING, edition, as_at: dayNumber(asAt), entry: knownAt, profile,
    })),
} as const satisfies Timeline<EditionState>;

/** One series of editions; the subject is the series, `sufficiency-booklet`. */
export const editions: Projected<EditionFact, EditionState> = {
  follows: 'edition',
  initial: nothingPublished,
  evolve,
  timelines: [editionsPublished],
};
