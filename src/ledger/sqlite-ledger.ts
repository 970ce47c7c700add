import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Observable } from 'rxjs';
import type { DataSource } from 'typeorm';
import type { EntryNumber, Instant } from '../domain/entry.js';
import { answerOf, instant, requestOf, type AppendRequest } from './append.js';
import { Bell } from './bell.js';
import { follow } from './follow.js';
import { GroupCommit } from './group-commit.js';
import {
  LedgerUnavailable,
  type Appended,
  type AppendedCommand,
  type Ledger,
  type StoredEntry,
  type StoredEvent,
} from './ledger.js';
import { pagesOf, streamsOf } from './reading.js';
import { connected, connectionOf } from './sqlite-connection.js';
import { inPlainWords } from './sqlite-faults.js';
import { beginWhole, checkIsLedger, placeOf } from './sqlite-file.js';
import { holdLock, type Lock } from './sqlite-lock.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteWriter } from './sqlite-writer.js';

export type SqliteLedgerOptions = {
  readonly file: string;
  /** The machine's clock. */
  readonly now?: () => Date;
  /** The size at which the file is full, in pages of 4,096 bytes. */
  readonly maxPages?: number;
};

/**
 * Opens the ledger kept in a file, or begins one where there is none. Refuses with LedgerUnavailable a file
 * that is not a ledger, may not be written, or is open in another process.
 */
export const openSqliteLedger = async (options: SqliteLedgerOptions): Promise<SqliteLedger> => {
  const file = placeOf(options.file);
  const lock = holdLock(file);
  try {
    if (!existsSync(file)) await beginWhole(file, async (aside) => (await connected(aside, true)).destroy());
    checkIsLedger(file);
    const source = await connected(file);
    if (options.maxPages !== undefined) connectionOf(source).pragma(`max_page_count = ${options.maxPages}`);
    return new SqliteLedger(file, source, lock, options.now ?? (() => new Date()));
  } catch (error) {
    lock.abandon();
    throw inPlainWords(error, file);
  }
};

/** The ledger in one SQLite file. */
export class SqliteLedger implements Ledger {
  private readonly bell = new Bell();
  private readonly writer: SqliteWriter;
  private readonly near: SqliteReader;
  private readonly farConnection: Database.Database;
  private readonly far: SqliteReader;
  private readonly appends: GroupCommit<AppendRequest, Appended>;
  private closed = false;

  constructor(
    readonly file: string,
    readonly source: DataSource,
    private readonly lock: Lock,
    now: () => Date,
  ) {
    const connection = connectionOf(source);
    this.writer = new SqliteWriter(connection, file, now);
    this.near = new SqliteReader(connection);
    this.farConnection = new Database(file, { readonly: true, fileMustExist: true });
    this.far = new SqliteReader(this.farConnection);
    this.appends = new GroupCommit((requests) => {
      const outcomes = this.writer.carryOut(requests);
      this.bell.ring();
      return outcomes;
    });
  }

  async append(
    stream: string,
    expected: number,
    events: readonly StoredEvent[],
    command: AppendedCommand,
  ): Promise<Appended> {
    const request = requestOf(stream, expected, events, command);
    if (this.closed) throw isClosed(this.file);
    return this.appends.ask(request);
  }

  async answerTo(commandId: string): Promise<(Appended & { readonly digest: string }) | undefined> {
    const id = commandId.toLowerCase();
    const recorded = this.reading(() => this.writer.recordedCommand(id));
    return recorded && { ...answerOf(id, recorded), digest: recorded.digest };
  }

  async read(stream: string): Promise<readonly StoredEntry[]> {
    return this.reading(() => this.near.wholeStream(stream));
  }

  readAll(after: number, upTo?: number): AsyncIterable<readonly StoredEntry[]> {
    return pagesOf((last) => this.reading(() => this.far.pageAfter(last?.number ?? after, upTo)));
  }

  readStreams(upTo: number): AsyncIterable<readonly StoredEntry[]> {
    return streamsOf(pagesOf((last) => this.reading(() => this.far.pageByStream(upTo, last))));
  }

  subscribe(after: number): Observable<StoredEntry> {
    return follow(
      {
        bell: this.bell,
        closed: () => this.closed,
        head: () => this.reading(() => this.near.head()),
        pageAfter: (place) => this.reading(() => this.far.pageAfter(place)),
      },
      after,
    );
  }

  async head(): Promise<EntryNumber> {
    return this.reading(() => this.near.head());
  }

  async numberAt(at: Instant): Promise<EntryNumber> {
    return this.reading(() => this.near.numberAt(instant(at)));
  }

  async entry(number: EntryNumber): Promise<StoredEntry | undefined> {
    return this.reading(() => this.near.entry(number));
  }

  /** Answers what was asked before, completes the subscriptions, and lets another process in. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.appends.idle();
    this.bell.ring();
    this.farConnection.close();
    await this.source.destroy();
    this.lock.release();
  }

  private reading<T>(read: () => T): T {
    if (!this.farConnection.open) throw isClosed(this.file);
    try {
      return read();
    } catch (error) {
      throw inPlainWords(error, this.file);
    }
  }
}

const isClosed = (file: string): LedgerUnavailable => new LedgerUnavailable(`The ledger ${file} is closed.`);
