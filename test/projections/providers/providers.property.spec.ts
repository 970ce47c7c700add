import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDay, dayNumber } from '../../../src/domain/calendar.js';
import { inEffectOrder, type EntryNumber } from '../../../src/domain/entry.js';
import { decide } from '../../../src/domain/provider/decide.js';
import type { ProviderEvent, ProviderFact } from '../../../src/domain/provider/events.js';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import { toStored } from '../../../src/ledger/stored-events.js';
import { blockBookings, frameworkMemberships, judgementsHeld, registrations } from '../../../projections/providers/providers.projection.js';
import { rowsAt } from '../../../projections/rows.query.js';
import {
  booked, bookingEnded, closed, correct, detailsChanged, entriesOf, HOME, inspected, joined, left, on, record, registered, restored, strikeOut, suspended, TODAY,
} from '../../support/given-providers.js';
import { commandNamed } from '../../support/ledger-given.js';
import { runs } from '../../support/runs.js';
import { buildAnew, everythingIn, followInBatches, withViews } from '../../support/viewing.js';

const FIRST = dayNumber(on('2019-01-01'));
const SPAN = 8;
const day = fc.integer({ min: 0, max: SPAN }).map((at) => dateOfDay(FIRST + at));
const makes = [
  registered, suspended, restored, closed, joined, left, bookingEnded,
  (at: string) => detailsChanged(at, { ...HOME, places: 5 }), (at: string) => detailsChanged(at, { ...HOME, places: 6, own: true }),
  (at: string) => inspected(at), (at: string) => inspected(at, { overall: 'inadequate' }),
  (at: string) => booked(at, { until: on('2019-01-06') }), (at: string) => booked(at, { booking: 'B2' }),
];
const anyFact = fc.tuple(day, fc.constantFrom(...makes)).map(([at, make]) => make(at));
const anyCommand = fc.oneof(
  { weight: 6, arbitrary: anyFact.map(record) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }).map((which) => strikeOut(`e${which}`)) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 }), anyFact).map(([which, fact]) => correct(`e${which}`, fact)) },
);

/** What is so on a day, told from the facts one after the other, with nothing kept but the last word on each thing. */
const naive = (facts: readonly ProviderFact[], at: number) => {
  let home: { places: number | undefined; status: string } | null = null;
  let judgement: string | null = null;
  const member = new Set<string>();
  const bookings = new Map<string, string | undefined>();
  for (const fact of facts) {
    if (dayNumber(fact.effectiveOn) > at) break;
    if (fact.type === 'ProviderRegistered') home = { places: fact.details.places, status: 'active' };
    if (fact.type === 'ProviderDetailsChanged' && home) home = { ...home, places: fact.details.places };
    if (fact.type === 'RegistrationSuspended' && home) home = { ...home, status: 'suspended' };
    if (fact.type === 'RegistrationRestored' && home) home = { ...home, status: 'active' };
    if (fact.type === 'RegistrationEnded') [home, judgement] = [null, null];
    if (fact.type === 'ProviderInspected') judgement = fact.overall;
    if (fact.type === 'FrameworkJoined') member.add(fact.framework);
    if (fact.type === 'FrameworkLeft') member.delete(fact.framework);
    if (fact.type === 'BlockBooked') bookings.set(fact.booking, fact.until);
    if (fact.type === 'BlockBookingEnded') bookings.delete(fact.booking);
  }
  const lasting = [...bookings].filter(([, until]) => until === undefined || at < dayNumber(on(until))).map(([booking]) => booking);
  return { home: home ? [home] : [], judgement: judgement ? [judgement] : [], member: [...member], bookings: lasting.sort() };
};

describe('what the views say of a provider', () => {
  test('is what a plain reading of its facts comes to on any day as known at any entry, followed live and built anew', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { maxLength: 14 }), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), (commands, sizes) =>
        withViews(async (views) => {
          const ledger = openMemoryLedger();
          let history = entriesOf([]);
          const wholes = [0];
          for (const command of commands) {
            const decision = decide(command, { history, today: TODAY });
            if (!decision.accepted || decision.events.length === 0) continue;
            const before = await ledger.read('provider-E99000001-SC1');
            const events = (decision.events as readonly ProviderEvent[]).map(toStored);
            await ledger.append('provider-E99000001-SC1', before.length, asStored(events, before.map(({ id }) => id)), commandNamed(`c${before.length}`));
            history = [...history, ...entriesOf(decision.events, history)];
            wholes.push(history.length);
          }
          await followInBatches(views.sql, ledger, sizes);
          const live = everythingIn(views.sql);
          await buildAnew(views, ledger);
          expect(everythingIn(views.sql)).toBe(live);
          for (const known of wholes)
            for (let at = FIRST - 1; at <= FIRST + SPAN + 1; at += 1) {
              const facts = inEffectOrder<ProviderFact>(history.slice(0, known)).map(({ event }) => event);
              const viewpoint = { asAt: dateOfDay(at), knownAt: known as EntryNumber };
              const rows = {
                home: rowsAt(views.sql, 'E99000001', registrations, viewpoint).map(({ places, status }) => ({ places, status })),
                judgement: rowsAt(views.sql, 'E99000001', judgementsHeld, viewpoint).map(({ overall }) => overall),
                member: rowsAt(views.sql, 'E99000001', frameworkMemberships, viewpoint).map(({ framework }) => framework),
                bookings: rowsAt(views.sql, 'E99000001', blockBookings, viewpoint).map(({ booking }) => booking).sort(),
              };
              expect({ known, at, ...rows }).toEqual({ known, at, ...naive(facts, at) });
            }
        })),
      runs(40),
    ));
});

/** In the ledger entries have ids of its own: what strikes out or corrects `e3` does so to the third. */
const asStored = (events: readonly ReturnType<typeof toStored>[], ids: readonly string[]) =>
  events.map((event) => {
    const inLedger = (member: string) => {
      const named = event.data[member];
      return typeof named === 'string' ? { [member]: ids[Number(named.slice(1)) - 1] ?? named } : {};
    };
    return { ...event, data: { ...event.data, ...inLedger('entry'), ...inLedger('corrects') } };
  });
