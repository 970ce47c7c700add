import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { EditionFact } from './events.js';
import { evolve, nextEdition, nothingPublished, type EditionState } from './evolve.js';
import type { EditionObjection } from './refusals.js';

const objectionTo = (state: EditionState, { effectiveOn: on, edition }: EditionFact, today: CalendarDate): EditionObjection | undefined => {
  if (on > today) return { code: 'in-the-future', on };
  const next = nextEdition(state);
  return edition === next ? undefined : { code: 'not-the-next-edition', edition, next };
};

export const editionRules: Rules<EditionFact, EditionState, EditionObjection> = { initial: nothingPublished, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(editionRules);
