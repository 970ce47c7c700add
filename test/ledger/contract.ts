import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Ledger } from '../../src/ledger/ledger.js';
import type { Begin } from '../support/ledger-given.js';
import { commandPromises } from './contract-commands.js';
import { followPromises } from './contract-following.js';
import { readPromises } from './contract-reading.js';
import { timePromises } from './contract-time.js';
import { writePromises } from './contract-writing.js';

/** A ledger made for one test, and what clears it away. */
export type MadeLedger = { readonly ledger: Ledger; readonly clear: () => Promise<void> };

/** Begins an empty ledger by the clock given, or the machine's. */
export type MakeLedger = (now?: () => Date) => Promise<MadeLedger>;

/** Every promise of the port. An implementation that passes can keep the record. */
export const ledgerContract = (name: string, make: MakeLedger): void => {
  describe(`the ledger ${name}`, () => {
    let made: MadeLedger[] = [];
    beforeEach(() => void (made = []));
    afterEach(async () => {
      for (const { ledger, clear } of made) {
        await ledger.close();
        await clear();
      }
    });
    const begin: Begin = async (now) => {
      const one = await make(now);
      made.push(one);
      return one.ledger;
    };
    writePromises(begin);
    commandPromises(begin);
    timePromises(begin);
    readPromises(begin);
    followPromises(begin);
  });
};
