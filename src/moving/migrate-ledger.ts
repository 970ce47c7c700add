import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay, type Replayed } from '../audit/replay.js';
import { mayBeThere, openToCopy, verifyNamed, type CopiedLedger } from '../ledger/choose-ledger.js';
import { endAfter, type CopyEnd, type LedgerRows } from '../ledger/copy-rows.js';
import { CopyRefused, LedgerUnavailable, type Ledger } from '../ledger/ledger.js';
import { ledgerNamed, type LedgerNamed } from '../ledger/ledger-named.js';
import type { Verification } from '../ledger/verify.js';
import { editionsFolder } from '../publishing/edition-files.js';
import { rebuild, type Progress } from '../../projections/rebuilding.js';
import { Views } from '../../projections/views/views.js';
import { carryEditionFiles, type EditionFolders, type EditionsCarried } from './edition-files.js';

export type Migrated = {
  /** The target's entries, and how many of them were copied this time. */
  readonly entries: number;
  readonly copied: number;
  /** True where it was told to stop before the end: the same again goes on from there. */
  readonly stopped: boolean;
  /** What was found when all was copied; null where it was stopped. */
  readonly verdict: Verdict | null;
  /** What became of the files of its editions; null where it was stopped. */
  readonly editions: EditionsCarried | null;
};

export type Verdict = {
  readonly same: boolean;
  /** The hash of the last entry, in both, or what differs. */
  readonly head: string;
  readonly verified: Verification;
  /** The views told from each, row by row. */
  readonly replayed: Replayed;
};

type Migrating = {
  /** Where the files of editions are kept, and where they go: in the folder of the ledger, where it is a file, if nothing else is said. */
  readonly editionsFrom?: string | undefined;
  readonly editionsTo?: string | undefined;
  readonly onCopied?: Progress;
  readonly onVerified?: Progress;
  readonly onReplayed?: Progress;
  readonly signal?: AbortSignal;
};

/**
 * Copies a ledger into another, entry by entry as it stands: ids, order, numbers, instants, commands and hashes. Every step
 * is whole, so that it goes on where it stopped, however it stopped. At the end both are held against each other, and the files
 * of editions are carried.
 */
export const migrateLedger = async (from: string, to: string, watching: Migrating = {}): Promise<Migrated> => {
  const [source, target] = [named('--from', from), named('--to', to)];
  if (!mayBeThere(source)) throw new LedgerUnavailable(`There is no ledger in ${from} to be copied.`);
  if (JSON.stringify(source) === JSON.stringify(target)) throw new CopyRefused('A ledger is not copied into itself.');
  const opened: CopiedLedger[] = [];
  const open = async (one: LedgerNamed): Promise<CopiedLedger> => {
    opened.unshift(await openToCopy(one));
    return opened[0] as CopiedLedger;
  };
  try {
    const [one, other] = [await open(source), await open(target)];
    const began = await whereToGoOn(one.rows, other.rows);
    const reached = await copied(one.rows, other.rows, began, watching);
    const answer = { entries: reached.number, copied: reached.number - began.number };
    if (watching.signal?.aborted) return { ...answer, stopped: true, verdict: null, editions: null };
    const verdict = await compared(one, other, target, reached, watching);
    return { ...answer, stopped: false, verdict, editions: await carryEditionFiles(other.ledger.readAll(0, reached.number), folders(source, target, watching)) };
  } finally {
    for (const { ledger, rows } of opened) {
      await rows.close();
      await ledger.close();
    }
  }
};

const named = (option: string, text: string): LedgerNamed => {
  const ledger = ledgerNamed(text);
  if ('mistake' in ledger) throw new CopyRefused(`${option} ${ledger.mistake}.`);
  return ledger;
};

const folders = (source: LedgerNamed, target: LedgerNamed, { editionsFrom, editionsTo }: Migrating): EditionFolders => {
  const to = editionsTo ?? ownFolder(target) ?? null;
  return { from: editionsFrom ?? ownFolder(source) ?? to, to };
};

const ownFolder = (ledger: LedgerNamed): string | undefined => (ledger.kind === 'sqlite' ? editionsFolder(ledger.folder) : undefined);

/** What the target holds already must be the beginning of the source: then it is where an earlier copy stopped. */
const whereToGoOn = async (source: LedgerRows, target: LedgerRows): Promise<CopyEnd> => {
  const end = await target.end();
  const hash = end.number === 0 ? end.hash : await source.hashAt(end.number);
  if (hash === end.hash) return end;
  throw new CopyRefused(
    `The target already holds ${end.number} entries, and they are not the beginning of this ledger. Nothing was copied; give a target that is empty.`,
  );
};

const copied = async (source: LedgerRows, target: LedgerRows, began: CopyEnd, { onCopied, signal }: Migrating): Promise<CopyEnd> => {
  let reached = began;
  while (!signal?.aborted) {
    const page = await source.pageAfter(reached.number);
    await target.copyInto(reached, page);
    if (page.entries.length === 0) break;
    reached = endAfter(reached, page);
    onCopied?.(reached.number, (await source.end()).number);
  }
  return reached;
};

const compared = async (
  source: CopiedLedger, target: CopiedLedger, place: LedgerNamed, { number, hash }: CopyEnd, watching: Migrating,
): Promise<Verdict> => {
  const verified = await verifyNamed(place, watching.onVerified ? { onProgress: watching.onVerified } : {});
  const hashes = [await source.rows.hashAt(number), await target.rows.hashAt(number)];
  const commands = [await source.rows.commandsBy(number), await target.rows.commandsBy(number)];
  const replayed = await replayedFromBoth(source.ledger, target.ledger, number, watching.onReplayed);
  const alike = hashes[0] === hashes[1] && commands[0] === commands[1];
  return { same: alike && verified.intact && replayed.identical, head: hash, verified, replayed };
};

/** Tells the views from the one in a scratch place, and holds them against those told from the other. */
const replayedFromBoth = async (source: Ledger, target: Ledger, upTo: number, progress?: Progress): Promise<Replayed> => {
  const scratch = await mkdtemp(join(tmpdir(), 'migrated-'));
  const { views } = await Views.open(scratch);
  try {
    const told = await views.beside();
    await rebuild(told, source, upTo, (done) => progress?.(done, upTo * 2));
    const answer = await replay(target, told.sql, (done) => progress?.(upTo + done, upTo * 2));
    await told.close();
    return answer;
  } finally {
    await views.close();
    await rm(scratch, { recursive: true, force: true });
  }
};
