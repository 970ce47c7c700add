import pg from 'pg';
import { LedgerUnavailable } from './ledger.js';
import { letGo, placeOf, settingsOf, type Placed, type PostgresPlace } from './postgres-connection.js';
import { inPlainWords } from './postgres-faults.js';
import { grantsTo, LEDGER_TABLES } from './postgres-ledger.table.js';

/** What was done when a ledger was begun, for whoever keeps the database. */
export type Begun = {
  /** Database, schema and server. */
  readonly words: string;
  /** False where there was a ledger already, which was left as it is. */
  readonly begun: boolean;
  /** The role that may now read and add, and no more. */
  readonly granted: string | null;
  /** What that role may do besides, by being who it is. */
  readonly warnings: readonly string[];
};

type Role = { readonly super: boolean; readonly owns: boolean };

/**
 * Begins an empty ledger, in one transaction, for an owner of the database; `app` is the role that the tracker
 * will run as, which may then read and add, and no more. Where there is a ledger already, only the grants are made.
 */
export const beginPostgresLedger = async (placed: Placed & { readonly app?: string }): Promise<Begun> => {
  const place = placeOf(placed);
  const client = new pg.Client(settingsOf(place));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [place.lock]);
    const begun = await beginTables(client, place);
    const warnings = placed.app === undefined ? [] : await granted(client, place, placed.app);
    await client.query('commit');
    return { words: place.words, begun, granted: placed.app ?? null, warnings };
  } catch (error) {
    throw inPlainWords(error, place.words);
  } finally {
    await letGo(client, place);
  }
};

const beginTables = async (client: pg.Client, { schema }: PostgresPlace): Promise<boolean> => {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${schema}.entry`,
  ]);
  if (rows[0]?.there) return false;
  for (const statement of [`create schema if not exists ${schema}`, ...LEDGER_TABLES]) await client.query(statement);
  return true;
};

const granted = async (client: pg.Client, { schema, words }: PostgresPlace, app: string): Promise<readonly string[]> => {
  const { rows } = await client.query<Role>(
    `select rolsuper as super, pg_has_role(rolname, relowner, 'member') as owns
      from pg_roles, pg_class where rolname = $1 and pg_class.oid = to_regclass($2)`,
    [app, `${schema}.entry`],
  );
  const [role] = rows;
  if (!role)
    throw new LedgerUnavailable(
      `There is no role ${app} where the ledger ${words} is to be begun. Create it first, with a password of its own: create role ${pg.escapeIdentifier(app)} login.`,
    );
  for (const statement of grantsTo(pg.escapeIdentifier(app), schema)) await client.query(statement);
  return role.super || role.owns
    ? [
        `${app} ${role.super ? 'is a superuser' : 'owns the ledger'}: it could take the guards away. Let the tracker run as a role that only has these grants.`,
      ]
    : [];
};
