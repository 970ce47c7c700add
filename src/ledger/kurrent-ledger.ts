import type { Observable } from 'rxjs';
import type { EntryNumber, Instant } from '../domain/entry.js';
import { answerOf, instant, requestOf, type AppendRequest } from './append.js';
import { AwaitedGroupCommit } from './awaited-group-commit.js';
import { KurrentBell } from './kurrent-bell.js';
import { KurrentCatchUp } from './kurrent-catch-up.js';
import { KurrentConnection } from './kurrent-connection.js';
import { inPlainWords } from './kurrent-faults.js';
import { followPatiently } from './kurrent-follow.js';
import { placeOf, type KurrentLimits, type KurrentPlace } from './kurrent-place.js';
import { KurrentReader } from './kurrent-reader.js';
import { KurrentWriter } from './kurrent-writer.js';
import {
  LedgerUnavailable,
  type Appended,
  type AppendedCommand,
  type Ledger,
  type StoredEntry,
  type StoredEvent,
} from './ledger.js';
import { pagesOf } from './reading.js';

export type KurrentLedgerOptions = {
  /** `kurrentdb://user:password@server:2113?tls=true`; servers of a cluster with commas between, or `kurrentdb+discover://`. */
  readonly url: string;
  /** Sets this installation apart from others on the server: `tracker` where none is named. */
  readonly namespace?: string;
  readonly limits?: Partial<KurrentLimits>;
  /** The machine's clock. */
  readonly now?: () => Date;
  /** How often new entries are looked for where nobody tells of them, in milliseconds. */
  readonly interval?: number;
};

/**
 * Opens the ledger kept in a stream of a KurrentDB or EventStoreDB; where there is none, the first append begins it.
 * Refuses with LedgerUnavailable a server out of reach and a stream that is no ledger. Any number of processes may
 * have it open; each reads it once, from the first entry to the last, before it is answered here.
 */
export const openKurrentLedger = async (options: KurrentLedgerOptions): Promise<KurrentLedger> => {
  const place = placeOf(options);
  const connection = await connectionTo(place);
  const catchUp = new KurrentCatchUp(connection, place);
  try {
    await connection.assertKept();
    await catchUp.advance();
    return new KurrentLedger(place, connection, catchUp, options.now ?? (() => new Date()), options.interval ?? 1_000);
  } catch (error) {
    await connection.close();
    throw inPlainWords(error, place.words);
  }
};

/** What the client says of an address it cannot understand quotes it, password and all. */
const connectionTo = async (place: KurrentPlace): Promise<KurrentConnection> => {
  try {
    return await KurrentConnection.to(place);
  } catch {
    throw new LedgerUnavailable(
      `The address of the ledger ${place.words} cannot be understood, or a certificate it names is not there.`,
    );
  }
};

/** The ledger in one stream of a KurrentDB. */
export class KurrentLedger implements Ledger {
  private readonly ringing: KurrentBell;
  private readonly writer: KurrentWriter;
  private readonly reader: KurrentReader;
  private readonly appends: AwaitedGroupCommit<AppendRequest, Appended>;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly place: KurrentPlace,
    private readonly connection: KurrentConnection,
    private readonly catchUp: KurrentCatchUp,
    now: () => Date,
    interval: number,
  ) {
    this.ringing = new KurrentBell(connection, place, catchUp.index.next - 1, interval);
    this.reader = new KurrentReader(connection, catchUp);
    this.writer = new KurrentWriter(connection, catchUp, this.reader, place, now);
    this.appends = new AwaitedGroupCommit(async (requests) => {
      const outcomes = await this.writer.carryOut(requests);
      this.ringing.bell.ring();
      return outcomes;
    });
  }

  /** True while the server tells of entries that others write; otherwise they are looked for at the interval. */
  get listening(): boolean {
    return this.ringing.listening;
  }

  async append(
    stream: string,
    expected: number,
    events: readonly StoredEvent[],
    command: AppendedCommand,
  ): Promise<Appended> {
    const request = requestOf(stream, expected, events, command);
    if (this.closing) throw this.isClosed();
    return this.appends.ask(request);
  }

  async answerTo(commandId: string): Promise<(Appended & { readonly digest: string }) | undefined> {
    const id = commandId.toLowerCase();
    const recorded = await this.reading(async () => {
      await this.catchUp.advance();
      return this.reader.recordedCommand(id);
    });
    return recorded && { ...answerOf(id, recorded), digest: recorded.digest };
  }

  async read(stream: string): Promise<readonly StoredEntry[]> {
    return this.reading(() => this.reader.wholeStream(stream));
  }

  readAll(after: number, upTo?: number): AsyncIterable<readonly StoredEntry[]> {
    return pagesOf((last) => this.reading(() => this.reader.pageAfter(last?.number ?? after, upTo)));
  }

  async *readStreams(upTo: number): AsyncGenerator<readonly StoredEntry[]> {
    const streams = this.reader.streams(upTo);
    for (;;) {
      const next = await this.reading(() => streams.next());
      if (next.done) return;
      yield next.value;
    }
  }

  subscribe(after: number): Observable<StoredEntry> {
    return followPatiently(
      {
        bell: this.ringing.bell,
        closed: () => this.closing !== undefined,
        head: () => this.reading(() => this.reader.head()),
        pageAfter: (place) => this.reading(() => this.reader.pageAfter(place)),
      },
      after,
    );
  }

  async head(): Promise<EntryNumber> {
    return this.reading(() => this.reader.head());
  }

  async numberAt(at: Instant): Promise<EntryNumber> {
    const canonical = instant(at);
    return this.reading(() => this.reader.numberAt(canonical));
  }

  async entry(number: EntryNumber): Promise<StoredEntry | undefined> {
    return this.reading(() => this.reader.entry(number));
  }

  /** Answers what was asked before, completes the subscriptions, and lets the connection go. */
  async close(): Promise<void> {
    this.closing ??= this.finish();
    await this.closing;
  }

  private async finish(): Promise<void> {
    await this.appends.idle();
    this.ringing.close();
    await this.connection.close();
  }

  private async reading<T>(read: () => Promise<T>): Promise<T> {
    if (this.closing) throw this.isClosed();
    try {
      return await read();
    } catch (error) {
      throw inPlainWords(error, this.place.words);
    }
  }

  private isClosed(): LedgerUnavailable {
    return new LedgerUnavailable(`The ledger ${this.place.words} is closed.`);
  }
}
