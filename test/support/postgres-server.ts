import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const INSTALLED = '/usr/lib/postgresql';

/** A PostgreSQL for the tests: the one that DATABASE_URL names, or one of their own in a temporary folder. */
export type PostgresServer = {
  /** As an owner of the database. */
  readonly url: string;
  /** The tests' own: they may stop and start it. Absent where DATABASE_URL names the server. */
  readonly own?: { readonly stop: () => void; readonly start: () => void };
  readonly clear: () => void;
};

/** What a server can be had from; undefined where there is none. */
export const postgresSource = (): string | undefined => process.env['DATABASE_URL'] ?? installedPrograms();

export const startPostgres = async (): Promise<PostgresServer> => {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, clear: () => undefined };
  const programs = installedPrograms();
  if (programs === undefined) throw new Error('no PostgreSQL is installed');
  return begun(programs, await freePort());
};

const installedPrograms = (): string | undefined =>
  existsSync(INSTALLED)
    ? readdirSync(INSTALLED)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(INSTALLED, version, 'bin'))
        .find((folder) => existsSync(join(folder, 'initdb')))
    : undefined;

/** PostgreSQL does not run as root: there it runs as the user postgres, who is given the folder. */
const begun = (programs: string, port: number): PostgresServer => {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const isRoot = userInfo().uid === 0;
  const run = (program: string, ...args: readonly string[]): void => {
    const command = isRoot ? ['runuser', '-u', 'postgres', '--'] : [];
    const [first = '', ...rest] = [...command, join(programs, program), ...args];
    execFileSync(first, rest, { stdio: 'ignore', cwd: folder });
  };
  if (isRoot) chownSync(folder, Number(execFileSync('id', ['-u', 'postgres'])), 0);
  chmodSync(folder, 0o700);
  const kept = join(folder, 'kept');
  run('initdb', '-D', kept, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C');
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const start = () => run('pg_ctl', '-D', kept, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  const stop = () => run('pg_ctl', '-D', kept, '-w', '-m', 'immediate', 'stop');
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    own: { start, stop },
    clear: () => {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
