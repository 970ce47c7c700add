import type { Database, Statement } from 'better-sqlite3';
import type { EntryNumber, Instant } from '../domain/entry.js';
import { CHAIN_BEGINS, damaged, ENTRY_COLUMNS, entryOfRow, hashOfRow, type EntryRow } from './entry-row.js';
import type { Page } from './follow.js';
import type { StoredEntry } from './ledger.js';

const PAGE = 1_000;

/** A row with its own hash and the hash it is chained to. */
type ChainedRow = readonly [...EntryRow, hash: string, previous: string | null];

/** Reads the ledger file, page by page: no statement stays open between pages, so no writer waits. */
export class SqliteReader {
  private readonly page: Statement<[number, number, number], EntryRow>;
  private readonly streams: Statement<[string, number, number, number], EntryRow>;
  private readonly stream: Statement<[string], ChainedRow>;
  private readonly one: Statement<[number], ChainedRow>;
  private readonly last: Statement<[], EntryNumber | null>;
  private readonly instant: Statement<[number], Instant>;

  constructor(database: Database) {
    const select = `select ${ENTRY_COLUMNS}`;
    const chained = `${select}, hash, (select hash from entry previous where previous.number = entry.number - 1) from entry`;
    this.page = database
      .prepare<[number, number, number], EntryRow>(
        `${select} from entry where number > ? and number <= ? order by number limit ?`,
      )
      .raw();
    this.streams = database
      .prepare<[string, number, number, number], EntryRow>(
        `${select} from entry where (stream, revision) > (?, ?) and number <= ? order by stream, revision limit ?`,
      )
      .raw();
    this.stream = database.prepare<[string], ChainedRow>(`${chained} where stream = ? order by revision`).raw();
    this.one = database.prepare<[number], ChainedRow>(`${chained} where number = ?`).raw();
    this.last = database.prepare<[], EntryNumber | null>('select max(number) from entry').pluck();
    this.instant = database.prepare<[number], Instant>('select recorded_at from entry where number = ?').pluck();
  }

  head(): EntryNumber {
    return this.last.get() ?? (0 as EntryNumber);
  }

  /**
   * Entries after a number. An entry that is missing or cannot be read ends the page before it, and
   * stops the page that would begin with it: nothing is skipped.
   */
  pageAfter(after: number, upTo = Number.MAX_SAFE_INTEGER): Page {
    const rows = this.page.all(after, upTo, PAGE);
    const entries: StoredEntry[] = [];
    for (const row of rows) {
      try {
        if (row[0] !== after + entries.length + 1) throw damaged(after + entries.length + 1, 'is missing');
        entries.push(entryOfRow(row));
      } catch (error) {
        if (entries.length === 0) throw error;
        return { entries, more: true };
      }
    }
    return { entries, more: rows.length === PAGE };
  }

  /** A stream whole. Each entry is checked against its hash, for what is decided next rests on them. */
  wholeStream(stream: string): readonly StoredEntry[] {
    return this.stream.all(stream).map((row, index) => {
      if (row[3] !== index + 1)
        throw damaged(row[0], `is not the one that belongs at revision ${index + 1} of ${stream}`);
      return checkedEntry(row);
    });
  }

  entry(number: number): StoredEntry | undefined {
    const row = this.one.get(number);
    return row && checkedEntry(row);
  }

  /** Entries by stream and revision, up to an entry, after the last of the page before. */
  pageByStream(upTo: number, last: StoredEntry | undefined): Page {
    const rows = this.streams.all(last?.stream ?? '', last?.revision ?? 0, upTo, PAGE);
    return { entries: rows.map(entryOfRow), more: rows.length === PAGE };
  }

  /** The last entry recorded at or before an instant: instants never decrease, so halving finds it. */
  numberAt(instant: Instant): EntryNumber {
    let [low, high] = [0, this.head() as number];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.instant.get(middle) ?? '') <= instant) low = middle;
      else high = middle - 1;
    }
    return low as EntryNumber;
  }
}

const checkedEntry = (row: ChainedRow): StoredEntry => {
  const columns = row.slice(0, -2) as unknown as EntryRow;
  const previous = row[14] ?? CHAIN_BEGINS;
  if (hashOfRow(previous, columns) !== row[13]) throw damaged(row[0], 'is not as it was written');
  return entryOfRow(columns);
};
