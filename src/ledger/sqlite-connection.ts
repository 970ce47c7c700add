import type { Database } from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { LedgerUnavailable } from './ledger.js';
import { BeginLedger1764000000000 } from './sqlite-ledger.table.js';

const FULL = 2;

/** Copied back into the file every 16 MB rather than every 4: fewer people wait for it, and each page is copied less often. */
const PAGES_BETWEEN_CHECKPOINTS = 4_000;

/** TypeORM's data source on a ledger file, its tables up to date. `isNew` makes the file. */
export const connected = async (file: string, isNew = false): Promise<DataSource> => {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: file,
    fileMustExist: !isNew,
    timeout: 5_000,
    enableWAL: true,
    prepareDatabase: prepared,
    migrations: [BeginLedger1764000000000],
    migrationsTableName: 'ledger_migration',
    migrationsTransactionMode: 'all',
    logging: false,
  });
  await source.initialize();
  try {
    await source.runMigrations();
    assertDurable(connectionOf(source), file);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
};

/** The connection TypeORM holds: what is prepared on it costs no more than on a connection of one's own. */
export const connectionOf = (source: DataSource): Database =>
  (source.driver as unknown as { readonly databaseConnection: Database }).databaseConnection;

/**
 * A file that has been in WAL mode before is opened with synchronous=NORMAL, under which the last commits
 * are lost when the power goes. So it is asked for at every open, and not believed until it is seen.
 */
const prepared = (connection: Database): void => {
  connection.pragma('synchronous = FULL');
  connection.pragma('fullfsync = ON');
  connection.pragma('checkpoint_fullfsync = ON');
  connection.pragma(`wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}`);
};

const assertDurable = (connection: Database, file: string): void => {
  const synchronous = connection.pragma('synchronous', { simple: true });
  const journal = connection.pragma('journal_mode', { simple: true });
  if (synchronous !== FULL || journal !== 'wal')
    throw new LedgerUnavailable(
      `The ledger ${file} cannot be kept safe from a power cut here (synchronous ${String(synchronous)}, journal ${String(journal)}). Keep it on a local disk.`,
    );
};
