import { createHash } from 'node:crypto';
import pg from 'pg';
import { LedgerUnavailable } from './ledger.js';
import { SCHEMA_NAME } from './ledger-named.js';
import { LEDGER_SHAPE } from './postgres-ledger.table.js';

/** How long is waited, in milliseconds. No call waits without end. */
export type PostgresLimits = {
  /** For a connection. */
  readonly connect: number;
  /** For the answer to one statement. */
  readonly statement: number;
  /** For those who write before. */
  readonly turn: number;
};

export const LIMITS: PostgresLimits = { connect: 5_000, statement: 10_000, turn: 8_000 };

/** A ledger in a schema of a database. */
export type PostgresPlace = {
  readonly url: string;
  readonly schema: string;
  readonly limits: PostgresLimits;
  /** For people: database, schema and server, without a password. */
  readonly words: string;
  /** The advisory lock that whoever writes holds: from the schema's name, as a signed 64-bit number. */
  readonly lock: string;
  /** The channel on which new entries are told of. */
  readonly channel: string;
};

export type Placed = { readonly url: string; readonly schema?: string; readonly limits?: Partial<PostgresLimits> };

const BIGINT = 20;

export const placeOf = ({ url, schema = 'ledger', limits }: Placed): PostgresPlace => {
  if (!SCHEMA_NAME.test(schema)) throw new RangeError(`a schema is named in small letters, digits and _, not ${schema}`);
  const digest = createHash('sha256').update(`placement-tracker ledger ${schema}`).digest();
  return {
    url,
    schema,
    limits: { ...LIMITS, ...limits },
    words: wordsFor(url, schema),
    lock: digest.readBigInt64BE().toString(),
    channel: `${schema}.entry`,
  };
};

const parserOf = (type: number): unknown => (type === BIGINT ? Number : pg.types.getTypeParser(type));

/** What every connection is given: the ledger's schema, limits on both sides, and numbers as numbers. */
export const settingsOf = ({ url, schema, limits }: PostgresPlace): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'placement-tracker ledger',
  options: `-c search_path=${schema}`,
  connectionTimeoutMillis: limits.connect,
  query_timeout: limits.statement,
  statement_timeout: limits.statement,
  lock_timeout: limits.turn,
  idle_in_transaction_session_timeout: limits.statement,
  keepAlive: true,
  types: { getTypeParser: parserOf as pg.CustomTypesConfig['getTypeParser'] },
});

/**
 * For the ledger's own few statements, each of which looks for rows by an index. A plan is made once and kept: made while
 * there were few entries, and not told so, it would read all of them for every append when there are many. What is sent
 * does not wait for the answer to what was sent before.
 */
export const inIndexedSteps = (place: PostgresPlace): pg.ClientConfig => {
  const settings = settingsOf(place);
  return { ...settings, options: `${settings.options} -c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan`, pipeline: true };
};

/** Lets connections go, and waits no longer for a server that does not answer than it does for a new connection. */
export const letGo = async (held: { readonly end: () => Promise<void> }, { limits }: PostgresPlace): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limits.connect)));
  await Promise.race([held.end().catch(() => undefined), late]);
  clearTimeout(timer);
};

type Server = { fsync: string; commits: string; encoding: string; there: boolean };

/** Refuses a database that holds no ledger this release can keep, or that would lose what it said it had. */
export const assertKeeps = async (pool: pg.Pool, { words, schema }: PostgresPlace): Promise<void> => {
  const { rows } = await pool.query<Server>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
       current_setting('server_encoding') as encoding, to_regclass($1) is not null as there`,
    [`${schema}.entry`],
  );
  const server = rows[0];
  if (!server?.there) throw new LedgerUnavailable(`There is no ledger ${words}, and none was begun.`);
  if (server.encoding !== 'UTF8')
    throw new LedgerUnavailable(`The ledger ${words} is kept as ${server.encoding}; it must be UTF8.`);
  if (server.fsync !== 'on' || server.commits === 'off')
    throw new LedgerUnavailable(
      `The ledger ${words} is not kept safe from a power cut (fsync ${server.fsync}, synchronous_commit ${server.commits}). Turn both on.`,
    );
  const { rows: shapes } = await pool.query<{ shape: number }>('select shape from ledger_shape');
  if ((shapes[0]?.shape ?? Infinity) > LEDGER_SHAPE)
    throw new LedgerUnavailable(`The ledger ${words} was begun by a newer release of the tracker. Use that release.`);
};

const wordsFor = (url: string, schema: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const server = parsed && (parsed.searchParams.get('host') ?? parsed.host);
  return parsed ? `${parsed.pathname.slice(1)}.${schema} on ${server || 'this machine'}` : `${schema} on PostgreSQL`;
};
