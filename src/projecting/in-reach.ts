import { setTimeout as later } from 'node:timers/promises';
import { LedgerUnavailable } from '../ledger/ledger.js';
import { ViewsUnavailable } from '../../projections/views-postgres/faults.js';

/** Milliseconds after which a ledger or views that were out of reach are asked again. */
const ASK_AGAIN = 250;

/** What cannot be reached for now is not what cannot be told: it is asked again, until it is answered or nobody waits. */
export const onceInReach = async (work: () => Promise<void>, givenUp: () => boolean): Promise<void> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const passes = (error instanceof LedgerUnavailable || error instanceof ViewsUnavailable) && error.passing;
      if (givenUp() || !passes) throw error;
      await later(ASK_AGAIN);
    }
  }
};
