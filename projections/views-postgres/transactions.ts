import type pg from 'pg';
import { inPlainWords } from './faults.js';
import type { ViewsPlace } from './place.js';

/** Whoever puts statements: a connection that is held. */
export type Sql = Pick<pg.ClientBase, 'query'>;

/** Whoever reads keeps nobody waiting, and may reckon for a while between two questions. */
const READING = 'begin isolation level repeatable read read only; set local idle_in_transaction_session_timeout = 60000';

const UNHEARD = (): void => undefined;

/** Carries work out in one transaction of a connection from the pool. */
export const inTransaction = async <T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>, begin = 'begin'): Promise<T> => {
  const client = await pool.connect();
  // Whoever waits for an answer is told of a connection that breaks; told as an event besides, it would end the process.
  client.on('error', UNHEARD);
  const done = await carriedOut(client, work, begin).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  client.off('error', UNHEARD);
  // A connection on which something failed is let go, for it may be in the midst of anything.
  client.release('error' in done);
  if ('error' in done) throw done.error;
  return done.value;
};

/** Reads from one state of the views, whatever is written meanwhile. */
export const inOneState = <T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> => inTransaction(pool, work, READING);

export const carriedOut = async <T>(client: Sql, work: (sql: Sql) => Promise<T>, begin = 'begin'): Promise<T> => {
  await client.query(begin);
  try {
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

/** The same on a connection held apart, which may take its time. */
export const stateHeldBy = <T>(client: Sql, work: (sql: Sql) => Promise<T>): Promise<T> => carriedOut(client, work, READING);

/** Tells in plain words what stops work at a place. */
export const inWordsOf = async <T>({ words }: ViewsPlace, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw inPlainWords(error, words);
  }
};
