import pg from 'pg';
import type { Observable } from 'rxjs';
import type { EntryNumber, Instant } from '../domain/entry.js';
import { answerOf, instant, requestOf, type AppendRequest } from './append.js';
import { AwaitedGroupCommit } from './awaited-group-commit.js';
import {
  LedgerUnavailable,
  type Appended,
  type AppendedCommand,
  type Ledger,
  type StoredEntry,
  type StoredEvent,
} from './ledger.js';
import { PostgresBell } from './postgres-bell.js';
import {
  assertKeeps,
  inIndexedSteps,
  letGo,
  placeOf,
  type PostgresLimits,
  type PostgresPlace,
} from './postgres-connection.js';
import { inPlainWords } from './postgres-faults.js';
import { followAwaited } from './postgres-follow.js';
import { PostgresReader } from './postgres-reader.js';
import { PostgresWriter } from './postgres-writer.js';
import { pagesOf, streamsOf } from './reading.js';

export type PostgresLedgerOptions = {
  /** `postgres://user:password@server/database`. */
  readonly url: string;
  /** The schema that holds the ledger: `ledger` where none is named. */
  readonly schema?: string;
  readonly limits?: Partial<PostgresLimits>;
  /** The machine's clock. */
  readonly now?: () => Date;
  /** How often new entries are looked for where nobody tells of them, in milliseconds. */
  readonly interval?: number;
  /** The most connections held at once, besides the one that listens. */
  readonly connections?: number;
};

/**
 * Opens the ledger kept in a PostgreSQL database, begun before by beginPostgresLedger. Refuses with
 * LedgerUnavailable a server out of reach, a database without a ledger, and one that would lose what it has taken.
 * Any number of processes may have it open.
 */
export const openPostgresLedger = async (options: PostgresLedgerOptions): Promise<PostgresLedger> => {
  const place = placeOf(options);
  const pool = new pg.Pool({ ...inIndexedSteps(place), max: options.connections ?? 8 });
  pool.on('error', () => undefined);
  try {
    await assertKeeps(pool, place);
    return new PostgresLedger(place, pool, options.now ?? (() => new Date()), options.interval ?? 1_000);
  } catch (error) {
    await letGo(pool, place);
    throw inPlainWords(error, place.words);
  }
};

/** The ledger in one PostgreSQL database. */
export class PostgresLedger implements Ledger {
  private readonly ringing: PostgresBell;
  private readonly writer: PostgresWriter;
  private readonly reader: PostgresReader;
  private readonly appends: AwaitedGroupCommit<AppendRequest, Appended>;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly place: PostgresPlace,
    private readonly pool: pg.Pool,
    now: () => Date,
    interval: number,
  ) {
    this.ringing = new PostgresBell(place, interval);
    this.writer = new PostgresWriter(pool, place, now);
    this.reader = new PostgresReader(pool);
    this.appends = new AwaitedGroupCommit(async (requests) => {
      const outcomes = await this.writer.carryOut(requests);
      this.ringing.bell.ring();
      return outcomes;
    });
  }

  /** True while the server tells of entries that others write; otherwise, where anybody follows, they are looked for at the interval. */
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
    const recorded = await this.reading(() => this.writer.recordedCommand(id));
    return recorded && { ...answerOf(id, recorded), digest: recorded.digest };
  }

  async read(stream: string): Promise<readonly StoredEntry[]> {
    return this.reading(() => this.reader.wholeStream(stream));
  }

  readAll(after: number, upTo?: number): AsyncIterable<readonly StoredEntry[]> {
    return pagesOf((last) => this.reading(() => this.reader.pageAfter(last?.number ?? after, upTo)));
  }

  readStreams(upTo: number): AsyncIterable<readonly StoredEntry[]> {
    return streamsOf(pagesOf((last) => this.reading(() => this.reader.pageByStream(upTo, last))));
  }

  subscribe(after: number): Observable<StoredEntry> {
    return followAwaited(
      {
        bell: this.ringing.follow(),
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

  /** Answers what was asked before, completes the subscriptions, and lets the connections go. */
  async close(): Promise<void> {
    this.closing ??= this.finish();
    await this.closing;
  }

  private async finish(): Promise<void> {
    await this.appends.idle();
    await this.ringing.close();
    await letGo(this.pool, this.place);
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
