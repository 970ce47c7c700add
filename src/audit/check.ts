import { ledgerOf, type StorePlace } from '../projecting/store.js';
import type { Verification } from '../ledger/verify.js';
import type { Progress } from '../../projections/rebuilding.js';
import { ledgerToRead } from './ledger-to-read.js';
import { replayBeside, type Replayed } from './replay.js';
import { replayShared } from './replay-shared.js';
import { verifyStore } from './verify.js';

/** What an auditor has checked: that no entry was altered, or that the views say what the ledger says. */
export const CHECKS = ['verify', 'replay'] as const;
export type CheckKind = (typeof CHECKS)[number];

/** A hash of an entry, noted somewhere else. */
export type Witness = { readonly number: number; readonly hash: string };

export type CheckAsked =
  | { readonly kind: 'verify'; readonly place: StorePlace; readonly witnesses: readonly Witness[] }
  /** `views` is the file of the views, where they are not shared. */
  | { readonly kind: 'replay'; readonly place: StorePlace; readonly views?: string };

export type Verdict =
  | { readonly kind: 'verify'; readonly sound: boolean; readonly found: Verification }
  | { readonly kind: 'replay'; readonly sound: boolean; readonly found: Replayed };

/** Reads the store and changes nothing in it. The store may be in use meanwhile. */
export const check = async (asked: CheckAsked, onProgress: Progress): Promise<Verdict> => {
  if (asked.kind === 'verify') {
    const found = await verifyStore(asked.place.data, asked.witnesses, onProgress, asked.place.ledger);
    return { kind: 'verify', sound: found.intact, found };
  }
  const ledger = await ledgerToRead(ledgerOf(asked.place));
  try {
    const { views } = asked.place;
    const found = await (views === undefined ? replayBeside(ledger, asked.views ?? '', onProgress) : replayShared(ledger, views, onProgress));
    return { kind: 'replay', sound: found.identical, found };
  } finally {
    await ledger.close();
  }
};
