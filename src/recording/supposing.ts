import type { EntryId, EntryNumber, Instant } from '../domain/entry.js';
import { RecordedLater, type Appended, type Ledger, type StoredEntry, type StoredEvent } from '../ledger/ledger.js';

/** What would be in the ledger if what is only supposed had been written. Nothing is. */
export type Supposition = Map<string, StoredEntry[]>;

/** A ledger that reads as if the supposed entries were there, and whose appends are only supposed. */
export const supposing = (ledger: Ledger, supposition: Supposition): Pick<Ledger, 'read' | 'append'> => ({
  read: async (stream) => [...(await ledger.read(stream)), ...(supposition.get(stream) ?? [])],
  append: async (stream, expected, events, command): Promise<Appended> => {
    if (command.recordedAt) await refuseWhereLater(ledger, command.recordedAt);
    const supposed = events.map((event, place) => supposedEntry(stream, expected + place + 1, event, command.id));
    supposition.set(stream, [...(supposition.get(stream) ?? []), ...supposed]);
    const entries = supposed.map(({ id, number }) => ({ id, number }));
    return { revision: expected + events.length, entries, position: 0 as EntryNumber, repeated: false };
  },
});

/** As a ledger would refuse history known from before what it has. */
const refuseWhereLater = async (ledger: Ledger, recordedAt: Instant): Promise<void> => {
  const last = await ledger.entry(await ledger.head());
  if (last && last.recordedAt > recordedAt) throw new RecordedLater(last.recordedAt, recordedAt);
};

const supposedEntry = (stream: string, revision: number, event: StoredEvent, command: string): StoredEntry => ({
  ...event,
  number: revision as EntryNumber,
  id: `supposed-${stream}-${revision}` as EntryId,
  stream,
  revision,
  recordedAt: '' as Instant,
  writtenAt: '' as Instant,
  recordedBy: '',
  origin: 'recorded',
  command,
  completes: true,
});
