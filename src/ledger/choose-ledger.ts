import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LedgerRows } from './copy-rows.js';
import { rowsOfSqlite } from './copy-sqlite.js';
import type { Ledger } from './ledger.js';
import type { LedgerNamed } from './ledger-named.js';
import { openSqliteLedger } from './sqlite-ledger.js';
import { verifyLedger, type Verification, type VerifyOptions } from './verify.js';

/** The ledger's file in the folder of an embedded store. */
export const ledgerFile = (folder: string): string => join(resolve(folder), 'ledger.db');

/** A ledger that is open, with its rows as they stand. */
export type CopiedLedger = { readonly ledger: Ledger; readonly rows: LedgerRows };

/** All that is different where a ledger is kept elsewhere. */
type Keeper<Named> = {
  readonly open: (named: Named) => Promise<Ledger>;
  readonly verify: (named: Named, options: VerifyOptions) => Promise<Verification>;
  readonly toCopy: (named: Named) => Promise<CopiedLedger>;
};

/** One keeper for each kind; what it needs is loaded when it is chosen, so that none costs the others time at start. */
const KEEPERS: { readonly [Kind in LedgerNamed['kind']]: Keeper<Extract<LedgerNamed, { readonly kind: Kind }>> } = {
  sqlite: {
    open: ({ folder }) => openSqliteLedger({ file: ledgerFile(folder) }),
    verify: ({ folder }, options) => verifyLedger(ledgerFile(folder), options),
    toCopy: async ({ folder }) => {
      const ledger = await openSqliteLedger({ file: ledgerFile(folder) });
      return { ledger, rows: rowsOfSqlite(ledger) };
    },
  },
  postgres: {
    open: async (named) => (await import('./postgres-ledger.js')).openPostgresLedger(named),
    verify: async (named, options) => (await import('./postgres-verify.js')).verifyPostgresLedger(named, options),
    toCopy: async (named) => {
      const ledger = await (await import('./postgres-ledger.js')).openPostgresLedger(named);
      return { ledger, rows: (await import('./copy-postgres.js')).rowsOfPostgres(named) };
    },
  },
  kurrent: {
    open: async (named) => (await import('./kurrent-ledger.js')).openKurrentLedger(named),
    verify: async (named, options) => (await import('./kurrent-verify.js')).verifyKurrentLedger(named, options),
    toCopy: async (named) => {
      const ledger = await (await import('./kurrent-ledger.js')).openKurrentLedger(named);
      return { ledger, rows: await (await import('./copy-kurrent.js')).rowsOfKurrent(named) };
    },
  },
};

const keeperOf = ({ kind }: LedgerNamed): Keeper<LedgerNamed> => KEEPERS[kind] as Keeper<LedgerNamed>;

/** Opens the ledger that is named: a file is begun where there is none; a server's ledger was begun by its owner before. */
export const openLedger = (named: LedgerNamed): Promise<Ledger> => keeperOf(named).open(named);

/** Whether a ledger is as it was written; it may be in use. */
export const verifyNamed = (named: LedgerNamed, options: VerifyOptions): Promise<Verification> =>
  keeperOf(named).verify(named, options);

export const openToCopy = (named: LedgerNamed): Promise<CopiedLedger> => keeperOf(named).toCopy(named);

/** False where opening would begin a ledger; a server is asked when it is opened. */
export const mayBeThere = (named: LedgerNamed): boolean =>
  named.kind !== 'sqlite' || existsSync(ledgerFile(named.folder));
