import { ledgerNamed } from '../ledger/ledger-named.js';
import type { Begun } from '../ledger/postgres-begin.js';

/** An address at which no ledger is begun; the message says what to give. */
export class NotBegun extends Error {}

/**
 * Begins the ledger that a server is to keep, as an owner of the database: schema, tables, guards, and what the tracker's
 * own role may do. Where it is there already only the grants are made again.
 */
export const beginLedger = async (owner: string, app: string | undefined): Promise<Begun> => {
  const named = ledgerNamed(owner);
  if ('mistake' in named) throw new NotBegun(`The owner’s address ${named.mistake}.`);
  if (named.kind !== 'postgres')
    throw new NotBegun('Only a ledger in PostgreSQL is begun beforehand: give postgres://owner@server/database.');
  if (app === undefined)
    throw new NotBegun('Say which role the tracker is to run as: give --app-role, or its address with TRACKER_LEDGER.');
  const { beginPostgresLedger } = await import('../ledger/postgres-begin.js');
  return beginPostgresLedger({ ...named, app });
};

/** The role that an address names, if it names one. */
export const roleIn = (address: string | undefined): string | undefined => {
  const user = address !== undefined && URL.canParse(address) ? decodeURIComponent(new URL(address).username) : '';
  return user === '' ? undefined : user;
};
