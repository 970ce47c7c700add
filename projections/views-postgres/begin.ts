import pg from 'pg';
import { inPlainWords, ViewsUnavailable } from './faults.js';
import { letGo, placeOf, settingsOf, type ViewsPlace, type ViewsPlaced } from './place.js';
import { homeTables, named } from './tables.js';

/**
 * Begins views in a database, in one transaction, for an owner of it; `app` is the role that the tracker runs as, which may
 * then build, follow and show them. Where there are views already, only the grants are made.
 */
export const beginPostgresViews = async (placed: ViewsPlaced & { readonly app?: string }): Promise<{ readonly begun: boolean }> => {
  const place = placeOf(placed);
  const client = new pg.Client(settingsOf(place));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [place.lock]);
    const begun = await beginTables(client, place);
    if (placed.app !== undefined) await grantTo(client, place, placed.app);
    await client.query('commit');
    return { begun };
  } catch (error) {
    throw inPlainWords(error, place.words);
  } finally {
    await letGo(client, place);
  }
};

/** Ranges and plain numbers lie in one index by an extension that comes with PostgreSQL. */
const beginTables = async (client: pg.Client, { schema }: ViewsPlace): Promise<boolean> => {
  await client.query('create extension if not exists btree_gist');
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [`${schema}.tracker_views`]);
  if (rows[0]?.there) return false;
  for (const statement of [`create schema if not exists ${schema}`, ...homeTables(schema)]) await client.query(statement);
  return true;
};

/** Each generation is a schema of its own, which the tracker makes and lets go: so it may create schemas, and no more than that here. */
const grantTo = async (client: pg.Client, { schema, words }: ViewsPlace, app: string): Promise<void> => {
  const { rows } = await client.query<{ base: string }>('select current_database() as base from pg_roles where rolname = $1', [app]);
  const [role] = rows;
  if (!role) throw new ViewsUnavailable(`There is no role ${app} where the views ${words} are to be begun. Create it first.`);
  for (const statement of [
    `grant create on database ${named(role.base)} to ${named(app)}`,
    `grant usage on schema ${schema} to ${named(app)}`,
    `grant select, insert, update, delete on ${schema}.generation to ${named(app)}`,
    `grant select, update on ${schema}.tracker_views, ${schema}.lease, ${schema}.rebuild to ${named(app)}`,
  ])
    await client.query(statement);
};
