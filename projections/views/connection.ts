import type BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';

export type Connection = { readonly sql: BetterSqlite3.Database; readonly close: () => Promise<void> };

/** A connection of TypeORM's to a file of views. Views can be rebuilt, so they are not synced at each commit. */
export const openConnection = async (file: string, options: { readonly building?: boolean } = {}): Promise<Connection> => {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: file,
    enableWAL: !options.building,
    prepareDatabase: (sql: BetterSqlite3.Database) => {
      sql.pragma(options.building ? 'journal_mode = OFF' : 'journal_mode = WAL');
      sql.pragma(options.building ? 'synchronous = OFF' : 'synchronous = NORMAL');
      sql.pragma('busy_timeout = 5000');
      sql.pragma('cache_size = -65536');
    },
  });
  await source.initialize();
  const { databaseConnection } = source.driver as unknown as { databaseConnection: BetterSqlite3.Database };
  return { sql: databaseConnection, close: () => source.destroy() };
};
