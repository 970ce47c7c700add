import type { Observable } from 'rxjs';
import type { Page } from './follow.js';
import { isPassing } from './kurrent-faults.js';
import type { StoredEntry } from './ledger.js';
import { followAwaited, type AwaitedFollowed } from './postgres-follow.js';

/** A follower outlives the server's absence: it asks again at the next ring, from where it is. */
export const followPatiently = (ledger: AwaitedFollowed, after: number): Observable<StoredEntry> =>
  followAwaited(
    {
      ...ledger,
      head: () => headOf(ledger),
      pageAfter: (place) => ledger.pageAfter(place).catch(nothingYet),
    },
    after,
  );

const headOf = async ({ head, bell }: AwaitedFollowed): Promise<number> => {
  for (;;) {
    const rung = bell.next();
    try {
      return await head();
    } catch (error) {
      nothingYet(error);
      await rung;
    }
  }
};

const nothingYet = (error: unknown): Page => {
  if (isPassing(error)) return { entries: [], more: false };
  throw error;
};
