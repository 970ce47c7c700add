/**
 * Makes what the tracker needs in KurrentDB, or finds it made: a user of its own, who is no admin, with the password as it
 * is given now; and the access list of the ledger's stream, by which that user may read it and add to it, and may neither
 * delete it nor change the list.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

const USER = 'tracker';
const STREAM = 'tracker-ledger';
const ACCESS = {
  readRoles: [USER],
  writeRoles: [USER],
  deleteRoles: ['$admins'],
  metaReadRoles: [USER],
  metaWriteRoles: ['$admins'],
};
/** It stands in an address, where other characters would have to be written as %XX. */
const PASSWORD = /^[\w.~-]{12,}$/;
const TRIES = 10;
/** The client sets no limit to its own first steps. */
const PATIENCE = 60_000;

const end = (why) => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};

const given = (name) => process.env[name] || end(`${name} is not set.`);

const server = new URL(given('KURRENTDB_SERVER'));
const authority = given('NODE_EXTRA_CA_CERTS');
const admin = { username: 'admin', password: given('KURRENTDB_ADMIN_PASSWORD') };
const tracker = { username: USER, password: given('TRACKER_KURRENTDB_PASSWORD') };
if (!PASSWORD.test(tracker.password))
  end('TRACKER_KURRENTDB_PASSWORD must be at least 12 letters, digits, or any of - . _ ~');

/** Asks once more what the server says it cannot do yet. */
const ask = async (path, { username, password }, body, tried = 1) => {
  const answer = await fetch(new URL(path, server), {
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  await answer.arrayBuffer();
  if (![408, 503].includes(answer.status) || tried === TRIES) return answer.status;
  await pause(1_000);
  return ask(path, { username, password }, body, tried + 1);
};

const refused = (status) =>
  end(
    status === 401
      ? 'KurrentDB does not take this password of admin. KURRENTDB_ADMIN_PASSWORD sets it only where the server begins with an empty volume: give the one it has.'
      : `KurrentDB answered ${status}.`,
  );

const beginUser = async () => {
  if ((await ask('/users/$current', tracker)) === 200) return 'was there';
  const made = { loginName: USER, fullName: 'Placement Tracker', groups: [], password: tracker.password };
  const status = await ask('/users/', admin, made);
  if (status === 201) return 'was made';
  if (status !== 409) refused(status);
  const reset = await ask(`/users/${USER}/command/reset-password`, admin, { newPassword: tracker.password });
  return reset === 200 ? 'was given the new password' : refused(reset);
};

const beginAccess = async () => {
  readFileSync(authority);
  const client = KurrentDBClient.connectionString(
    `kurrentdb://${server.host}?tls=true&tlsCAFile=${encodeURIComponent(authority)}`,
  );
  try {
    const { metadata = {} } = await client.getStreamMetadata(STREAM, { credentials: admin });
    if (isDeepStrictEqual(metadata.acl, ACCESS)) return 'was in order';
    await client.setStreamMetadata(STREAM, { ...metadata, acl: ACCESS }, { credentials: admin });
    return 'was set';
  } finally {
    await client.dispose();
  }
};

setTimeout(() => end(`KurrentDB at ${server.host} did not answer in time.`), PATIENCE).unref();
try {
  const user = await beginUser();
  const access = await beginAccess();
  process.stdout.write(`The user ${USER} ${user}; the access list of ${STREAM} ${access}.\n`);
} catch (error) {
  const { cause } = error;
  end(`KurrentDB at ${server.host} could not be prepared: ${cause?.code ?? error.code ?? error.message}`);
}
