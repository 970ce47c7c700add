import { ledgerNamed } from '../ledger/ledger-named.js';
import type { KurrentBegun } from '../ledger/kurrent-begin.js';
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

/** What a server is begun with; whoever has it gives it in the environment, for others of a machine see the arguments of a command. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Makes KurrentDB's user for the tracker, and the access list of the ledger's stream, or finds them made. */
export const beginUser = async (environment: Environment): Promise<KurrentBegun> => {
  const [server, authority, adminPassword, password] = ['KURRENTDB_SERVER', 'NODE_EXTRA_CA_CERTS', 'KURRENTDB_ADMIN_PASSWORD', 'TRACKER_KURRENTDB_PASSWORD'].map((name) => {
    const given = environment[name];
    if (!given) throw new NotBegun(`${name} is not set.`);
    return given;
  }) as [string, string, string, string];
  if (!URL.canParse(server) || !server.startsWith('https:')) throw new NotBegun('KURRENTDB_SERVER must be an address: https://server:2113.');
  const { beginKurrent } = await import('../ledger/kurrent-begin.js');
  return beginKurrent({ server, authority, adminPassword, password });
};

/** The role that an address names, if it names one. */
export const roleIn = (address: string | undefined): string | undefined => {
  const user = address !== undefined && URL.canParse(address) ? decodeURIComponent(new URL(address).username) : '';
  return user === '' ? undefined : user;
};
