import type { EntryNumber } from '../domain/entry.js';
import { CHAIN_BEGINS, hashOfRow } from './entry-row.js';
import { CopyRefused } from './ledger.js';
import type { HashedCommand, HashedEntry } from './postgres-plan.js';

/** Where a ledger ends: its last entry and that one's hash, which stands for every entry before it. */
export type CopyEnd = { readonly number: EntryNumber; readonly hash: string };

export const BEFORE_THE_FIRST: CopyEnd = { number: 0 as EntryNumber, hash: CHAIN_BEGINS };

/** Whole commands with their entries, column by column as they are kept. */
export type CopiedPage = { readonly entries: readonly HashedEntry[]; readonly commands: readonly HashedCommand[] };

/**
 * A ledger's rows as they stand, to be copied into another ledger and for nothing else: what is recorded anew goes
 * through the ledger's own append.
 */
export type LedgerRows = {
  readonly end: () => Promise<CopyEnd>;
  /** An entry's hash; undefined where there is none of that number. */
  readonly hashAt: (number: number) => Promise<string | undefined>;
  /** How many commands are kept that were carried out by the time of an entry. */
  readonly commandsBy: (number: number) => Promise<number>;
  /** Whole commands after an entry, with the commands that wrote none, from that entry on; no entries after the last. */
  readonly pageAfter: (after: number) => Promise<CopiedPage>;
  /** Adds a page as it stands, all or nothing, where the ledger ends as said; rejects with CopyRefused where it does not. */
  readonly copyInto: (after: CopyEnd, page: CopiedPage) => Promise<void>;
  readonly close: () => Promise<void>;
};

const [NUMBER, COMPLETES, HASH] = [0, 12, 13] as const;

/** Entries read at once, unless one command has more. */
export const AT_ONCE = 1_000;

/** Gathers entries page by page until they end with a command's last. */
export const wholeCommandsAfter = async (
  after: number,
  read: (after: number) => Promise<readonly HashedEntry[]>,
): Promise<readonly HashedEntry[]> => {
  const gathered: HashedEntry[] = [];
  for (;;) {
    const rows = await read(gathered.at(-1)?.[NUMBER] ?? after);
    gathered.push(...rows);
    const end = gathered.findLastIndex((row) => row[COMPLETES] === 1) + 1;
    if (end > 0) return gathered.slice(0, end);
    if (rows.length === 0 && gathered.length > 0)
      throw new CopyRefused(`Entry ${gathered.at(-1)?.[NUMBER]} ends the ledger in the middle of a command: run verify on it.`);
    if (rows.length === 0) return [];
  }
};

/** Where a ledger ends once a page is added to it. Nothing is copied that is not as it was written. */
export const endAfter = (from: CopyEnd, { entries, commands }: CopiedPage): CopyEnd => {
  let { number, hash } = from;
  const hashes = new Map<number, string>([[number, hash]]);
  for (const row of entries) {
    if (row[NUMBER] !== number + 1) throw new CopyRefused(`Entry ${number + 1} is missing: run verify on the ledger.`);
    if (hashOfRow(hash, row.slice(0, HASH)) !== row[HASH])
      throw new CopyRefused(`Entry ${row[NUMBER]} is not as it was written: run verify on the ledger.`);
    [number, hash] = [row[NUMBER], row[HASH]];
    hashes.set(number, hash);
  }
  for (const command of commands) {
    const [position, kept] = [command[5], command[6]];
    if (hashOfRow(hashes.get(position) ?? '', command.slice(0, -1)) !== kept)
      throw new CopyRefused(`What is kept of a command of entry ${position} is not as it was written: run verify on the ledger.`);
  }
  return { number, hash };
};

/** The commands of a page that a ledger does not have yet. */
export const commandsToAdd = (
  { commands }: CopiedPage,
  there: ReadonlyMap<string, string>,
): readonly HashedCommand[] =>
  commands.filter(([id, , , , , position, hash]) => {
    const kept = there.get(id);
    if (kept !== undefined && kept !== hash)
      throw new CopyRefused(`A command of entry ${position} was carried out there as something else.`);
    return kept === undefined;
  });

/** Rejects where a ledger does not end where a copy is to go on. */
export const assertEndsAt = (actual: CopyEnd, expected: CopyEnd): void => {
  if (actual.number !== expected.number || actual.hash !== expected.hash)
    throw new CopyRefused(
      `The ledger ends at entry ${actual.number}, not at the entry ${expected.number} that the copy had reached: somebody else writes to it.`,
    );
};
