import type { Entry } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordRef } from './streams.js';
import { supposing, type Supposition } from './supposing.js';

/** Everything recorded of a record, what is only supposed included; for imports that record only what is not so already. */
export const historyOf = async <Event extends { readonly type: string }>(
  ledger: Ledger, record: RecordRef, supposed?: Supposition,
): Promise<readonly Entry<Event>[]> => {
  const stored = await (supposed ? supposing(ledger, supposed) : ledger).read(streamOfRecord(record));
  return stored.map((entry) => fromStored<Event>(entry));
};
