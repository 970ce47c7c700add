import type { CalendarDate } from '../calendar.js';
import { accept, refuse, type Decision } from '../decision.js';
import {
  inEffectOrder, isStrike, type Entry, type EntryId, type EntryNumber, type EntryStruckOut, type Instant,
} from '../entry.js';
import { same } from '../sameness.js';
import type { ChildCommand, RecordableFact } from './commands.js';
import { episodesOf, openOf } from './episodes.js';
import type { ChildEvent, ChildFact } from './events.js';
import { objectionsTo } from './objections.js';
import type { ChildRefusal, Objected } from './refusals.js';
import { suspicionsOf, type Suspicion } from './suspicions.js';

export type ChildDecision = Decision<ChildEvent, ChildRefusal, Suspicion>;

type Known = { readonly history: readonly Entry<ChildEvent>[]; readonly today: CalendarDate };

/**
 * Judges the whole timeline the command would make, for most entries are backdated. A history that
 * already breaks a rule locks nothing: only objections that the command adds count.
 */
export const decide = (command: ChildCommand, known: Known): ChildDecision => {
  const unfit = 'entry' in command ? unfitToStrike(command.entry, known.history) : undefined;
  if (unfit) return refuse(unfit);
  if (command.type === 'Record' && alreadySo(command.fact, known.history)) return accept([]);

  const refusals: ChildRefusal[] = [];
  for (const events of readingsOf(command, known.history)) {
    const added = objectionsAdded(events, known);
    if (added.length === 0) return accept(events, suspicionsAdded(events, known));
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
  if ((fact.type !== 'ChildDischarged' && fact.type !== 'ChildFound') || fact.began) return [fact];
  const facts = inEffectOrder<ChildFact>(history).map(({ event }) => event);
  const earlier = facts.filter(({ effectiveOn }) => effectiveOn < fact.effectiveOn);
  const began =
    fact.type === 'ChildFound'
      ? earlier.findLast(({ type }) => type === 'ChildWentMissing')?.effectiveOn
      : openOf(episodesOf(earlier))?.from;
  return began ? [fact, { ...fact, began }] : [fact];
};

const strike = (command: Extract<ChildCommand, { entry: EntryId }>): EntryStruckOut => ({
  type: 'EntryStruckOut',
  entry: command.entry,
  reason: command.reason,
  ...(command.note ? { identity: { note: command.note } } : {}),
});

const unfitToStrike = (id: EntryId, history: readonly Entry<ChildEvent>[]): ChildRefusal | undefined => {
  const entry = history.find((other) => other.id === id);
  if (!entry) return { code: 'no-such-entry', entry: id };
  if (isStrike(entry.event) || entry.event.type === 'ReturnReceived') return { code: 'not-a-fact', entry: id };
  const by = history.find(({ event }) => isStrike(event) && event.entry === id);
  return by ? { code: 'already-struck-out', entry: id, by: by.id } : undefined;
};

const alreadySo = (fact: RecordableFact, history: readonly Entry<ChildEvent>[]): boolean =>
  inEffectOrder<ChildFact>(history).some(({ event }) => same(asAsked(event), asAsked(fact)));

/** A fact without what the record itself adds to it. */
const asAsked = ({ corrects: _corrects, source: _source, ...fact }: ChildFact): object =>
  fact.type === 'ChildDischarged' || fact.type === 'ChildFound' ? { ...fact, began: undefined } : fact;

/** What cannot be once the events are recorded, and was not objected to before in the entry or the one it puts right. */
export const objectionsAdded = (events: readonly ChildEvent[], { history, today }: Known): readonly Objected[] => {
  const before = new Set(objectionsTo(history, today).map(({ entry, objection }) => `${entry} ${objection.code}`));
  const added = proposed(events, history);
  const putRight = new Map(added.map(({ id, event }) => [id, isStrike(event) ? undefined : event.corrects]));
  return objectionsTo([...history, ...added], today).filter(
    ({ entry, objection }) => ![entry, putRight.get(entry)].some((one) => before.has(`${one} ${objection.code}`)),
  );
};

const suspicionsAdded = (events: readonly ChildEvent[], { history }: Known): readonly Suspicion[] => {
  const before = suspicionsOf(history);
  return suspicionsOf([...history, ...proposed(events, history)]).filter((one) => !before.some((old) => same(old, one)));
};

const PROPOSED = 'proposed';

/** The entries the events would make; their ids and numbers are not yet known. */
const proposed = (
  events: readonly ChildEvent[],
  history: readonly Entry<ChildEvent>[],
): readonly Entry<ChildEvent>[] =>
  events.map((event, index) => ({
    id: `${PROPOSED}-${index}` as EntryId,
    number: ((history.at(-1)?.number ?? 0) + index + 1) as EntryNumber,
    revision: (history.at(-1)?.revision ?? 0) + index + 1,
    event,
    recordedAt: '' as Instant,
    recordedBy: '',
    origin: 'recorded',
    command: PROPOSED,
    completes: index === events.length - 1,
  }));

const refusalFor = (added: readonly Objected[]): ChildRefusal => {
  const own = added.find(({ entry }) => entry.startsWith(PROPOSED));
  return own ? own.objection : { code: 'others-depend-on-it', others: added };
};
