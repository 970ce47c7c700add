import { expect } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Entry, EntryId, EntryNumber, EntryStruckOut, Instant } from '../../src/domain/entry.js';
import type { Pence } from '../../src/domain/money.js';
import type { ProviderCommand } from '../../src/domain/provider/commands.js';
import { decide } from '../../src/domain/provider/decide.js';
import type { BlockBooked, ProviderDetails, ProviderEvent, ProviderFact } from '../../src/domain/provider/events.js';
import type { ProviderRefusal } from '../../src/domain/provider/refusals.js';

export const TODAY = '2024-06-30' as CalendarDate;
export const on = (day: string): CalendarDate => day as CalendarDate;

export const HOME: ProviderDetails = { provision: 'childrens-home', sector: 'private', places: 4 };

export const registered = (day: string, details: ProviderDetails = HOME): ProviderFact => ({
  type: 'ProviderRegistered', effectiveOn: on(day), urn: 'SC000001', details,
});
export const detailsChanged = (day: string, details: ProviderDetails = { ...HOME, places: 5 }): ProviderFact => ({
  type: 'ProviderDetailsChanged', effectiveOn: on(day), details,
});
export const suspended = (day: string): ProviderFact => ({ type: 'RegistrationSuspended', effectiveOn: on(day) });
export const restored = (day: string): ProviderFact => ({ type: 'RegistrationRestored', effectiveOn: on(day) });
export const closed = (day: string): ProviderFact => ({ type: 'RegistrationEnded', effectiveOn: on(day), why: 'closed' });
export const inspected = (day: string, more: object = {}): ProviderFact => ({
  type: 'ProviderInspected', effectiveOn: on(day), kind: 'full', overall: 'good', ...more,
});
export const joined = (day: string, framework = 'FW1'): ProviderFact => ({
  type: 'FrameworkJoined', effectiveOn: on(day), framework, kind: 'regional',
});
export const left = (day: string, framework = 'FW1'): ProviderFact => ({ type: 'FrameworkLeft', effectiveOn: on(day), framework });
export const booked = (day: string, more: Partial<BlockBooked> = {}): ProviderFact => ({
  type: 'BlockBooked', effectiveOn: on(day), booking: 'B1', places: 3, weeklyPrice: 350_000 as Pence, ...more,
});
export const bookingEnded = (day: string, booking = 'B1'): ProviderFact => ({ type: 'BlockBookingEnded', effectiveOn: on(day), booking });

export const record = (fact: ProviderFact): ProviderCommand => ({ type: 'Record', fact });
export const correct = (entry: string, fact: ProviderFact): ProviderCommand => ({
  type: 'Correct', entry: entry as EntryId, fact, reason: 'facts-were-wrong',
});
export const strikeOut = (entry: string): ProviderCommand => ({ type: 'StrikeOut', entry: entry as EntryId, reason: 'facts-were-wrong' });

type History = readonly Entry<ProviderEvent>[];

/** Entries of one provider as a ledger would have them after the ones before: `e1`, `e2` …, each a command of its own. */
export const entriesOf = (events: readonly ProviderEvent[], before: History = []): History =>
  events.map((event, place) => {
    const revision = before.length + place + 1;
    return {
      id: `e${revision}` as EntryId, number: revision as EntryNumber, revision, event,
      recordedAt: '2024-06-30T09:00:00.000Z' as Instant, recordedBy: 'officer', origin: 'recorded', command: `c${revision}`, completes: true,
    };
  });

const outcomeOf = (decision: Decision<ProviderFact | EntryStruckOut, ProviderRefusal, never>) => ({
  then: (...events: readonly ProviderEvent[]) => expect(decision.accepted ? decision.events : decision).toEqual(events),
  thenRefused: (refusal: ProviderRefusal) => expect(decision).toEqual({ accepted: false, refusal }),
  thenAlreadySo: () => expect(decision).toEqual({ accepted: true, events: [], warnings: [] }),
});

/** A provider's history; then what is asked of it; then what comes of that. */
export const given = (...events: readonly ProviderEvent[]) => ({
  when: (command: ProviderCommand) => outcomeOf(decide(command, { history: entriesOf(events), today: TODAY })),
});
