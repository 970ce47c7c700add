import { setImmediate as nextTurn } from 'node:timers/promises';
import { Observable, type Subscriber } from 'rxjs';
import type { Bell } from './bell.js';
import type { StoredEntry } from './ledger.js';

/** Some entries in ledger order, and whether there were more. */
export type Page = { readonly entries: readonly StoredEntry[]; readonly more: boolean };

export type Followed = {
  readonly bell: Bell;
  readonly closed: () => boolean;
  readonly head: () => number;
  readonly pageAfter: (after: number) => Page;
};

/**
 * Entries after a number and then each new one. Every follower reads for itself from where it is, so none
 * waits for another, and a slow one costs no memory: nothing is kept for it but its place.
 */
export const follow = (ledger: Followed, after: number): Observable<StoredEntry> =>
  new Observable((subscriber) => {
    pump(ledger, after, subscriber).catch((error: unknown) => subscriber.error(error));
  });

/** Whoever wrote is answered before anybody reads what was written: reading waits for the next turn. */
const pump = async (ledger: Followed, after: number, subscriber: Subscriber<StoredEntry>): Promise<void> => {
  if (after > ledger.head())
    throw new RangeError(`entry ${after} cannot be followed: the ledger ends at entry ${ledger.head()}`);
  let place = after;
  while (!subscriber.closed && !ledger.closed()) {
    const rung = ledger.bell.next();
    const { entries, more } = ledger.pageAfter(place);
    for (const entry of entries) {
      if (subscriber.closed) return;
      subscriber.next(entry);
      place = entry.number;
    }
    if (!more) await rung;
    await nextTurn();
  }
  subscriber.complete();
};
