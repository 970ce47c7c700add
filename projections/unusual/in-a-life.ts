import { dayNumber, daysBetween, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import type { Episode } from '../../src/domain/child/episodes.js';
import type { ChildFact } from '../../src/domain/child/events.js';
import type { EpisodeOf } from '../children/episodes-of.query.js';
import { changesInYear } from '../stability/placements-in-year.js';
import { LASTING } from '../timeline.js';
import type { Unusual } from './unusual.js';

/** A child's life before and after a fact that is to be recorded. */
export type Life = {
  readonly fact: ChildFact;
  readonly before: readonly Episode[];
  readonly after: readonly Episode[];
  readonly born: CalendarDate | null;
  readonly today: CalendarDate;
};

/** Later than this is late: four weeks. */
const LATE = 28;

/** So soon after leaving, it may be that the child never left. */
const SOON = 28;

/** Three moves within twelve months: one more than makes three placements, the national sign of instability. */
const MANY_MOVES = 3;

/** Everything unusual in a child's own life about what is to be recorded. */
export const unusualInALife = (life: Life): readonly Unusual[] => RULES.flatMap((rule) => rule(life));

type Rule = (life: Life) => readonly Unusual[];

const recordedLate: Rule = ({ fact, today }) => {
  const days = daysBetween(fact.effectiveOn, today);
  return SAID_OF_THE_WHOLE_LIFE.has(fact.type) || days <= LATE ? [] : [{ code: 'recorded-late', days }];
};

const SAID_OF_THE_WHOLE_LIFE: ReadonlySet<ChildFact['type']> = new Set(['ParticularsRecorded', 'AsylumStatusRecorded']);

const anotherMove: Rule = ({ fact, after }) => {
  if (fact.type !== 'ChildMoved') return [];
  const moves = changesInYear(after.map(episodeOf), fact.effectiveOn, 'left out');
  return moves >= MANY_MOVES ? [{ code: 'another-move', moves }] : [];
};

const episodeOf = (episode: Episode): EpisodeOf => ({
  child: '',
  from: dayNumber(episode.from),
  to: episode.to === null ? LASTING : dayNumber(episode.to),
  reasonForNewEpisode: episode.reasonForNewEpisode,
  legalStatus: episode.legalStatus,
  placementType: episode.away ?? episode.placement.type,
  usualPlacementType: episode.placement.type,
  placementBegan: dayNumber(episode.placementBegan),
  careBegan: dayNumber(episode.careBegan),
});

/** To the household or home where the child lives already. */
const samePlacement: Rule = ({ fact, before }) => {
  if (fact.type !== 'ChildMoved') return [];
  const now = before.find(({ from, to }) => from < fact.effectiveOn && (to === null || to >= fact.effectiveOn));
  if (!now) return [];
  const { carer, urn } = fact.placement;
  const same = carer === undefined ? urn !== undefined && now.placement.urn === urn && now.placement.carer === undefined : now.placement.carer === carer;
  return same && now.placement.type === fact.placement.type ? [{ code: 'same-placement', since: now.placementBegan }] : [];
};

/** A placement that began that very day takes up no day any longer. */
const leavesNoDay: Rule = ({ fact, before }) =>
  fact.type === 'ChildMoved' && before.some(({ from, placementBegan }) => from === fact.effectiveOn && placementBegan === from)
    ? [{ code: 'leaves-no-day', on: fact.effectiveOn }]
    : [];

/** Something later is recorded already, so that what is to be recorded is over. */
const lastsUntil: Rule = ({ fact, after }) => {
  if (fact.type !== 'ChildAdmitted' && fact.type !== 'ChildMoved') return [];
  const stay = after.filter(({ placementBegan, from }) => placementBegan === fact.effectiveOn && from >= fact.effectiveOn);
  const until = stay.at(-1)?.to;
  return until ? [{ code: 'lasts-until', until }] : [];
};

const soonAfterLeaving: Rule = ({ fact, before }) => {
  if (fact.type !== 'ChildAdmitted') return [];
  const left = before.findLast(({ to }) => to !== null && to <= fact.effectiveOn)?.to;
  if (!left) return [];
  const days = daysBetween(left, fact.effectiveOn);
  return days <= SOON ? [{ code: 'soon-after-leaving', left, days }] : [];
};

/** Care ends with the eighteenth birthday at the latest; that it ended that day is no surprise. */
const eighteenOrOver: Rule = ({ fact, born }) => {
  if (!born || SAID_OF_THE_WHOLE_LIFE.has(fact.type)) return [];
  const eighteenOn = plusYears(born, 18);
  const over = fact.type === 'ChildDischarged' ? fact.effectiveOn > eighteenOn : fact.effectiveOn >= eighteenOn;
  return over ? [{ code: 'eighteen-or-over', eighteenOn }] : [];
};

const RULES: readonly Rule[] = [recordedLate, anotherMove, samePlacement, leavesNoDay, lastsUntil, soonAfterLeaving, eighteenOrOver];
