import type { EntryNumber, Instant } from '../domain/entry.js';
import { entryIdOf } from '../ledger/entry-id.js';
import type { Appended, AppendedCommand, Ledger, StoredEntry, StoredEvent } from '../ledger/ledger.js';

/** What recording asks of a ledger. */
export type RecordedIn = Pick<Ledger, 'read' | 'append' | 'answerTo'>;

/**
 * A ledger for whoever records much in a row and records alone: each decision is made on what is about to be written, and
 * nothing is known to be written until `written` says so. Numbers of entries in its answers are places in their streams.
 */
export type WritingAhead = RecordedIn & {
  /** Waits until everything appended so far is in the ledger. Rejects with what the ledger refused. */
  readonly written: () => Promise<void>;
};

export const writingAhead = (ledger: RecordedIn): WritingAhead => {
  const streams = new Map<string, readonly StoredEntry[]>();
  let pending: Promise<unknown>[] = [];
  const read = async (stream: string): Promise<readonly StoredEntry[]> => {
    const known = streams.get(stream) ?? (await ledger.read(stream));
    streams.set(stream, known);
    return known;
  };
  return {
    read,
    answerTo: (commandId) => ledger.answerTo(commandId),
    append: async (stream, expected, events, command): Promise<Appended> => {
      const ahead = events.map((event, place) => entryAhead(stream, expected, event, place, command, events.length));
      streams.set(stream, [...(await read(stream)), ...ahead]);
      const appended = ledger.append(stream, expected, events, command);
      appended.catch(() => undefined);
      pending.push(appended);
      const entries = ahead.map(({ id, number }) => ({ id, number }));
      return { revision: expected + events.length, entries, position: 0 as EntryNumber, repeated: false };
    },
    written: async () => {
      const waitedFor = pending;
      pending = [];
      await Promise.all(waitedFor);
    },
  };
};

const entryAhead = (
  stream: string, expected: number, event: StoredEvent, place: number, command: AppendedCommand, of: number,
): StoredEntry => ({
  ...event,
  number: (expected + place + 1) as EntryNumber,
  id: entryIdOf(command.id, place),
  stream,
  revision: expected + place + 1,
  recordedAt: command.recordedAt ?? ('' as Instant),
  writtenAt: '' as Instant,
  recordedBy: command.by,
  origin: command.recordedAt === undefined ? 'recorded' : 'migrated',
  command: command.id,
  completes: place === of - 1,
});
