import type { CalendarDate } from '../calendar.js';
import { accept, refuse, type Decision } from '../decision.js';
import { inEffectOrder, type Entry } from '../entry.js';
import { same } from '../sameness.js';
import { objectionsAdded as objectionsAddedBy, proposed, refusalFor, strike, unfitToStrike } from '../verbs.js';
import type { ChildCommand, RecordableFact } from './commands.js';
import { episodesOf, openOf } from './episodes.js';
import type { ChildEvent, ChildFact } from './events.js';
import { objectionsTo } from './objections.js';
import type { ChildRefusal, Objected } from './refusals.js';
import { suspicionsAdded, type Suspicion } from './suspicions.js';

export type ChildDecision = Decision<ChildEvent, ChildRefusal, Suspicion>;

type Known = { readonly history: readonly Entry<ChildEvent>[]; readonly today: CalendarDate };

/**
 * Judges the whole timeline the command would make, for most entries are backdated. A history that
 * already breaks a rule locks nothing: only objections that the command adds count.
 */
export const decide = (command: ChildCommand, known: Known): ChildDecision => {
  const unfit = 'entry' in command ? unfitToStrike(command.entry, known.history, isFact) : undefined;
  if (unfit) return refuse(unfit);
  if (command.type === 'Record') {
    if (alreadySo(command.fact, known.history)) return accept([]);
    const before = onlyWord(command.fact, known.history);
    if (before) return refuse({ code: 'recorded-already', entry: before.id });
  }

  const refusals: ChildRefusal[] = [];
  for (const events of readingsOf(command, known.history)) {
    const added = objectionsAdded(events, known);
    const { history, today } = known;
    if (added.length === 0) return accept(events, suspicionsAdded(history, proposed(events, history), today));
    refusals.push(refusalFor(added));
  }
  return refuse(refusals[0] as ChildRefusal);
};

/**
 * The events a command may mean, the likeliest first. An ending on a day on which something also
 * begins ends what began that day or, where that cannot be, what had begun before it.
 */
const readingsOf = (command: ChildCommand, history: readonly Entry<ChildEvent>[]): readonly (readonly ChildEvent[])[] => {
  if (command.type === 'StrikeOut') return [[strike(command)]];
  const before = command.type === 'Correct' ? [strike(command)] : [];
  const corrects = command.type === 'Correct' ? { corrects: command.entry } : {};
  return factsMeant(command.fact, [...history, ...proposed(before, history)]).map((fact) => [
    ...before,
    { ...fact, ...corrects },
  ]);
};

const factsMeant = (fact: RecordableFact, history: readonly Entry<ChildEvent>[]): readonly RecordableFact[] => {
  if (fact.type !== 'ChildDischarged' || fact.began) return [fact];
  const earlier = inEffectOrder<ChildFact>(history).map(({ event }) => event);
  const lasting = openOf(episodesOf(earlier.filter(({ effectiveOn }) => effectiveOn < fact.effectiveOn)));
  return lasting ? [fact, { ...fact, began: lasting.from }] : [fact];
};

/** What a return said is no fact of its own: the facts drawn from it are. */
const isFact = ({ type }: ChildFact): boolean => type !== 'ReturnReceived';

/** Whether the last word of its kind on that day says the same: a child may go missing twice in a day, and says so twice. */
const alreadySo = (fact: RecordableFact, history: readonly Entry<ChildEvent>[]): boolean => {
  const sameDay = inEffectOrder<ChildFact>(history).filter(({ event }) => event.effectiveOn === fact.effectiveOn);
  const last = sameDay.findLast(({ event }) => kindOf(event) === kindOf(fact));
  return last !== undefined && same(asAsked(last.event), asAsked(fact));
};

/** What is said of the whole life is said once, and corrected after that. */
const onlyWord = ({ type }: RecordableFact, history: readonly Entry<ChildEvent>[]): Entry<ChildFact> | undefined =>
  type === 'ParticularsRecorded' || type === 'AsylumStatusRecorded'
    ? inEffectOrder<ChildFact>(history).find(({ event }) => event.type === type)
    : undefined;

/** Facts of one kind change the same thing: where and how the child lives, or whether the child is missing. */
const kindOf = ({ type }: ChildFact): string => {
  if (type === 'ChildWentMissing' || type === 'ChildFound') return 'missing';
  return LIVING.has(type) ? 'living' : type;
};

const LIVING: ReadonlySet<string> = new Set<ChildFact['type']>([
  'ChildAdmitted', 'ChildAlreadyInCare', 'ChildMoved', 'PlacementDetailsChanged', 'LegalStatusChanged',
  'ChildTemporarilyAbsent', 'ChildReturned', 'ChildDischarged', 'EpisodeCeased',
]);

/** A fact without what the record itself adds to it. */
const asAsked = ({ corrects: _corrects, source: _source, ...fact }: ChildFact): object =>
  fact.type === 'ChildDischarged' || fact.type === 'ChildFound' ? { ...fact, began: undefined } : fact;

/** What cannot be once the events are recorded, and was not objected to before. */
export const objectionsAdded = (events: readonly ChildEvent[], known: Known): readonly Objected[] =>
  objectionsAddedBy(events, known, objectionsTo);
