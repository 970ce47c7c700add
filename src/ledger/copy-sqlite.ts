import type { Database } from 'better-sqlite3';
import { assertEndsAt, AT_ONCE, BEFORE_THE_FIRST, commandsToAdd, endAfter, wholeCommandsAfter, type CopyEnd, type LedgerRows } from './copy-rows.js';
import { ENTRY_COLUMNS } from './entry-row.js';
import type { HashedCommand, HashedEntry } from './postgres-plan.js';
import { connectionOf } from './sqlite-connection.js';
import { inPlainWords } from './sqlite-faults.js';
import type { SqliteLedger } from './sqlite-ledger.js';
import { COMMAND_COLUMNS } from './sqlite-writer.js';

/** The rows of a ledger file that is open: it stays open, and held, for as long as they are copied. */
export const rowsOfSqlite = ({ source, file }: Pick<SqliteLedger, 'source' | 'file'>): LedgerRows => {
  const database = connectionOf(source);
  const here = async <T>(work: () => T): Promise<T> => {
    try {
      return work();
    } catch (error) {
      throw inPlainWords(error, file);
    }
  };
  return {
    end: () => here(() => endOf(database)),
    hashAt: (number) =>
      here(() => database.prepare<[number], string>('select hash from entry where number = ?').pluck().get(number)),
    commandsBy: (number) =>
      here(() => database.prepare<[number], number>('select count(*) from command where position <= ?').pluck().get(number) ?? 0),
    pageAfter: async (after) => {
      const entries = await wholeCommandsAfter(after, (last) => here(() => entriesAfter(database, last)));
      const upTo = entries.at(-1)?.[0] ?? after;
      return { entries, commands: await here(() => commandsOf(database, after, upTo)) };
    },
    copyInto: (after, page) =>
      here(() =>
        database
          .transaction(() => {
            assertEndsAt(endOf(database), after);
            endAfter(after, page);
            const known = new Map(commandsOf(database, after.number, page.entries.at(-1)?.[0] ?? after.number).map((row) => [row[0], row[6]]));
            addTo(database, page.entries, commandsToAdd(page, known));
          })
          .immediate(),
      ),
    close: () => Promise.resolve(),
  };
};

const endOf = (database: Database): CopyEnd =>
  database.prepare<[], CopyEnd>('select number, hash from entry order by number desc limit 1').get() ?? BEFORE_THE_FIRST;

const entriesAfter = (database: Database, after: number): readonly HashedEntry[] =>
  database
    .prepare<[number], HashedEntry>(`select ${ENTRY_COLUMNS}, hash from entry where number > ? order by number limit ${AT_ONCE}`)
    .raw()
    .all(after);

const commandsOf = (database: Database, from: number, upTo: number): readonly HashedCommand[] =>
  database
    .prepare<[number, number], HashedCommand>(
      `select id, ${COMMAND_COLUMNS}, hash from command where position between ? and ? order by position, id`,
    )
    .raw()
    .all(from, upTo);

const addTo = (database: Database, entries: readonly HashedEntry[], commands: readonly HashedCommand[]): void => {
  const entry = database.prepare(`insert into entry (${ENTRY_COLUMNS}, hash) values (${'?, '.repeat(13)}?)`);
  const command = database.prepare(`insert into command (id, ${COMMAND_COLUMNS}, hash) values (?, ?, ?, ?, ?, ?, ?)`);
  for (const row of entries) entry.run(...row);
  for (const row of commands) command.run(...row);
};
