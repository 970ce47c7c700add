import type { Database, Statement } from 'better-sqlite3';
import { CHAIN_BEGINS, ENTRY_COLUMNS, hashOfRow } from './entry-row.js';
import { trueEntryAt } from './verify-displaced.js';
import { fault, type LedgerFault } from './verify-fault.js';

/** An entry's hash as it was noted outside the ledger. */
export type Witness = { readonly number: number; readonly hash: string };

/** A row's columns, then its hash. */
export type HashedRow = readonly (string | number)[];

const PAGE = 1_000;
const [RECORDED_AT, HASH] = [7, 13];
const UNDECODABLE = '\uFFFD';

/** Follows the chain of hashes from the first entry on. */
export class LedgerChain {
  verified = 0;
  head: string = CHAIN_BEGINS;
  readonly total: number;
  private recordedAt = '';
  private readonly page: Statement<[number, number, number], HashedRow>;
  private readonly bytes: Statement<[number], readonly (Buffer | null)[]>;
  private readonly witnessed: ReadonlyMap<number, string>;

  constructor(
    private readonly database: Database,
    private readonly witnesses: readonly Witness[],
  ) {
    this.total = database.prepare<[], number>('select coalesce(max(number), 0) from entry').pluck().get() ?? 0;
    this.page = database
      .prepare<[number, number, number], HashedRow>(
        `select ${ENTRY_COLUMNS}, hash from entry where number > ? and number <= ? order by number limit ?`,
      )
      .raw();
    const asBytes = ENTRY_COLUMNS.split(', ').map((column) => `cast(${column} as blob)`);
    this.bytes = database
      .prepare<[number], (Buffer | null)[]>(`select ${asBytes.join(', ')} from entry where number = ?`)
      .raw();
    this.witnessed = new Map(witnesses.map(({ number, hash }) => [number, hash]));
  }

  /** Verifies some entries more, up to the first that is wrong. */
  verifyNextPage(): LedgerFault | undefined {
    const rows = this.nextRows();
    if ('kind' in rows) return rows;
    if (rows.length === 0) return fault(this.verified + 1, 'missing', 'is missing');
    for (const row of rows) {
      const found = this.faultOf(row);
      if (found) return found;
      this.verified += 1;
      this.head = row[HASH] as string;
      this.recordedAt = row[RECORDED_AT] as string;
    }
    return undefined;
  }

  /** What was there once and is no longer, or stands before the first entry. */
  endFault(): LedgerFault | undefined {
    const below = this.database.prepare<[], number>('select number from entry where number < 1').pluck().get();
    if (below !== undefined) return fault(below, 'reordered', 'stands before the first entry');
    const last = this.database.prepare<[], number>('select max(position) from command').pluck().get() ?? 0;
    const furthest = Math.max(last, ...this.witnesses.map(({ number }) => number));
    if (furthest <= this.total) return undefined;
    const gone = furthest - this.total === 1 ? 'it' : `entries up to ${furthest}`;
    return fault(this.total + 1, 'missing', `is missing: the ledger ends before it, and there is a record of ${gone}`);
  }

  private nextRows(): readonly HashedRow[] | LedgerFault {
    for (const size of [PAGE, 1])
      try {
        return this.page.all(this.verified, this.total, size);
      } catch (error) {
        if (size === 1) return fault(this.verified + 1, 'unreadable', `cannot be read (${(error as Error).message})`);
      }
    return [];
  }

  private faultOf(row: HashedRow): LedgerFault | undefined {
    const number = this.verified + 1;
    if (row[0] !== number) return fault(number, 'missing', `is missing: entry ${row[0]} comes next`);
    const columns = row.slice(0, HASH);
    if (hashOfRow(this.head, columns) !== row[HASH] || !this.sameBytes(columns)) return this.displacement(number);
    const witness = this.witnessed.get(number);
    if (witness !== undefined && witness !== row[HASH])
      return fault(
        number,
        'altered',
        'or one before it was altered and the chain made anew: its hash is not the one noted elsewhere',
      );
    if ((row[RECORDED_AT] as string) < this.recordedAt)
      return fault(number, 'time-runs-back', `says it was recorded at ${row[RECORDED_AT]}, before the entry before it`);
    return undefined;
  }

  /** Bytes that are no text all read alike, so where a text may hold some, the bytes themselves are compared. */
  private sameBytes(columns: HashedRow): boolean {
    if (!columns.some((column) => typeof column === 'string' && column.includes(UNDECODABLE))) return true;
    const bytes = this.bytes.get(columns[0] as number) ?? [];
    return columns.every((column, index) => bytes[index]?.equals(Buffer.from(String(column))));
  }

  private displacement(number: number): LedgerFault {
    const stands = trueEntryAt(this.database, number, this.head, this.total);
    if (stands === undefined) return fault(number, 'altered', 'is not as it was written');
    return stands === 'removed'
      ? fault(number, 'missing', 'is missing: those after it were numbered anew')
      : fault(number, 'reordered', `is out of its place: the entry that belongs there stands at ${stands}`);
  }
}
