import type { EntryNumber } from '../domain/entry.js';
import type { Ledger, StoredEntry } from '../ledger/ledger.js';
import { follow } from '../../projections/following.js';
import { rebuild, type Progress } from '../../projections/rebuilding.js';
import type { ViewsWriter } from '../../projections/views-postgres/writer.js';
import type { Followed, Views } from '../../projections/views/views.js';

/** Views, wherever they are kept, to whoever keeps them up to date with the ledger. */
export type WrittenViews = {
  /** How far those shown have followed the ledger. */
  readonly followed: () => Promise<Followed>;
  /** Takes in whole commands just read from the ledger: rows and checkpoint at once. */
  readonly follow: (ledger: Pick<Ledger, 'read'>, entries: readonly StoredEntry[]) => Promise<void>;
  /** An empty generation beside the one shown. */
  readonly beside: () => Promise<NextViews>;
  readonly close: () => Promise<void>;
};

/** Views that nobody is shown yet. */
export type NextViews = Pick<WrittenViews, 'follow'> & {
  /** Fills them with what entries 1 to `upTo` tell. */
  readonly rebuild: (ledger: Pick<Ledger, 'readStreams' | 'entry'>, upTo: number, progress?: Progress) => Promise<void>;
  /** Shows them from now on, in place of those before. */
  readonly show: () => Promise<void>;
  /** Lets go of them, unfinished. */
  readonly discard: () => Promise<void>;
};

/** Views cannot be behind a ledger they never followed: a restored older ledger, or another one. */
export class ViewsAheadOfLedger extends Error {}

export const checkSameLedger = async ({ number, entryId }: Followed, ledger: Pick<Ledger, 'entry'>): Promise<void> => {
  if (number === 0) return;
  const entry = await ledger.entry(number as EntryNumber);
  if (entry?.id === entryId) return;
  throw new ViewsAheadOfLedger(
    `The views have followed the ledger to entry ${number}, which this ledger ${entry ? 'tells otherwise' : 'does not have'}. ` +
      'An older or another ledger was put in its place. If that was meant, delete the views and start again.',
  );
};

export const writtenInSqlite = (views: Views): WrittenViews => ({
  followed: async () => views.followed,
  follow: (ledger, entries) => follow(views.sql, ledger, entries),
  beside: async () => {
    const next = await views.beside();
    return {
      follow: (ledger, entries) => follow(next.sql, ledger, entries),
      rebuild: (ledger, upTo, progress) => rebuild(next, ledger, upTo, progress),
      show: () => views.show(next),
      discard: () => next.close(),
    };
  },
  close: () => views.close(),
});

/** For as long as the writer holds the lease of the views; to close them is not the writer’s business. */
export const writtenInPostgres = (writer: ViewsWriter, followed: () => Promise<Followed>): WrittenViews => ({
  followed,
  follow: (ledger, entries) => writer.follow(ledger, entries),
  beside: async () => {
    const next = await writer.beside();
    return {
      follow: (ledger, entries) => writer.follow(ledger, entries, next),
      rebuild: (ledger, upTo, progress) => writer.rebuild(next, ledger, upTo, progress),
      show: () => writer.show(next),
      discard: async () => void (await writer.discard()),
    };
  },
  close: () => Promise.resolve(),
});
