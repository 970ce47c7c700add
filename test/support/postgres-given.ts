import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { beginPostgresLedger } from '../../src/ledger/postgres-begin.js';
import { postgresSource, startPostgres, type PostgresServer } from './postgres-server.js';

/** A PostgreSQL with a role for the tracker, for the tests of one file. */
export type PostgresGiven = {
  readonly server: () => PostgresServer;
  readonly role: string;
  readonly asOwner: <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>;
  /** The address of a schema, as the role the tracker runs as or as an owner. */
  readonly address: (schema: string, owner?: boolean) => string;
  /** An empty ledger in a schema of its own: its address as the tracker's role. */
  readonly begun: () => Promise<{ readonly url: string; readonly schema: string }>;
};

/** Says plainly where a server cannot be had, and so what was not tested. */
export const hasPostgres = (what: string): boolean => {
  const there = postgresSource() !== undefined;
  if (!there) process.stdout.write(`${what} NOT tested: DATABASE_URL is not set and no PostgreSQL is installed.\n`);
  return there;
};

export const PASSWORD = 'of-the-tests';

export const givenPostgres = (name: string): PostgresGiven => {
  const role = `${name}_${process.pid}`;
  const schemas: string[] = [];
  let server: PostgresServer;
  const asOwner = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  };
  const address = (schema: string, owner = false): string => {
    const url = new URL(server.url);
    if (!owner) [url.username, url.password] = [role, PASSWORD];
    url.searchParams.set('schema', schema);
    return url.toString();
  };
  const begun = async () => {
    const schema = `${name}_${process.pid}_${schemas.length}`;
    schemas.push(schema);
    await beginPostgresLedger({ url: server.url, schema, app: role });
    return { url: address(schema), schema };
  };
  beforeAll(async () => {
    server = await startPostgres();
    await asOwner(`create role ${role} login password '${PASSWORD}'`);
  }, 60_000);
  afterAll(async () => {
    for (const schema of schemas) await asOwner(`drop schema if exists ${schema} cascade`);
    await asOwner(`drop owned by ${role}; drop role ${role}`);
    server.clear();
  }, 60_000);
  return { server: () => server, role, asOwner, address, begun };
};
