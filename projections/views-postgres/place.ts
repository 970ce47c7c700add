import { createHash } from 'node:crypto';
import pg from 'pg';
import { toldText } from './text.js';

/** How long is waited, in milliseconds. No call waits without end. */
export type ViewsLimits = {
  /** For a connection. */
  readonly connect: number;
  /** For the answer to one statement. */
  readonly statement: number;
  /** For those who write before. */
  readonly turn: number;
  /** For one statement where views are built anew or compared whole. */
  readonly building: number;
};

export const LIMITS: ViewsLimits = { connect: 5_000, statement: 10_000, turn: 8_000, building: 3_600_000 };

/** Views in a database: what is shown is said in a schema, and each generation is a schema of its own beside it. */
export type ViewsPlace = {
  readonly url: string;
  readonly schema: string;
  readonly limits: ViewsLimits;
  /** For people: database, schema and server, without a password. */
  readonly words: string;
  /** The first half of the advisory locks that whoever reads a generation holds; the other is the generation's number. */
  readonly lock: number;
  /** The channel on which it is told how far the views have followed. */
  readonly channel: string;
};

export type ViewsPlaced = { readonly url: string; readonly schema?: string; readonly limits?: Partial<ViewsLimits> };

/** A generation adds its number to the name, and PostgreSQL takes no name of more than 63 bytes. */
const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,40}$/;

const [BIGINT, TEXT] = [20, 25];

export const placeOf = ({ url, schema = 'views', limits }: ViewsPlaced): ViewsPlace => {
  if (!SCHEMA_NAME.test(schema)) throw new RangeError(`a schema is named in small letters, digits and _, not ${schema}`);
  const digest = createHash('sha256').update(`placement-tracker views ${schema}`).digest();
  return {
    url,
    schema,
    limits: { ...LIMITS, ...limits },
    words: wordsFor(url, schema),
    lock: digest.readInt32BE(),
    channel: `${schema}.followed`,
  };
};

/** The schema of a generation. */
export const schemaOf = ({ schema }: ViewsPlace, generation: number): string => `${schema}_${generation}`;

const parserOf = (type: number): unknown =>
  type === BIGINT ? Number : type === TEXT ? toldText : pg.types.getTypeParser(type);

/** What every connection is given: limits on both sides, and numbers as numbers. */
export const settingsOf = ({ url, limits }: ViewsPlace, statement = limits.statement): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'placement-tracker views',
  connectionTimeoutMillis: limits.connect,
  query_timeout: statement,
  statement_timeout: statement,
  lock_timeout: limits.turn,
  idle_in_transaction_session_timeout: statement,
  keepAlive: true,
  types: { getTypeParser: parserOf as pg.CustomTypesConfig['getTypeParser'] },
});

/** A connection that may take its time: for building, and for comparing views whole. */
export const patientClient = async (place: ViewsPlace): Promise<pg.Client> => {
  const client = new pg.Client(settingsOf(place, place.limits.building));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await letGo(client, place);
    throw error;
  }
};

/** Lets connections go, and waits no longer for a server that does not answer than it does for a new connection. */
export const letGo = async (held: { readonly end: () => Promise<void> }, { limits }: ViewsPlace): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limits.connect)));
  await Promise.race([held.end().catch(() => undefined), late]);
  clearTimeout(timer);
};

const wordsFor = (url: string, schema: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const server = parsed && (parsed.searchParams.get('host') ?? parsed.host);
  return parsed ? `${parsed.pathname.slice(1)}.${schema} on ${server || 'this machine'}` : `${schema} on PostgreSQL`;
};
