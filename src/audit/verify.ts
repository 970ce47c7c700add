import { verifyNamed } from '../ledger/choose-ledger.js';
import type { Verification } from '../ledger/verify.js';
import { ledgerOf } from '../projecting/store.js';
import type { Progress } from '../../projections/rebuilding.js';

/** A hash of an entry noted somewhere else, written `number:hash`. Only such notes show that a whole ledger was made anew. */
export const witnessFrom = (text: string): { readonly number: number; readonly hash: string } | undefined => {
  const [, number, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  return number && hash ? { number: Number(number), hash } : undefined;
};

/** Whether the ledger of a store is as it was written. The store may be in use meanwhile. */
export const verifyStore = (
  data: string, witnesses: readonly { number: number; hash: string }[], onProgress: Progress, ledger?: string,
): Promise<Verification> => verifyNamed(ledgerOf({ data, ledger }), { onProgress, witnesses });
