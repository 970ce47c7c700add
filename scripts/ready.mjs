/**
 * Makes a fresh clone, or one that has just been pulled, ready to run: packages installed, sources built.
 * Needs nothing but Node. All it says goes to standard error, so that a command's own output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (path) => join(root, path);

/** What the sources are built from: when any of it changes, dist is stale. */
const SOURCES = [
  'src',
  'projections',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'scripts/copy-assets.mjs',
];
const BUILT = at('dist/.built.json');
const BUILT_FOR = at('node_modules/.built-for');
const LOCK = at('dist/.making-ready');
const COMPILER = ['python3', 'make', 'g++'];
const NODE_NEEDED = [20, 19];

/** Something is missing that only the person at the keyboard can put right; the message says what. */
class NotReady extends Error {}

export const say = (line) => process.stderr.write(`${line}\n`);

/** Installs and builds what is missing or stale; ends the process with status 1 where that cannot be done. */
export const makeReady = (target) => {
  try {
    refuseOldNode();
    if (installed() && !stale(target)) return;
    alone(() => {
      if (!installed()) install();
      if (stale(target)) build();
    });
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    say(`\n${error.message}`);
    process.exit(1);
  }
};

const refuseOldNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  throw new NotReady(
    `Placement Tracker needs Node ${NODE_NEEDED.join('.')} or later; this is ${process.versions.node}.\n` +
      'Install the current long-term release from https://nodejs.org and try again.',
  );
};

// Packages

/** Whether the packages installed are those of package-lock.json, compiled for this Node. */
const installed = () => {
  const [asked, had] = [at('package-lock.json'), at('node_modules/.package-lock.json')];
  if (!existsSync(had) || (existsSync(asked) && modified(asked) > modified(had) && !sameVersions(asked, had)))
    return false;
  return builtFor() === forThisNode || compiledForThisNode();
};

/** A pull or a checkout makes the lock file newer without changing it. */
const sameVersions = (asked, had) => {
  const [wanted, present] = [asked, had].map((path) => JSON.parse(readFileSync(path, 'utf8')).packages);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional),
  );
};

const modified = (path) => statSync(path).mtimeMs;
const forThisNode = `${process.platform} ${process.arch} ${process.versions.modules}`;
const builtFor = () => (existsSync(BUILT_FOR) ? readFileSync(BUILT_FOR, 'utf8') : undefined);

/** SQLite is compiled for one version of Node; after a change of Node it must be compiled again. */
const compiledForThisNode = () => {
  const trial = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"], { cwd: root });
  if (trial.status !== 0) return false;
  writeFileSync(BUILT_FOR, forThisNode);
  return true;
};

const install = () => {
  const command = existsSync(at('package-lock.json')) ? 'ci' : 'install';
  say(`Installing packages (npm ${command}). The first time takes a minute or two.`);
  const npmInstall = () => run('npm', [command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=notice']);
  if (!npmInstall() && !(compilerInstalled() && npmInstall()))
    throw new NotReady('npm could not install the packages; its reason is above.');
  if (!compiledForThisNode())
    throw new NotReady('better-sqlite3 was installed but does not load; try: npm rebuild better-sqlite3');
};

/** SQLite comes prebuilt where npm can fetch it, and is otherwise compiled: that needs a compiler. */
const compilerInstalled = () => {
  const missing = COMPILER.filter((name) => !onPath(name));
  if (missing.length === 0) return false;
  if (installFromDebian(missing, 'better-sqlite3 has to be compiled here')) return true;
  throw new NotReady(
    `The database driver, better-sqlite3, has to be compiled here, and this is missing: ${missing.join(', ')}.\n` +
      '  Debian, Ubuntu   sudo apt-get install python3 make g++\n' +
      '  Fedora, RHEL     sudo dnf install python3 make gcc-c++\n' +
      '  Alpine           sudo apk add python3 make g++\n' +
      '  macOS            xcode-select --install\n' +
      'Then run the same command again.',
  );
};

/** Installs Debian packages where this is Debian and we are root; false where it is not, or they cannot be had. */
export const installFromDebian = (packages, why) => {
  if (!onPath('apt-get') || process.getuid?.() !== 0) return false;
  say(`Installing ${packages.join(', ')} with apt-get: ${why}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    run('apt-get', ['-qq', 'update'], env) &&
    run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], env)
  );
};

/** Where on the path a program is, if it is there. */
export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

// Sources

const stale = (target) => {
  if (!existsSync(at(target)) || !existsSync(BUILT)) return true;
  const built = JSON.parse(readFileSync(BUILT, 'utf8'));
  const files = sourceFiles();
  if (built.stats === statsOf(files)) return false;
  if (built.contents !== contentsOf(files)) return true;
  writeFileSync(BUILT, JSON.stringify({ stats: statsOf(files), contents: built.contents }));
  return false;
};

const build = () => {
  say('Building.');
  const files = sourceFiles();
  const [stats, contents] = [statsOf(files), contentsOf(files)];
  rmSync(BUILT, { force: true });
  if (!run('npm', ['run', '--silent', 'build'])) throw new NotReady('The build failed; the reason is above.');
  writeFileSync(BUILT, JSON.stringify({ stats, contents }));
};

const sourceFiles = () =>
  SOURCES.filter((path) => existsSync(at(path)))
    .flatMap((path) => (statSync(at(path)).isDirectory() ? filesUnder(path) : [path]))
    .sort();

const filesUnder = (folder) =>
  readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });

const digest = (parts) =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex');

const statsOf = (files) =>
  digest(files.map((path) => (({ size, mtimeMs }) => `${path} ${size} ${mtimeMs}`)(statSync(at(path)))));

const contentsOf = (files) => digest(files.flatMap((path) => [path, readFileSync(at(path))]));

// Processes

const run = (command, args, env = process.env) =>
  spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status ===
  0;

/** One process at a time installs or builds; the others wait for it and find the work done. */
const alone = (work) => {
  mkdirSync(dirname(LOCK), { recursive: true });
  while (!locked()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    work();
  } finally {
    rmSync(LOCK, { force: true });
  }
};

const locked = () => {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!lives(holder())) rmSync(LOCK, { force: true });
    return false;
  }
};

const holder = () => {
  try {
    return Number(readFileSync(LOCK, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
};

const lives = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};
