import type { Observable } from 'rxjs';
import type { EntryId, EntryNumber, Instant, Origin } from '../domain/entry.js';

/** An event in the shape in which it is kept: a type, the number of its schema, and plain JSON. */
export type StoredEvent = {
  readonly type: string;
  readonly schema: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** An entry as it is kept. `data` is what was written, before any upcast. */
export type StoredEntry = StoredEvent & {
  readonly number: EntryNumber;
  readonly id: EntryId;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly writtenAt: Instant;
  readonly recordedBy: string;
  readonly origin: Origin;
  readonly command: string;
  readonly completes: boolean;
};

/** What was asked, and by whom. The same `id` again is answered with the first answer. */
export type AppendedCommand = {
  /** A UUID; a version 7 one keeps entry ids in time order. */
  readonly id: string;
  /** A digest of what was asked. The same id with another digest is refused. */
  readonly digest: string;
  readonly by: string;
  /**
   * For history brought in from elsewhere: the instant it was known from. Allowed only where the
   * ledger has nothing later; the entries then say `migrated`.
   */
  readonly recordedAt?: Instant;
};

export type Appended = {
  /** The stream's revision after the append. */
  readonly revision: number;
  /** The entries written: empty where the command wrote none. */
  readonly entries: readonly { readonly id: EntryId; readonly number: EntryNumber }[];
  /** The ledger's last entry number when the command was written. */
  readonly position: EntryNumber;
  /** True where the command had been carried out before and this is its first answer again. */
  readonly repeated: boolean;
};

/**
 * The record. Entries are added and never altered. Every implementation passes one contract suite
 * (test/ledger/contract.ts).
 */
export interface Ledger {
  /**
   * Adds a command's entries to one stream, all or none, durable before it answers.
   * `expected` is the stream's exact revision the decision was made on; 0 for a new stream.
   * Rejects with StreamMovedOn, CommandReused, RecordedLater or LedgerUnavailable; with a RangeError what
   * no well-made caller sends: an id that is no UUID, a name of more than one line, an instant still to come.
   */
  append(stream: string, expected: number, events: readonly StoredEvent[], command: AppendedCommand): Promise<Appended>;
  /** The first answer to a command carried out before, if it was. */
  answerTo(commandId: string): Promise<(Appended & { readonly digest: string }) | undefined>;
  /** A stream whole. Rejects with LedgerUnavailable where an entry is not as it was written. */
  read(stream: string): Promise<readonly StoredEntry[]>;
  /** Entries after a number, in ledger order, in pages; up to and including `upTo` where given. */
  readAll(after: number, upTo?: number): AsyncIterable<readonly StoredEntry[]>;
  /** Streams one by one, each whole up to entry `upTo`; a stream never spans two items. For rebuilding. */
  readStreams(upTo: number): AsyncIterable<readonly StoredEntry[]>;
  /**
   * Entries after a number and then each new one as it is written, in order, without gaps or repeats. Fails
   * where `after` is beyond the last entry; completes when the ledger is closed.
   */
  subscribe(after: number): Observable<StoredEntry>;
  /** The last entry's number; 0 where there is none. */
  head(): Promise<EntryNumber>;
  /** The last entry recorded at or before an instant; 0 where there is none. */
  numberAt(instant: Instant): Promise<EntryNumber>;
  /** One entry; undefined where there is none of that number. */
  entry(number: EntryNumber): Promise<StoredEntry | undefined>;
  close(): Promise<void>;
}

/** Somebody wrote to the stream since it was read. Read again, decide again. */
export class StreamMovedOn extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
  }
}

/** A command id came again with something else asked. */
export class CommandReused extends Error {
  constructor(readonly command: string) {
    super(`command ${command} was used before for something else`);
  }
}

/** History may be brought in only as known before anything the ledger already has. */
export class RecordedLater extends Error {
  constructor(
    readonly last: Instant,
    readonly asked: Instant,
  ) {
    super(`the ledger already has entries recorded at ${last}, later than ${asked}`);
  }
}

/** A ledger does not take a copy of another: it holds something else, or what it is given is not as it was written. */
export class CopyRefused extends Error {}

/** The ledger cannot be written or read: nothing was saved. The message says why and what to do. */
export class LedgerUnavailable extends Error {
  /** True of what may mend by itself, where the store is out of reach for now: asking again later is right. */
  readonly passing: boolean;

  constructor(message: string, options: ErrorOptions & { readonly passing?: boolean } = {}) {
    super(message, options);
    this.passing = options.passing ?? false;
  }
}
