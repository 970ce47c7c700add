import type { EntryNumber, Instant } from '../domain/entry.js';
import { entryIdOf } from './entry-id.js';
import type { EntryRow } from './entry-row.js';
import { CommandReused, RecordedLater, type Appended, type AppendedCommand, type StoredEvent } from './ledger.js';

/** A request to append, found to be well made, its data already in the text that will be kept. */
export type AppendRequest = {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly { readonly type: string; readonly schema: number; readonly text: string }[];
  readonly command: AppendedCommand;
};

/** What is kept of a command, so that it can be answered again. */
export type RecordedCommand = {
  readonly digest: string;
  readonly stream: string;
  readonly revision: number;
  readonly entries: number;
  readonly position: EntryNumber;
};

/** Where the ledger ends. */
export type LedgerEnd = { readonly number: EntryNumber; readonly recordedAt: Instant | undefined };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/**
 * Rejects with a RangeError what no well-made caller sends, before anything is queued. The data is made text
 * at once: what the caller does to it afterwards is not recorded.
 */
export const requestOf = (
  stream: string,
  expected: number,
  events: readonly StoredEvent[],
  asked: AppendedCommand,
): AppendRequest => {
  const command = { ...asked, id: asked.id.toLowerCase() };
  if (!UUID.test(command.id)) throw new RangeError(`a command id is a UUID, not ${asked.id}`);
  if (command.recordedAt !== undefined) instant(command.recordedAt);
  plain('a stream', stream);
  plain('who records', command.by);
  plain('a digest', command.digest);
  return { stream, expected, command, events: events.map(textOf) };
};

/** An instant in the one form that is kept, in which text order is time order. */
export const instant = (text: string): Instant => {
  const time = Date.parse(text);
  if (Number.isNaN(time) || new Date(time).toISOString() !== text)
    throw new RangeError(`an instant is written 2019-01-10T09:00:00.000Z, not ${text}`);
  return text as Instant;
};

/** The instant entries are recorded at: never before the last, whatever the machine's clock says. */
export const recordedAtOf = (asked: Instant | undefined, last: Instant | undefined, now: Instant): Instant => {
  if (asked === undefined) return last !== undefined && last > now ? last : now;
  if (last !== undefined && last > asked) throw new RecordedLater(last, asked);
  if (asked > now) throw new RangeError(`history cannot have been known from ${asked}, which is still to come`);
  return asked;
};

/** The rows a request adds at the end of the ledger. */
export const rowsOf = (
  { stream, expected, events, command }: AppendRequest,
  end: LedgerEnd,
  now: Instant,
): EntryRow[] => {
  const recordedAt = recordedAtOf(command.recordedAt, end.recordedAt, now);
  const origin = command.recordedAt === undefined ? 'recorded' : 'migrated';
  return events.map(({ type, schema, text }, index) => [
    (end.number + index + 1) as EntryNumber,
    entryIdOf(command.id, index),
    stream,
    expected + index + 1,
    type,
    schema,
    text,
    recordedAt,
    now,
    command.by,
    origin,
    command.id,
    index === events.length - 1 ? 1 : 0,
  ]);
};

/** What is kept of a request once its rows are added. */
export const commandOf = ({ stream, expected, events, command }: AppendRequest, end: LedgerEnd): RecordedCommand => ({
  digest: command.digest,
  stream,
  revision: expected + events.length,
  entries: events.length,
  position: (end.number + events.length) as EntryNumber,
});

/** The answer to a command just carried out. */
export const firstAnswer = ({ revision, position }: RecordedCommand, rows: readonly EntryRow[]): Appended => ({
  revision,
  position,
  repeated: false,
  entries: rows.map(([number, id]) => ({ id, number })),
});

/** The first answer again: a command's entries are the last ones up to its position, their ids its own. */
export const answerOf = (commandId: string, { revision, position, entries }: RecordedCommand): Appended => ({
  revision,
  position,
  repeated: true,
  entries: Array.from({ length: entries }, (_, index) => ({
    id: entryIdOf(commandId, index),
    number: (position - entries + 1 + index) as EntryNumber,
  })),
});

/** The first answer again, if what is asked is what was asked. */
export const answerAgain = ({ stream, command }: AppendRequest, recorded: RecordedCommand): Appended => {
  if (recorded.digest !== command.digest || recorded.stream !== stream) throw new CommandReused(command.id);
  return answerOf(command.id, recorded);
};

const textOf = ({ type, schema, data }: StoredEvent) => {
  plain('a type', type);
  if (!Number.isSafeInteger(schema) || schema < 1)
    throw new RangeError(`a schema is numbered 1, 2, 3 …, not ${schema}`);
  return { type, schema, text: JSON.stringify(data) };
};

const plain = (what: string, text: string): void => {
  if (text === '' || UNPRINTABLE.test(text))
    throw new RangeError(`${what} is one line of text, not ${JSON.stringify(text)}`);
};
