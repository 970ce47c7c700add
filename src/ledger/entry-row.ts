import { hash } from 'node:crypto';
import type { EntryId, EntryNumber, Instant, Origin } from '../domain/entry.js';
import { LedgerUnavailable, type StoredEntry } from './ledger.js';

/** The columns of an entry, in the order in which they are stored, read and hashed. */
export const ENTRY_COLUMNS =
  'number, id, stream, revision, type, schema, data, recorded_at, written_at, recorded_by, origin, command, completes';

/** An entry column by column; `data` is the exact JSON text that is kept. */
export type EntryRow = readonly [
  number: EntryNumber,
  id: EntryId,
  stream: string,
  revision: number,
  type: string,
  schema: number,
  data: string,
  recordedAt: Instant,
  writtenAt: Instant,
  recordedBy: string,
  origin: Origin,
  command: string,
  completes: 0 | 1,
];

/** What the first entry's hash is chained to. */
export const CHAIN_BEGINS = '0'.repeat(64);

/**
 * The hash of a row: SHA-256, in hexadecimal, over the hash before it and every column as text, one to a line.
 * No column may hold a line break (append.ts), so no two rows read alike.
 */
export const hashOfRow = (previous: string, row: readonly (string | number)[]): string =>
  hash('sha256', `${previous}\n${row.join('\n')}`);

/** The entry a row tells of. */
export const entryOfRow = (row: EntryRow): StoredEntry => ({
  number: row[0],
  id: row[1],
  stream: row[2],
  revision: row[3],
  type: row[4],
  schema: row[5],
  data: parsed(row),
  recordedAt: row[7],
  writtenAt: row[8],
  recordedBy: row[9],
  origin: row[10],
  command: row[11],
  completes: row[12] === 1,
});

/** Who asked for help has to know which entry it is, and that nothing else is wrong with what they did. */
export const damaged = (number: number, why: string): LedgerUnavailable =>
  new LedgerUnavailable(`Entry ${number} ${why}. Run verify, and bring the ledger back from a backup.`);

const parsed = (row: EntryRow): StoredEntry['data'] => {
  try {
    return JSON.parse(row[6]) as StoredEntry['data'];
  } catch {
    throw damaged(row[0], 'cannot be read: what it holds is not JSON');
  }
};
