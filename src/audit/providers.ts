import type { Provider } from '@nestjs/common';
import type { StorePlace } from '../projecting/store.js';
import { Checks, STORE_PLACE } from './checks.js';
import { ChildStepsHandler } from './child-steps.js';
import { EntryHandler } from './entries.js';
import { EntriesFoundHandler, EntryTermsHandler } from './entries-found.js';
import { EntryProofHandler } from './entry-proof.js';
import { LatenessHandler } from './lateness.js';
import { LedgerIndexed } from './ledger-indexed.js';
import { PublishedChangesHandler } from './published-changes.js';
import { RecordStepsHandler } from './record-steps.js';
import { StatusHandler } from './status.js';

/** What auditors ask, over the store in a place. */
export const auditing = ({ data, ledger, views }: StorePlace): Provider[] => [
  { provide: STORE_PLACE, useValue: { data, ledger, views } },
  ChildStepsHandler,
  EntryHandler,
  EntriesFoundHandler,
  EntryTermsHandler,
  EntryProofHandler,
  LatenessHandler,
  LedgerIndexed,
  PublishedChangesHandler,
  RecordStepsHandler,
  StatusHandler,
  Checks,
];
