import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openKurrentLedger } from '../../src/ledger/kurrent-ledger.js';
import { beginPostgresLedger } from '../../src/ledger/postgres-begin.js';
import { openPostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { kurrentWithUsers } from '../support/kurrent-users.js';
import { note } from '../support/ledger-given.js';
import { hasOwnPostgres, startOwnPostgres } from '../support/postgres-server.js';

/** What the one-shot containers run, run here as they run it. */
const SCRIPTS = join(process.cwd(), 'docker');
const isRoot = userInfo().uid === 0;
const GROUP = isRoot ? 2113 : userInfo().gid;
const openssl = spawnSync('openssl', ['version']).status === 0;
const psql = spawnSync('psql', ['--version']).status === 0;
if (!openssl) process.stdout.write('What begins the containers was NOT tested: openssl is not installed.\n');

/** With the rights that are left to the container: of root's, to give files away. */
const CONFINED = isRoot ? ['setpriv', '--bounding-set', '-all,+chown', '--inh-caps', '-all'] : [];

const certificates = (folder: string, servers: readonly string[], env: NodeJS.ProcessEnv = {}): string => {
  const make = [...CONFINED, 'sh', join(SCRIPTS, 'certificates/make-certificates.sh'), folder, `${GROUP}`, ...servers];
  return execFileSync(make[0] ?? '', make.slice(1), { env: { ...process.env, ...env }, encoding: 'utf8' });
};

const volumes = (...servers: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  execFileSync('chmod', ['755', folder]);
  for (const volume of ['trusted', ...servers]) mkdirSync(join(folder, volume));
  return folder;
};

const promises = (): void => {
  describe('the certificates of the containers', () => {
    const SERVERS = ['kurrentdb', 'postgres'];
    let folder: string;
    const certificateOf = (server: string): string => readFileSync(join(folder, server, 'server.crt'), 'utf8');
    beforeEach(() => void (folder = volumes(...SERVERS)));
    afterEach(() => rmSync(folder, { recursive: true }));

    test('name their servers, and are signed by an authority whose key nobody has', () => {
      expect(certificates(folder, SERVERS)).toContain('were made, for 730 days');
      for (const server of SERVERS) {
        const at = join(folder, server, 'server.crt');
        const verify = ['verify', '-CAfile', join(folder, 'trusted/ca.crt'), '-purpose', 'sslserver', '-verify_hostname', server, at];
        expect(execFileSync('openssl', verify, { encoding: 'utf8' })).toContain(': OK');
        expect(readdirSync(join(folder, server)).sort()).toEqual(['server.crt', 'server.key']);
        const { mode, gid } = statSync(join(folder, server, 'server.key'));
        expect([mode & 0o777, gid]).toEqual([0o640, GROUP]);
      }
      expect(readdirSync(join(folder, 'trusted'))).toEqual(['ca.crt']);
    });

    test('are left as they are at the next start', () => {
      certificates(folder, SERVERS);
      const before = SERVERS.map(certificateOf);
      expect(certificates(folder, SERVERS)).toContain('are in order');
      expect(SERVERS.map(certificateOf)).toEqual(before);
    });

    test('are all made anew where one is lost, is another authority’s, or ends within 60 days', () => {
      const other = volumes('postgres');
      certificates(folder, ['postgres'], { CERTIFICATE_DAYS: '59' });
      certificates(other, ['postgres']);
      for (const spoil of [
        () => undefined,
        () => rmSync(join(folder, 'postgres/server.crt')),
        () => writeFileSync(join(folder, 'postgres/server.crt'), readFileSync(join(other, 'postgres/server.crt'))),
        () => rmSync(join(folder, 'trusted/ca.crt')),
      ]) {
        const before = certificateOf('postgres');
        spoil();
        expect(certificates(folder, ['postgres'])).toContain('were made');
        expect(certificateOf('postgres')).not.toBe(before);
        expect(certificates(folder, ['postgres'])).toContain('are in order');
      }
      rmSync(other, { recursive: true });
    });
  });

  describe('KurrentDB as the containers begin it', () => {
    const [ADMIN, TRACKER] = ['admin’s: p@ss%word', 'of-the_tracker.1'];
    let folder: string;
    let server: Awaited<ReturnType<typeof kurrentWithUsers>>;
    beforeAll(async () => {
      folder = volumes('kurrentdb');
      certificates(folder, ['kurrentdb']);
    });
    beforeEach(async () => {
      const [key, cert] = ['key', 'crt'].map((kind) => readFileSync(join(folder, `kurrentdb/server.${kind}`)));
      server = await kurrentWithUsers({ key: key as Buffer, cert: cert as Buffer }, ADMIN);
    });
    afterEach(() => server.end());
    afterAll(() => rmSync(folder, { recursive: true }));

    const begin = async (more: NodeJS.ProcessEnv = {}) => {
      const env = {
        ...process.env,
        KURRENTDB_SERVER: server.url,
        KURRENTDB_ADMIN_PASSWORD: ADMIN,
        TRACKER_KURRENTDB_PASSWORD: TRACKER,
        NODE_EXTRA_CA_CERTS: join(folder, 'trusted/ca.crt'),
        NODE_OPTIONS: '',
        ...more,
      };
      const command = ['--import', join(process.cwd(), 'test/support/ts-loader.mjs'), join(process.cwd(), 'src/cli.ts'), 'begin-user'];
      return promisify(execFile)(process.execPath, command, { env }).then(
        ({ stdout }) => stdout,
        ({ stderr }: { stderr: string }) => stderr,
      );
    };
    const accessLists = () =>
      (server.streams.eventsOf('$$tracker-ledger') ?? []).map(({ data }) => JSON.parse(Buffer.from(data).toString()) as unknown);

    test('has a user for the tracker who may read the ledger and add to it, and no more', async () => {
      expect(await begin()).toBe('The user tracker was made; the access list of tracker-ledger was set.\n');
      expect(server.users.get('tracker')).toBe(TRACKER);
      const only = { $r: ['tracker'], $w: ['tracker'], $d: ['$admins'], $mr: ['tracker'], $mw: ['$admins'] };
      expect(accessLists()).toEqual([{ $acl: only }]);
    });

    test('is left as it is at the next start', async () => {
      await begin();
      expect(await begin()).toBe('The user tracker was there; the access list of tracker-ledger was in order.\n');
      expect(accessLists()).toHaveLength(1);
    });

    test('takes a new password of the tracker’s', async () => {
      await begin();
      expect(await begin({ TRACKER_KURRENTDB_PASSWORD: 'another-of-them' })).toContain('was given the new password');
      expect(server.users.get('tracker')).toBe('another-of-them');
    });

    test('is asked again where it is not ready yet', async () => {
      server.answerNotYet(2);
      expect(await begin()).toContain('The user tracker was made');
    });

    test('says so, without any password, where admin’s is another than it began with', async () => {
      const said = await begin({ KURRENTDB_ADMIN_PASSWORD: 'mistaken-for-it' });
      expect(said).toContain('does not take this password of admin');
      expect(said).not.toContain('mistaken-for-it');
      expect([...server.users.keys()]).toEqual(['admin']);
    });

    test.each([
      ['a password that an address cannot hold', { TRACKER_KURRENTDB_PASSWORD: 'p@ssword/with?these' }, 'at least 12 letters, digits'],
      ['a password that is short', { TRACKER_KURRENTDB_PASSWORD: 'short' }, 'at least 12 letters, digits'],
      ['no password', { TRACKER_KURRENTDB_PASSWORD: '' }, 'TRACKER_KURRENTDB_PASSWORD is not set'],
      ['an authority that signed another certificate', { NODE_EXTRA_CA_CERTS: '/nowhere/ca.crt' }, 'could not be prepared: '],
    ])('is not begun with %s', async (_, env, words) => {
      expect(await begin(env)).toContain(words);
      expect([...server.users.keys()]).toEqual(['admin']);
    });

    test('keeps a ledger at an address written as the containers’ is', async () => {
      server.end();
      server = await kurrentWithUsers(
        { key: readFileSync(join(folder, 'kurrentdb/server.key')), cert: readFileSync(join(folder, 'kurrentdb/server.crt')) },
        TRACKER,
      );
      const host = new URL(server.url).host;
      const ledger = await openKurrentLedger({ url: `kurrentdb://admin:${TRACKER}@${host}?tls=true&tlsCAFile=${join(folder, 'trusted/ca.crt')}` });
      expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
      await ledger.close();
    });
  });

  if (hasOwnPostgres() && psql) describe('PostgreSQL as the containers begin it', postgres);
  else process.stdout.write('PostgreSQL as the containers begin it was NOT tested: it, or its program psql, is not installed.\n');
};

const postgres = (): void => {
  const [OWNER, TRACKER] = ['of the owner', `it's "the" tracker's $1 \\`];
  let folder: string;
  let server: Awaited<ReturnType<typeof startOwnPostgres>>;
  beforeAll(async () => {
    folder = volumes('postgres');
    certificates(folder, ['postgres']);
    const [certificate, key] = ['crt', 'key'].map((kind) => join(folder, `postgres/server.${kind}`));
    const settings = `-c ssl=on -c ssl_cert_file=${certificate} -c ssl_key_file=${key}`;
    server = await startOwnPostgres({ password: OWNER, settings, ...(isRoot ? { groups: [GROUP] } : {}) });
  });
  afterAll(() => {
    server.clear();
    rmSync(folder, { recursive: true });
  });

  const begin = (password: string): string => {
    const { port } = new URL(server.url);
    const env = { PGHOST: 'localhost', PGPORT: port, PGPASSWORD: OWNER, PGSSLMODE: 'verify-full', PGSSLROOTCERT: join(folder, 'trusted/ca.crt') };
    const script = [join(SCRIPTS, 'postgres/begin-database.sh')];
    return execFileSync('sh', script, { env: { PATH: process.env['PATH'], ...env, TRACKER_DB_PASSWORD: password }, encoding: 'utf8' });
  };
  const address = (database: string, user = 'tracker') =>
    `postgres://${user}@localhost:${new URL(server.url).port}/${database}?sslmode=verify-full&sslrootcert=${join(folder, 'trusted/ca.crt')}`;
  const as = async (url: string, password: string, text: string) => {
    const whole = new URL(url);
    whole.password = encodeURIComponent(password);
    const client = new pg.Client({ connectionString: whole.toString() });
    await client.connect();
    return client.query<Record<string, unknown>>(text).finally(() => client.end());
  };

  test('has a role for the tracker that owns nothing and may enter the database of its views, over TLS', async () => {
    expect(begin(TRACKER)).toContain('The role tracker and the database views are there.');
    const { rows } = await as(address('views'), TRACKER, `select ssl, rolsuper, rolcreatedb, rolcreaterole,
        pg_get_userbyid(datdba) as owner, pg_encoding_to_char(encoding) as encoding, has_database_privilege('public', datname, 'connect') as anybody
      from pg_stat_ssl, pg_roles, pg_database where pid = pg_backend_pid() and rolname = current_user and datname = 'views'`);
    const tracker = { rolsuper: false, rolcreatedb: false, rolcreaterole: false };
    expect(rows).toEqual([{ ssl: true, ...tracker, owner: 'postgres', encoding: 'UTF8', anybody: false }]);
    await expect(as(address('views'), TRACKER, 'create schema of_its_own')).rejects.toThrow(/permission denied/);
  });

  test('may be begun again, and the tracker has the password that it is given then', async () => {
    begin(TRACKER);
    begin('another');
    await expect(as(address('views'), TRACKER, 'select 1')).rejects.toThrow(/password authentication failed/);
    await as(address('views'), 'another', 'select 1');
  });

  test('keeps a ledger that the tracker may add to, at an address written as the containers’ is', async () => {
    begin('another');
    const before = process.env['PGPASSWORD'];
    try {
      process.env['PGPASSWORD'] = OWNER;
      await beginPostgresLedger({ url: address('postgres', 'postgres'), app: 'tracker' });
      process.env['PGPASSWORD'] = 'another';
      const ledger = await openPostgresLedger({ url: address('postgres') });
      expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
      await ledger.close();
    } finally {
      if (before === undefined) delete process.env['PGPASSWORD'];
      else process.env['PGPASSWORD'] = before;
    }
  });
};

if (openssl) promises();
else test.skip('what begins the containers: openssl is not installed', () => undefined);
