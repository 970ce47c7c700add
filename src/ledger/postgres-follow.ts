import { setImmediate as nextTurn } from 'node:timers/promises';
import { Observable, type Subscriber } from 'rxjs';
import type { Bell } from './bell.js';
import type { Page } from './follow.js';
import type { StoredEntry } from './ledger.js';
import { isPassing } from './postgres-faults.js';

export type AwaitedFollowed = {
  readonly bell: Bell;
  readonly closed: () => boolean;
  readonly head: () => Promise<number>;
  readonly pageAfter: (after: number) => Promise<Page>;
};

const NOTHING: Page = { entries: [], more: false };

/**
 * As follow(), for a store that is waited for. A follower outlives the server's absence: it waits for the next
 * ring and asks again from where it is. Only what will not mend by itself ends it.
 */
export const followAwaited = (ledger: AwaitedFollowed, after: number): Observable<StoredEntry> =>
  new Observable((subscriber) => {
    pump(ledger, after, subscriber).catch((error: unknown) =>
      ledger.closed() ? subscriber.complete() : subscriber.error(error),
    );
  });

const pump = async (ledger: AwaitedFollowed, after: number, subscriber: Subscriber<StoredEntry>): Promise<void> => {
  const head = await headOf(ledger);
  if (head === undefined) return subscriber.complete();
  if (after > head) throw new RangeError(`entry ${after} cannot be followed: the ledger ends at entry ${head}`);
  let place = after;
  while (!subscriber.closed && !ledger.closed()) {
    const rung = ledger.bell.next();
    const { entries, more } = await ledger.pageAfter(place).catch(absent);
    for (const entry of entries) {
      if (subscriber.closed) return;
      subscriber.next(entry);
      place = entry.number;
    }
    if (!more && !ledger.closed()) await rung;
    await nextTurn();
  }
  subscriber.complete();
};

/** Where the ledger ends, once the server is there to say; undefined where the ledger is closed first. */
const headOf = async ({ head, bell, closed }: AwaitedFollowed): Promise<number | undefined> => {
  while (!closed()) {
    const rung = bell.next();
    try {
      return await head();
    } catch (error) {
      absent(error);
      await rung;
    }
  }
  return undefined;
};

const absent = (error: unknown): Page => {
  if (isPassing(error)) return NOTHING;
  throw error;
};
