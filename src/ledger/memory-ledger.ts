import type { Observable } from 'rxjs';
import type { EntryNumber, Instant } from '../domain/entry.js';
import {
  answerAgain,
  answerOf,
  commandOf,
  firstAnswer,
  instant,
  requestOf,
  rowsOf,
  type RecordedCommand,
} from './append.js';
import { Bell } from './bell.js';
import { entryOfRow, type EntryRow } from './entry-row.js';
import { follow, type Page } from './follow.js';
import {
  LedgerUnavailable,
  StreamMovedOn,
  type Appended,
  type AppendedCommand,
  type Ledger,
  type StoredEntry,
  type StoredEvent,
} from './ledger.js';
import { pagesOf, streamsOf } from './reading.js';

const PAGE = 1_000;

/** A ledger that lives as long as the process: for tests, and for trying things out. */
export const openMemoryLedger = (options: { readonly now?: () => Date } = {}): Ledger =>
  new MemoryLedger(options.now ?? (() => new Date()));

class MemoryLedger implements Ledger {
  private readonly rows: EntryRow[] = [];
  private readonly byStream = new Map<string, EntryRow[]>();
  private readonly commands = new Map<string, RecordedCommand>();
  private readonly bell = new Bell();
  private closed = false;

  constructor(private readonly now: () => Date) {}

  async append(
    stream: string,
    expected: number,
    events: readonly StoredEvent[],
    command: AppendedCommand,
  ): Promise<Appended> {
    const request = requestOf(stream, expected, events, command);
    this.mustBeOpen();
    const before = this.commands.get(request.command.id);
    if (before) return answerAgain(request, before);
    const kept = this.byStream.get(stream) ?? [];
    if (kept.length !== expected) throw new StreamMovedOn(stream, expected, kept.length);

    const end = { number: this.rows.length as EntryNumber, recordedAt: this.rows.at(-1)?.[7] };
    const added = rowsOf(request, end, this.now().toISOString() as Instant);
    const recorded = commandOf(request, end);
    this.rows.push(...added);
    kept.push(...added);
    this.byStream.set(stream, kept);
    this.commands.set(request.command.id, recorded);
    this.bell.ring();
    return firstAnswer(recorded, added);
  }

  async answerTo(commandId: string): Promise<(Appended & { readonly digest: string }) | undefined> {
    this.mustBeOpen();
    const id = commandId.toLowerCase();
    const recorded = this.commands.get(id);
    return recorded && { ...answerOf(id, recorded), digest: recorded.digest };
  }

  async read(stream: string): Promise<readonly StoredEntry[]> {
    this.mustBeOpen();
    return (this.byStream.get(stream) ?? []).map(entryOfRow);
  }

  readAll(after: number, upTo?: number): AsyncIterable<readonly StoredEntry[]> {
    return pagesOf((last) => this.pageAfter(last?.number ?? after, upTo));
  }

  readStreams(upTo: number): AsyncIterable<readonly StoredEntry[]> {
    const entries = [...this.byStream.values()].flat().filter(([number]) => number <= upTo);
    return streamsOf(pagesOf(() => ({ entries: entries.map(entryOfRow), more: false })));
  }

  subscribe(after: number): Observable<StoredEntry> {
    const { bell } = this;
    return follow(
      { bell, closed: () => this.closed, head: () => this.rows.length, pageAfter: (place) => this.pageAfter(place) },
      after,
    );
  }

  async head(): Promise<EntryNumber> {
    this.mustBeOpen();
    return this.rows.length as EntryNumber;
  }

  async numberAt(at: Instant): Promise<EntryNumber> {
    this.mustBeOpen();
    const canonical = instant(at);
    return (this.rows.findLastIndex((row) => row[7] <= canonical) + 1) as EntryNumber;
  }

  async entry(number: EntryNumber): Promise<StoredEntry | undefined> {
    this.mustBeOpen();
    const row = this.rows[number - 1];
    return row && entryOfRow(row);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.bell.ring();
  }

  private pageAfter(after: number, upTo = this.rows.length): Page {
    this.mustBeOpen();
    const until = Math.min(after + PAGE, upTo, this.rows.length);
    return { entries: this.rows.slice(after, until).map(entryOfRow), more: until < Math.min(upTo, this.rows.length) };
  }

  private mustBeOpen(): void {
    if (this.closed) throw new LedgerUnavailable('The ledger is closed.');
  }
}
