/**
 * Lays what TypeScript does not compile (templates, styles, browser scripts, SQL) beside what it does, and
 * takes out of dist what no longer has a source.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const HALVES = ['src', 'projections'];
/** Read by the product too: what its demonstration authority must come to. */
const ALSO = ['test/golden/published-figures.json'];
const NOT_ASSETS = /\.(ts|md)$|(^|\/)\.[^/]*$/;
const COMPILED = /\.js(\.map)?$/;

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const assets = HALVES.flatMap((half) => filesUnder(join(root, half)))
  .map((path) => path.slice(root.length + 1).replaceAll('\\', '/'))
  .filter((path) => !NOT_ASSETS.test(path));

for (const path of [...assets, ...ALSO]) {
  if (existsSync(join(root, path.replace(/\.js$/, '.ts'))) && path.endsWith('.js'))
    throw new Error(`${path} would overwrite what its .ts compiles to: rename one of them`);
  mkdirSync(dirname(join(root, 'dist', path)), { recursive: true });
  copyFileSync(join(root, path), join(root, 'dist', path));
}

const hasSource = (path) => existsSync(join(root, path)) || existsSync(join(root, path.replace(COMPILED, '.ts')));

for (const half of HALVES)
  for (const path of filesUnder(join(root, 'dist', half)))
    if (!hasSource(path.slice(join(root, 'dist').length + 1))) rmSync(path);
