import { expect } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { decide } from '../../src/domain/carer/decide.js';
import type { CarerCommand } from '../../src/domain/carer/commands.js';
import type { ApprovalTerms, CarerEvent, CarerFact } from '../../src/domain/carer/events.js';
import type { CarerRefusal } from '../../src/domain/carer/refusals.js';
import type { Entry, EntryId, EntryNumber, Instant } from '../../src/domain/entry.js';

export const TODAY = '2024-06-30' as CalendarDate;

export const day = (text: string): CalendarDate => text as CalendarDate;

/** Two places for a child of any age, task-centred, unless said otherwise. */
export const terms = (more: Partial<ApprovalTerms> = {}): ApprovalTerms => ({
  places: 2,
  ageFrom: 0,
  ageTo: 17,
  types: ['task-centred'],
  ...more,
});

type Of<Type> = Extract<CarerFact, { readonly type: Type }>;
type More<Type extends CarerFact['type']> = Omit<Of<Type>, 'type' | 'effectiveOn'>;

/** A fact of a type, on a day. */
export const fact = <Type extends CarerFact['type']>(type: Type, on: string, more: More<Type>): CarerFact =>
  ({ type, effectiveOn: day(on), ...more }) as unknown as CarerFact;

export const approved = (
  on: string,
  more: Partial<ApprovalTerms> = {},
  beside: Partial<More<'CarerApproved'>> = {},
): CarerFact => fact('CarerApproved', on, { terms: terms(more), ...beside });

export const varied = (on: string, more: Partial<ApprovalTerms> = {}): CarerFact =>
  fact('CarerApprovalVaried', on, { terms: terms(more) });

export const deregistered = (
  on: string,
  reason: Of<'CarerDeregistered'>['reason'] = 'carers-wish',
  beside: Partial<More<'CarerDeregistered'>> = {},
): CarerFact => fact('CarerDeregistered', on, { reason, ...beside });

export const joined = (on: string, person = 1, dateOfBirth = '1966-02-28'): CarerFact =>
  fact('CarerPersonJoined', on, { person, dateOfBirth: day(dateOfBirth) });

/** Entries of one household as a ledger would have them after the ones before: `e1`, `e2` …; each a command of its own, or all of one. */
export const entriesOf = (
  events: readonly CarerEvent[],
  before: readonly Entry<CarerEvent>[] = [],
  command?: string,
): readonly Entry<CarerEvent>[] =>
  events.map((event, place) => {
    const revision = before.length + place + 1;
    return {
      id: `e${revision}` as EntryId,
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

export const record = (about: CarerFact): CarerCommand => ({ type: 'Record', fact: about });

export const correct = (entry: string, about: CarerFact): CarerCommand => ({
  type: 'Correct',
  entry: entry as EntryId,
  fact: about,
  reason: 'facts-were-wrong',
});

export const strikeOut = (entry: string): CarerCommand => ({
  type: 'StrikeOut',
  entry: entry as EntryId,
  reason: 'duplicate',
});

/** A household's history; then what is asked of it; then what comes of that. */
export const given = (...events: readonly CarerEvent[]) => ({
  when: (command: CarerCommand) => {
    const decision = decide(command, { history: entriesOf(events), today: TODAY });
    return {
      thenRecorded: () => expect(decision).toMatchObject({ accepted: true, events: [expect.anything()] }),
      thenAccepted: () => expect(decision).toMatchObject({ accepted: true }),
      thenAlreadySo: () => expect(decision).toEqual({ accepted: true, events: [], warnings: [] }),
      thenRefused: (refusal: CarerRefusal) => expect(decision).toEqual({ accepted: false, refusal }),
    };
  },
});
