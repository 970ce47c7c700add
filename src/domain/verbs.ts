import type { CalendarDate } from './calendar.js';
import { accept, refuse, type Decision } from './decision.js';
import {
  inEffectOrder, isStrike, type Entry, type EntryId, type EntryNumber, type EntryStruckOut, type Fact, type Instant,
  type StrikeReason,
} from './entry.js';
import { same } from './sameness.js';

/** The three verbs, about whatever is on record. Nobody edits. */
export type Verb<F extends Fact> =
  | { readonly type: 'Record'; readonly fact: F }
  | { readonly type: 'Correct'; readonly entry: EntryId; readonly fact: F; readonly reason: StrikeReason; readonly note?: string }
  | { readonly type: 'StrikeOut'; readonly entry: EntryId; readonly reason: StrikeReason; readonly note?: string };

/** An objection to a fact, and the entry it is made to. */
export type ObjectedTo<O> = { readonly entry: EntryId; readonly objection: O };

/** Why an entry was refused: what the record's own rules object to, or what every record refuses. */
export type Refused<O> =
  | O
  | { readonly code: 'no-such-entry'; readonly entry: EntryId }
  | { readonly code: 'not-a-fact'; readonly entry: EntryId }
  | { readonly code: 'already-struck-out'; readonly entry: EntryId; readonly by: EntryId }
  /** Other entries rest on what would no longer be so. */
  | { readonly code: 'others-depend-on-it'; readonly others: readonly ObjectedTo<O>[] };

type Coded = { readonly code: string };
type History<F extends Fact> = readonly Entry<F | EntryStruckOut>[];

/** What is known when a command is judged. */
export type Known<F extends Fact> = { readonly history: History<F>; readonly today: CalendarDate };

/** What a record's rules are: what its facts add up to, and what cannot be so next. */
export type Rules<F extends Fact, State, O extends Coded> = {
  readonly initial: State;
  readonly evolve: (state: State, fact: F) => State;
  /** Why a fact cannot be so, given those before it in effect order; undefined where it can. */
  readonly objectionTo: (state: State, fact: F, today: CalendarDate) => O | undefined;
};

/** Decides the three verbs by a record's rules, judging the whole timeline that a command would make. */
export const decideBy =
  <F extends Fact, State, O extends Coded>(rules: Rules<F, State, O>) =>
  (command: Verb<F>, known: Known<F>): Decision<F | EntryStruckOut, Refused<O>, never> => {
    const unfit = 'entry' in command ? unfitToStrike(command.entry, known.history) : undefined;
    if (unfit) return refuse(unfit);
    if (command.type === 'Record' && alreadySo(command.fact, known.history)) return accept([]);
    const events = eventsOf(command);
    const added = objectionsAdded(events, known, (history, today) => objectionsBy(rules, history, today));
    return added.length === 0 ? accept(events) : refuse(refusalFor(added));
  };

/** Every objection to a history as it stands, walking it from its first day. */
export const objectionsBy = <F extends Fact, State, O extends Coded>(
  { initial, evolve, objectionTo }: Rules<F, State, O>, history: History<F>, today: CalendarDate,
): readonly ObjectedTo<O>[] => {
  let state = initial;
  const objected: ObjectedTo<O>[] = [];
  for (const { id, event } of inEffectOrder<F>(history)) {
    const objection = objectionTo(state, event, today);
    if (objection) objected.push({ entry: id, objection });
    state = evolve(state, event);
  }
  return objected;
};

const eventsOf = <F extends Fact>(command: Verb<F>): readonly (F | EntryStruckOut)[] => {
  if (command.type === 'Record') return [command.fact];
  if (command.type === 'StrikeOut') return [strike(command)];
  return [strike(command), { ...command.fact, corrects: command.entry }];
};

/** Whether a fact that still stands says the very same. */
const alreadySo = <F extends Fact>(fact: F, history: History<F>): boolean =>
  inEffectOrder<F>(history).some(({ event }) => same({ ...event, corrects: undefined }, fact));

export const strike = (
  command: { readonly entry: EntryId; readonly reason: StrikeReason; readonly note?: string },
): EntryStruckOut => ({
  type: 'EntryStruckOut',
  entry: command.entry,
  reason: command.reason,
  ...(command.note ? { identity: { note: command.note } } : {}),
});

/** Why an entry cannot be struck out: it is not there, it tells of no fact, or it has been struck out already. */
export const unfitToStrike = <F extends Fact>(
  id: EntryId, history: History<F>, isFact: (event: F) => boolean = () => true,
): Extract<Refused<never>, { readonly entry: EntryId }> | undefined => {
  const entry = history.find((other) => other.id === id);
  if (!entry) return { code: 'no-such-entry', entry: id };
  if (isStrike(entry.event) || !isFact(entry.event)) return { code: 'not-a-fact', entry: id };
  const by = history.find(({ event }) => isStrike(event) && event.entry === id);
  return by ? { code: 'already-struck-out', entry: id, by: by.id } : undefined;
};

/**
 * What cannot be once the events are recorded, and was not objected to before in the entry or the one it puts right. A
 * history that already breaks a rule locks nothing: only objections that the command adds count.
 */
export const objectionsAdded = <F extends Fact, O extends Coded>(
  events: readonly (F | EntryStruckOut)[],
  { history, today }: Known<F>,
  objectionsTo: (history: History<F>, today: CalendarDate) => readonly ObjectedTo<O>[],
): readonly ObjectedTo<O>[] => {
  const before = new Set(objectionsTo(history, today).map(({ entry, objection }) => `${entry} ${objection.code}`));
  const added = proposed(events, history);
  const putRight = new Map(added.map(({ id, event }) => [id, isStrike(event) ? undefined : event.corrects]));
  return objectionsTo([...history, ...added], today).filter(
    ({ entry, objection }) => ![entry, putRight.get(entry)].some((one) => before.has(`${one} ${objection.code}`)),
  );
};

const PROPOSED = 'proposed';

/** The entries the events would make; their ids and numbers are not yet known. */
export const proposed = <F extends Fact>(events: readonly (F | EntryStruckOut)[], history: History<F>): History<F> =>
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

/** The objection to what was proposed itself; otherwise those of the entries that rest on what would no longer be so. */
export const refusalFor = <O extends Coded>(
  added: readonly ObjectedTo<O>[],
): O | { readonly code: 'others-depend-on-it'; readonly others: readonly ObjectedTo<O>[] } => {
  const own = added.find(({ entry }) => entry.startsWith(PROPOSED));
  return own ? own.objection : { code: 'others-depend-on-it', others: added };
};
