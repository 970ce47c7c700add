import { setTimeout as later } from 'node:timers/promises';
import { LedgerUnavailable } from '../ledger/ledger.js';

/** Milliseconds after which a ledger that was out of reach is asked again. */
const ASK_AGAIN = 250;

/** What cannot be reached for now is not what cannot be told: it is asked again, until it is answered or nobody waits. */
export const onceInReach = async (work: () => Promise<void>, givenUp: () => boolean): Promise<void> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (givenUp() || !(error instanceof LedgerUnavailable && error.passing)) throw error;
      await later(ASK_AGAIN);
    }
  }
};
