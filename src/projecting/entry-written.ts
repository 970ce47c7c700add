import type { StoredEntry } from '../ledger/ledger.js';

/** An entry is in the ledger and in the views. Published to whatever is live; nothing may depend on hearing it. */
export class EntryWritten {
  constructor(readonly entry: StoredEntry) {}
}
