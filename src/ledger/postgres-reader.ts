import type pg from 'pg';
import type { EntryNumber, Instant } from '../domain/entry.js';
import { CHAIN_BEGINS, damaged, ENTRY_COLUMNS, entryOfRow, hashOfRow, type EntryRow } from './entry-row.js';
import type { Page } from './follow.js';
import type { StoredEntry } from './ledger.js';

const PAGE = 1_000;

/** A row with its own hash and the hash it is chained to. */
type ChainedRow = readonly [...EntryRow, hash: string, previous: string | null];

const SELECT = `select ${ENTRY_COLUMNS}`;
const CHAINED = `${SELECT}, hash, (select hash from entry previous where previous.number = entry.number - 1) from entry`;

/** Reads the ledger's tables page by page: no transaction stays open between pages, so nobody waits. */
export class PostgresReader {
  constructor(private readonly pool: pg.Pool) {}

  async head(): Promise<EntryNumber> {
    const rows = await this.rows<readonly [EntryNumber]>('head', 'select coalesce(max(number), 0) from entry', []);
    return rows[0]?.[0] ?? (0 as EntryNumber);
  }

  /**
   * Entries after a number. An entry that is missing or cannot be read ends the page before it, and
   * stops the page that would begin with it: nothing is skipped.
   */
  async pageAfter(after: number, upTo = Number.MAX_SAFE_INTEGER): Promise<Page> {
    const text = `${SELECT} from entry where number > $1 and number <= $2 order by number limit ${PAGE}`;
    const rows = await this.rows<EntryRow>('page', text, [after, upTo]);
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
  async wholeStream(stream: string): Promise<readonly StoredEntry[]> {
    const rows = await this.rows<ChainedRow>('stream', `${CHAINED} where stream = $1 order by revision`, [stream]);
    return rows.map((row, index) => {
      if (row[3] !== index + 1)
        throw damaged(row[0], `is not the one that belongs at revision ${index + 1} of ${stream}`);
      return checkedEntry(row);
    });
  }

  async entry(number: number): Promise<StoredEntry | undefined> {
    const [row] = await this.rows<ChainedRow>('entry', `${CHAINED} where number = $1`, [number]);
    return row && checkedEntry(row);
  }

  /** Entries by stream and revision, up to an entry, after the last of the page before. */
  async pageByStream(upTo: number, last: StoredEntry | undefined): Promise<Page> {
    const text = `${SELECT} from entry where (stream, revision) > ($1, $2) and number <= $3
      order by stream, revision limit ${PAGE}`;
    const rows = await this.rows<EntryRow>('streams', text, [last?.stream ?? '', last?.revision ?? 0, upTo]);
    return { entries: rows.map(entryOfRow), more: rows.length === PAGE };
  }

  /** The last entry recorded at or before an instant: instants never decrease. */
  async numberAt(instant: Instant): Promise<EntryNumber> {
    const text = 'select number from entry where recorded_at <= $1 order by recorded_at desc, number desc limit 1';
    const rows = await this.rows<readonly [EntryNumber]>('instant', text, [instant]);
    return rows[0]?.[0] ?? (0 as EntryNumber);
  }

  private async rows<Row extends readonly unknown[]>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    const { rows } = await this.pool.query<unknown[]>({ name, text, values: [...values], rowMode: 'array' });
    return rows as unknown as readonly Row[];
  }
}

const checkedEntry = (row: ChainedRow): StoredEntry => {
  const columns = row.slice(0, -2) as unknown as EntryRow;
  const previous = row[14] ?? CHAIN_BEGINS;
  if (hashOfRow(previous, columns) !== row[13]) throw damaged(row[0], 'is not as it was written');
  return entryOfRow(columns);
};
