import fc from 'fast-check';
import { dateOfDay, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { StoredEntry } from '../../src/ledger/ledger.js';

const DAY = 86_400_000;
const BEGINS = Date.parse('2018-02-20T00:00:00.000Z');
const FIRST = dayNumber('2018-01-01' as CalendarDate);

export const AUTHORITIES = ['E08999901', 'E08000018'] as const;
export const KINDS = ['child', 'carer', 'short-break'] as const;
const REFERENCES = ['1', 'A-2', 'a-2'];
const TYPES = ['ChildAdmitted', 'ChildMoved', 'ParticularsRecorded', 'ReturnReceived', 'EntryStruckOut', 'WrittenByALaterRelease'];
const ACCOUNTS = ['priya.example', 'officer', 'migration'];

const told = fc.record({
  kind: fc.constantFrom(...KINDS),
  authority: fc.constantFrom(...AUTHORITIES),
  reference: fc.constantFrom(...REFERENCES),
  type: fc.constantFrom(...TYPES),
  on: fc.integer({ min: 0, max: 120 }),
  by: fc.constantFrom(...ACCOUNTS),
  origin: fc.constantFrom('recorded' as const, 'migrated' as const),
  data: fc.constantFrom({}, { corrects: 'e0' }, { source: { year: 2018, table: 'Episodes', row: 1 } }, { source: 'register' }),
  /** How long after the entry before it was recorded; often at the same instant. */
  after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * DAY }), fc.constant(3_600_000)),
});

/** What is stored in a ledger of any entries, recorded one after another, as it would be read from it. */
export const anyEntries: fc.Arbitrary<readonly StoredEntry[]> = fc.array(told, { maxLength: 60 }).map((all) => {
  let at = BEGINS;
  return all.map(({ kind, authority, reference, type, on, by, origin, data, after }, place) => {
    at += after;
    const instant = new Date(at).toISOString();
    const says = type === 'EntryStruckOut' ? { entry: 'e0', reason: 'duplicate' } : { effectiveOn: dateOfDay(FIRST + on), ...data };
    return {
      number: place + 1, id: `e${place + 1}`, stream: `${kind}-${authority}-${reference}`, revision: 1, type, schema: 1, data: says,
      recordedAt: instant, writtenAt: instant, recordedBy: by, origin, command: `c${place}`, completes: true,
    } as unknown as StoredEntry;
  });
});
