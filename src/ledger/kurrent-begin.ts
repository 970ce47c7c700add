import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { LedgerUnavailable } from './ledger.js';

/** Where KurrentDB is to be begun for the tracker, by its admin. */
export type KurrentToBegin = {
  /** `https://server:2113`. */
  readonly server: string;
  /** A file: the certificate of the authority that signed the server's. */
  readonly authority: string;
  readonly adminPassword: string;
  /** Of the user that the tracker is. */
  readonly password: string;
};

/** What was done, or found done. */
export type KurrentBegun = {
  readonly user: 'was made' | 'was there' | 'was given the new password';
  readonly access: 'was set' | 'was in order';
};

type Login = { readonly username: string; readonly password: string };

const KURRENT_USER = 'tracker';
const KURRENT_STREAM = 'tracker-ledger';

const ACCESS = {
  readRoles: [KURRENT_USER],
  writeRoles: [KURRENT_USER],
  deleteRoles: ['$admins'],
  metaReadRoles: [KURRENT_USER],
  metaWriteRoles: ['$admins'],
};
/** It stands in an address, where other characters would have to be written as %XX. */
const PASSWORD = /^[\w.~-]{12,}$/;
const TRIES = 10;
const ANSWER = 10_000;
/** The client sets no limit to its own first steps; without an answer it is let go, so that the process can end. */
const PATIENCE = 60_000;

/**
 * Makes what the tracker needs in KurrentDB, or finds it made: a user of its own, who is no admin, with the password as it
 * is given now; and the access list of the ledger's stream, by which that user may read it and add to it, and may neither
 * delete it nor change the list.
 */
export const beginKurrent = async (given: KurrentToBegin): Promise<KurrentBegun> => {
  if (!PASSWORD.test(given.password)) throw new LedgerUnavailable('The password of the tracker’s user must be at least 12 letters, digits, or any of - . _ ~');
  const { host } = new URL(given.server);
  const admin = { username: 'admin', password: given.adminPassword };
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const user = await beginUser(new URL(given.server), admin, given.password, patience);
    return { user, access: await beginAccess(given, admin, patience) };
  } catch (error) {
    if (patience.aborted) throw new LedgerUnavailable(`KurrentDB at ${host} did not answer in time.`, { cause: error });
    throw error instanceof LedgerUnavailable ? error : new LedgerUnavailable(`KurrentDB at ${host} could not be prepared: ${codeOf(error)}`, { cause: error });
  }
};

const beginUser = async (server: URL, admin: Login, password: string, patience: AbortSignal): Promise<KurrentBegun['user']> => {
  const ask = (path: string, login: Login, body?: object) => asked(new URL(path, server), login, body, patience);
  if ((await ask('/users/$current', { username: KURRENT_USER, password })) === 200) return 'was there';
  const status = await ask('/users/', admin, { loginName: KURRENT_USER, fullName: 'Placement Tracker', groups: [], password });
  if (status === 201) return 'was made';
  const reset = status === 409 ? await ask(`/users/${KURRENT_USER}/command/reset-password`, admin, { newPassword: password }) : status;
  if (status === 409 && reset === 200) return 'was given the new password';
  throw new LedgerUnavailable(
    reset === 401
      ? 'KurrentDB does not take this password of admin. KURRENTDB_ADMIN_PASSWORD sets it only where the server begins with an empty volume: give the one it has.'
      : `KurrentDB answered ${reset}.`,
  );
};

/** Asks once more what the server says it cannot do yet. */
const asked = async (url: URL, { username, password }: Login, body: object | undefined, patience: AbortSignal): Promise<number> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await fetch(url, {
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      signal: AbortSignal.any([patience, AbortSignal.timeout(ANSWER)]),
    });
    await answer.arrayBuffer();
    if (![408, 503].includes(answer.status) || tried === TRIES) return answer.status;
    await pause(1_000, undefined, { signal: patience });
  }
};

const beginAccess = async ({ server, authority }: KurrentToBegin, credentials: Login, patience: AbortSignal): Promise<KurrentBegun['access']> => {
  readFileSync(authority);
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
  const client = KurrentDBClient.connectionString(`kurrentdb://${new URL(server).host}?tls=true&tlsCAFile=${encodeURIComponent(authority)}`);
  const set = async (): Promise<KurrentBegun['access']> => {
    const { metadata = {} } = await client.getStreamMetadata(KURRENT_STREAM, { credentials });
    if (isDeepStrictEqual(metadata.acl, ACCESS)) return 'was in order';
    await client.setStreamMetadata(KURRENT_STREAM, { ...metadata, acl: ACCESS }, { credentials });
    return 'was set';
  };
  try {
    return await Promise.race([set(), once(patience, 'abort').then(() => Promise.reject(new Error('late')))]);
  } finally {
    void client.dispose();
  }
};

/** Neither client says more that is fit to be shown: a message may repeat what was sent. */
const codeOf = (error: unknown): string => {
  const { code, cause, name } = (error ?? {}) as { code?: unknown; cause?: unknown; name?: unknown };
  return typeof code === 'string' ? code : cause === undefined ? String(name) : codeOf(cause);
};
