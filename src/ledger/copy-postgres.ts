import pg from 'pg';
import { assertEndsAt, AT_ONCE, BEFORE_THE_FIRST, commandsToAdd, endAfter, wholeCommandsAfter, type CopiedPage, type CopyEnd, type LedgerRows } from './copy-rows.js';
import { ENTRY_COLUMNS } from './entry-row.js';
import { addRows } from './postgres-append.js';
import { letGo, placeOf, settingsOf, type PostgresPlace } from './postgres-connection.js';
import { inPlainWords } from './postgres-faults.js';
import type { HashedCommand, HashedEntry } from './postgres-plan.js';

const END = 'select number, hash from entry order by number desc limit 1';
const ENTRIES = `select ${ENTRY_COLUMNS}, hash from entry where number > $1 order by number limit ${AT_ONCE}`;
const COMMANDS = `select id, digest, stream, revision, entries, position, hash from command
  where position between $1 and $2 order by position, id`;

/** The rows of a ledger that PostgreSQL keeps. Whoever writes to it meanwhile is waited for. */
export const rowsOfPostgres = (placed: Parameters<typeof placeOf>[0]): LedgerRows => {
  const place = placeOf(placed);
  const pool = new pg.Pool({ ...settingsOf(place), max: 2 });
  pool.on('error', () => undefined);
  const there = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw inPlainWords(error, place.words);
    }
  };
  return {
    end: () => there(() => endOf(pool)),
    hashAt: (number) =>
      there(async () => (await pool.query<{ hash: string }>('select hash from entry where number = $1', [number])).rows[0]?.hash),
    commandsBy: (number) =>
      there(async () => (await rowsOf<[number]>(pool, 'select count(*) from command where position <= $1', [number]))[0]?.[0] ?? 0),
    pageAfter: (after) =>
      there(async () => {
        const entries = await wholeCommandsAfter(after, (last) => rowsOf<HashedEntry>(pool, ENTRIES, [last]));
        return { entries, commands: await rowsOf<HashedCommand>(pool, COMMANDS, [after, entries.at(-1)?.[0] ?? after]) };
      }),
    copyInto: (after, page) => there(() => copyInto(pool, place, after, page)),
    close: () => letGo(pool, place),
  };
};

const endOf = async (connection: pg.Pool | pg.ClientBase): Promise<CopyEnd> =>
  (await connection.query<CopyEnd>(END)).rows[0] ?? BEFORE_THE_FIRST;

const copyInto = async (pool: pg.Pool, { lock }: PostgresPlace, after: CopyEnd, page: CopiedPage): Promise<void> => {
  const client = await pool.connect();
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    await client.query(`begin isolation level read committed; select pg_advisory_xact_lock(${lock})`);
    assertEndsAt(await endOf(client), after);
    endAfter(after, page);
    const known = await rowsOf<HashedCommand>(client, COMMANDS, [after.number, page.entries.at(-1)?.[0] ?? after.number]);
    const commands = commandsToAdd(page, new Map(known.map((row) => [row[0], row[6]])));
    await addRows(client, { entries: page.entries, commands });
    await client.query('commit');
    client.off('error', ignore);
    client.release();
  } catch (error) {
    // What the connection is in the middle of ends with it, and the server rolls back.
    client.release(true);
    throw error;
  }
};

const rowsOf = async <Row extends readonly unknown[]>(
  connection: pg.Pool | pg.ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> =>
  (await connection.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows as unknown as readonly Row[];
