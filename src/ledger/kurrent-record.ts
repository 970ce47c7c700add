import type { JSONEventData, RecordedEvent } from '@kurrent/kurrentdb-client';
import type { EntryNumber, Instant, Origin } from '../domain/entry.js';
import type { RecordedCommand } from './append.js';
import { commandIdFrom, entryIdOf } from './entry-id.js';
import type { EntryRow } from './entry-row.js';
import { LedgerUnavailable } from './ledger.js';
import type { GroupPlan } from './postgres-plan.js';

/** What the ledger's stream holds at one place: an entry, or a command that wrote none. */
export type LedgerRecord = {
  /** Its place in the stream: the revision it has there. */
  readonly at: number;
  /** The entry; undefined where it is of a command that wrote none. */
  readonly row: EntryRow | undefined;
  /** The entry's place in its command. */
  readonly place: number;
  /** The last entry's number and hash, as of this record. */
  readonly number: EntryNumber;
  readonly hash: string;
  readonly commandId: string;
  /** The command, at the record that completes it. */
  readonly completed: (RecordedCommand & { readonly hash: string }) | undefined;
};

/** What is kept beside an entry's data. What follows from the rest is left out: an append has a largest size. */
type Beside = {
  /** The command's id, under the name by which the server finds what belongs together. */
  readonly $correlationId: string;
  readonly number: EntryNumber;
  readonly hash: string;
  readonly stream: string;
  readonly revision: number;
  readonly completes?: { readonly digest: string; readonly entries: number; readonly hash: string };
} & Partial<EntryBeside>;

type EntryBeside = {
  readonly place: number;
  readonly schema: number;
  readonly recordedAt: Instant;
  /** Where it is another instant than recordedAt. */
  readonly writtenAt: Instant;
  readonly by: string;
  /** Where it is not 'recorded'. */
  readonly origin: Origin;
};

const WITHOUT_ENTRY = 'CommandWithoutEntry';

/** A planned group's records, in the order in which they are to stand from a place on. */
export const recordsOf = ({ entries, commands }: GroupPlan, endHash: string, from: number): readonly LedgerRecord[] => {
  const records: LedgerRecord[] = [];
  let [hash, planned] = [endHash, 0];
  for (const [commandId, digest, stream, revision, count, position, commandHash] of commands) {
    const completed = { digest, stream, revision, entries: count, position, hash: commandHash };
    entries.slice(planned, planned + count).forEach((hashed, place) => {
      const row = hashed.slice(0, -1) as unknown as EntryRow;
      hash = hashed[13];
      const of = { commandId, completed: place === count - 1 ? completed : undefined };
      records.push({ at: from + records.length, row, place, number: row[0], hash, ...of });
    });
    if (count === 0)
      records.push({
        at: from + records.length,
        row: undefined,
        place: 0,
        number: position,
        hash,
        commandId,
        completed,
      });
    planned += count;
  }
  return records;
};

/**
 * The event a record is kept as. Its id follows from its hash, so from everything it says and stands after, and from
 * who writes it: what one writer sends twice for one place the server takes for the same, and nothing else for it. Were
 * it the entry's own id, of two writers of one command the second would be told that its words were kept, and chain
 * what comes next to a hash that is nowhere.
 */
export const eventOf = (record: LedgerRecord, writer: string): JSONEventData => {
  const { row, commandId, number, hash, completed } = record;
  const { stream = row?.[2], revision = row?.[3] } = completed ?? {};
  const beside = {
    $correlationId: commandId,
    number,
    hash,
    stream,
    revision,
    ...(row && besideEntry(row, record.place)),
    ...(completed && { completes: { digest: completed.digest, entries: completed.entries, hash: completed.hash } }),
  };
  return {
    id: commandIdFrom(`${writer}\n${row || !completed ? hash : completed.hash}`),
    contentType: 'application/json',
    type: row?.[4] ?? WITHOUT_ENTRY,
    data: row ? (JSON.parse(row[6]) as Record<string, unknown>) : {},
    metadata: beside,
  };
};

const besideEntry = (row: EntryRow, place: number): Partial<EntryBeside> => {
  const [, , , , , schema, , recordedAt, writtenAt, by, origin] = row;
  return {
    ...(place > 0 && { place }),
    schema,
    recordedAt,
    ...(writtenAt !== recordedAt && { writtenAt }),
    by,
    ...(origin !== 'recorded' && { origin }),
  };
};

/** The record an event of the ledger's stream tells of. Refuses one that the tracker did not write. */
export const recordOf = (event: RecordedEvent): LedgerRecord => {
  const beside = (event.metadata ?? {}) as Beside;
  const { number, hash, completes, stream, revision, $correlationId: commandId } = beside;
  if (!Number.isInteger(number) || typeof hash !== 'string' || typeof commandId !== 'string') throw foreign(event);
  const row = beside.schema === undefined ? undefined : rowOf(event, beside, beside as EntryBeside);
  const completed = completes && { ...completes, stream, revision, position: number };
  return { at: Number(event.revision), row, place: beside.place ?? 0, number, hash, commandId, completed };
};

const rowOf = (event: RecordedEvent, beside: Beside, of: EntryBeside): EntryRow => [
  beside.number,
  entryIdOf(beside.$correlationId, of.place ?? 0),
  beside.stream,
  beside.revision,
  event.type,
  of.schema,
  JSON.stringify(event.data),
  of.recordedAt,
  of.writtenAt ?? of.recordedAt,
  of.by,
  of.origin ?? 'recorded',
  beside.$correlationId,
  beside.completes ? 1 : 0,
];

const foreign = ({ revision, streamId }: RecordedEvent): LedgerUnavailable =>
  new LedgerUnavailable(
    `Event ${revision} of the stream ${streamId} was not written by the tracker, and nothing after it is read. Another program has written to the ledger's stream.`,
  );
