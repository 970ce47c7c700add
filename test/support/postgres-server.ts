import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asServerUser, postgresPrograms, serverOwner } from './postgres-programs.js';

/** A PostgreSQL for the tests: the one that DATABASE_URL names, or one of their own in a temporary folder. */
export type PostgresServer = {
  /** As an owner of the database. */
  readonly url: string;
  /** The tests' own: they may stop and start it. Absent where DATABASE_URL names the server. */
  readonly own?: {
    /** At once, where nothing else is said: as if killed. */
    readonly stop: (mode?: 'immediate' | 'fast') => void;
    readonly start: () => void;
    /** Started, whether it runs or has stopped by itself. */
    readonly restart: () => void;
  };
  readonly clear: () => void;
};

/** How a server of the tests' own is to be. */
export type OwnPostgres = {
  /** Where its folder is made: the temporary folder where it is not said. */
  readonly at?: string;
  /** Further settings, as its command line takes them. */
  readonly settings?: string;
  /** Of the owner; without one whoever comes is let in. */
  readonly password?: string;
  /** Numbers of groups that its user is of besides. */
  readonly groups?: readonly number[];
  /** The folder of its programs, where it is not whichever is there. */
  readonly programs?: string;
};

/** What a server can be had from; undefined where there is none. */
export const postgresSource = (): string | undefined => process.env['DATABASE_URL'] ?? postgresPrograms();

export const startPostgres = async (): Promise<PostgresServer> => {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, clear: () => undefined };
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error('no PostgreSQL is installed');
  return begun(programs, await freePort());
};

/** Whether a server of the tests' own can be had, which may be spoilt, stopped and killed. */
export const hasOwnPostgres = (): boolean => postgresPrograms() !== undefined;

export const startOwnPostgres = async (how: OwnPostgres = {}): Promise<PostgresServer & Required<Pick<PostgresServer, 'own'>>> => {
  const programs = how.programs ?? postgresPrograms();
  if (programs === undefined) throw new Error('no PostgreSQL is installed');
  return begun(programs, await freePort(), how);
};

const begun = (programs: string, port: number, { at = tmpdir(), settings: more = '', password, groups = [] }: OwnPostgres = {}) => {
  const folder = mkdtempSync(join(at, 'postgres-'));
  const through = asServerUser(groups);
  const run = (program: string, ...args: readonly string[]): void => {
    const [first = '', ...rest] = [...through, join(programs, program), ...args];
    execFileSync(first, rest, { stdio: 'ignore', cwd: folder });
  };
  const owner = serverOwner();
  if (owner !== undefined) chownSync(folder, owner, 0);
  chmodSync(folder, 0o700);
  const kept = join(folder, 'kept');
  const asked = join(folder, 'password');
  if (password !== undefined) writeFileSync(asked, password);
  const auth = password === undefined ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${asked}`];
  run('initdb', '-D', kept, ...auth, '-U', 'postgres', '-E', 'UTF8', '--locale=C');
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 ${more}`;
  const begin = (verb: 'start' | 'restart') =>
    run('pg_ctl', '-D', kept, '-w', '-m', 'immediate', '-l', join(folder, 'log'), '-o', settings, verb);
  const start = () => begin('start');
  const runs = (): boolean => {
    try {
      run('pg_ctl', '-D', kept, 'status');
      return true;
    } catch {
      return false;
    }
  };
  const stop = (mode: 'immediate' | 'fast' = 'immediate') => run('pg_ctl', '-D', kept, '-w', '-m', mode, 'stop');
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    own: { start, stop, restart: () => begin('restart') },
    clear: () => {
      if (runs()) stop();
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
