import { expect } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildCommand, RecordableFact } from '../../src/domain/child/commands.js';
import { decide, type ChildDecision } from '../../src/domain/child/decide.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import type { ChildRefusal } from '../../src/domain/child/refusals.js';
import {
  isStrike,
  type Entry,
  type EntryId,
  type EntryNumber,
  type EntryStruckOut,
  type Instant,
  type StrikeReason,
} from '../../src/domain/entry.js';

export const TODAY = '2024-06-30' as CalendarDate;

export const id = (text: string): EntryId => text as EntryId;

export const record = (fact: RecordableFact): ChildCommand => ({ type: 'Record', fact });

export const correct = (
  entry: string,
  fact: RecordableFact,
  reason: StrikeReason = 'facts-were-wrong',
): ChildCommand => ({
  type: 'Correct',
  entry: id(entry),
  fact,
  reason,
});

export const strikeOut = (entry: string, reason: StrikeReason = 'facts-were-wrong'): ChildCommand => ({
  type: 'StrikeOut',
  entry: id(entry),
  reason,
});

/** That an entry, `e1` the first, was struck out. */
export const struck = (entry: string, reason: StrikeReason = 'facts-were-wrong'): EntryStruckOut => ({
  type: 'EntryStruckOut',
  entry: id(entry),
  reason,
});

/** Entries of one child as a ledger would have them after the ones before: `e1`, `e2` …, each a command of its own. */
export const entriesOf = (
  events: readonly ChildEvent[],
  before: readonly Entry<ChildEvent>[] = [],
  command?: string,
): readonly Entry<ChildEvent>[] =>
  events.map((event, place) => {
    const revision = before.length + place + 1;
    return {
      id: id(`e${revision}`),
      number: revision as EntryNumber,
      revision,
      event,
      recordedAt: '2024-06-30T09:00:00.000Z' as Instant,
      recordedBy: 'officer',
      origin: 'recorded',
      command: command ?? `c${revision}`,
      completes: command === undefined || place === events.length - 1,
    };
  });

type Known = { readonly history: readonly Entry<ChildEvent>[]; readonly today: CalendarDate };

/** A child's history; then what is asked of it; then what comes of that. */
export const given = (...events: readonly ChildEvent[]) => givenHistory(entriesOf(events));

const givenHistory = (history: readonly Entry<ChildEvent>[], today = TODAY) => ({
  today: (day: string) => givenHistory(history, day as CalendarDate),
  when: (command: ChildCommand) => outcomeOf(decide(command, { history, today }), { history, today }),
});

const outcomeOf = (decision: ChildDecision, { history, today }: Known) => ({
  /** These events are recorded, and no others. */
  then: (...events: readonly ChildEvent[]) => expect(decision.accepted ? decision.events : decision).toEqual(events),
  thenRefused: (refusal: ChildRefusal) => expect(decision).toEqual({ accepted: false, refusal }),
  thenAlreadySo: () => expect(decision).toEqual({ accepted: true, events: [], warnings: [] }),
  /** It is recorded, and the return's rules of these numbers are named, and no others. */
  thenWarned: (...rules: readonly string[]) =>
    expect(decision.accepted && [...new Set(decision.warnings.map(({ rule }) => rule))]).toEqual(rules),
  /** What is known once it is recorded; it must have been. */
  and: () => {
    if (!decision.accepted) throw new Error(`refused: ${decision.refusal.code}`);
    return givenHistory([...history, ...entriesOf(decision.events, history)], today);
  },
  history: (): readonly Entry<ChildEvent>[] =>
    decision.accepted ? [...history, ...entriesOf(decision.events, history)] : history,
});

/** The events still standing after those struck out are left out, as a reader would count them. */
export const standing = (history: readonly Entry<ChildEvent>[]): readonly ChildEvent[] => {
  const out = new Set(history.flatMap(({ event }) => (isStrike(event) ? [event.entry] : [])));
  return history.filter(({ event, id: own }) => !isStrike(event) && !out.has(own)).map(({ event }) => event);
};
