import { setImmediate } from 'node:timers/promises';
import type { Ledger, StoredEntry } from '../../ledger/ledger.js';
import { tallyOf, type Tally } from './tally.js';

/** What somebody wrote after one entry and up to another; others have their turn between pages. */
export const writtenBetween = async (ledger: Pick<Ledger, 'readAll'>, after: number, upTo: number, by: string): Promise<Tally> => {
  const written: Pick<StoredEntry, 'type' | 'stream'>[] = [];
  for await (const page of ledger.readAll(after, upTo)) {
    for (const { type, stream, recordedBy } of page) if (recordedBy === by) written.push({ type, stream });
    await setImmediate();
  }
  return tallyOf(written);
};
