import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Limits } from './limits.js';
import type { ProblemLog } from './problem-log.js';
import type { Fault } from './raw-row.js';
import { isLitter, shown, stemOf, type Source } from './source.js';
import { zipSources } from './zip-file.js';

const PIECE = 64 * 1024;

type Found = { readonly path: string; readonly name: string; readonly bytes: number };
type Told = (name: string, fault: Fault) => void;

/** Every file given, every file in a folder given, however deep, and every file in a zip file. */
export const sourcesIn = async (
  paths: readonly string[],
  limits: Limits,
  log: ProblemLog,
): Promise<readonly Source[]> => {
  const told: Told = (name, fault) => log.about(name)(fault);
  const sources: Source[] = [];
  for (const path of paths) {
    for await (const file of filesIn({ path, name: namedApart(path, paths) }, limits.folderDepth, told)) {
      if (sources.length >= limits.files) {
        told(file.name, tooMany(limits.files));
        return eachNamedOnce(sources);
      }
      sources.push(...(await sourcesOf(file, limits, told)));
    }
  }
  return eachNamedOnce(sources.slice(0, limits.files));
};

/** Two entries of a zip file may bear one name; in reports they are told apart. */
const eachNamedOnce = (sources: readonly Source[]): readonly Source[] => {
  const met = new Map<string, number>();
  return sources.map((source) => {
    const times = (met.get(source.name) ?? 0) + 1;
    met.set(source.name, times);
    return times === 1 ? source : { ...source, name: `${source.name} (${times})` };
  });
};

/** The file's own name, or the path as given where two of that name were given. */
const namedApart = (path: string, paths: readonly string[]): string =>
  shown(paths.filter((other) => basename(other) === basename(path)).length > 1 ? path : basename(path));

type Place = { readonly path: string; readonly name: string };

/** Links inside a folder are not followed: they may lead round in a circle, or out of what was given. */
async function* filesIn({ path, name }: Place, depth: number, told: Told): AsyncGenerator<Found> {
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isFile()) yield { path, name, bytes: kind.size };
  else if (!kind?.isDirectory()) told(name, kind ? notAFile : notThere);
  else if (depth === 0) told(name, tooDeep);
  else {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    if (!entries) told(name, notReadable);
    const inside = (entries ?? []).filter((entry) => !isLitter(entry.name) && !entry.isSymbolicLink());
    for (const { name: own } of inside.sort((a, b) => (a.name < b.name ? -1 : 1)))
      yield* filesIn({ path: join(path, own), name: shown(`${name}/${own}`) }, depth - 1, told);
  }
}

const sourcesOf = async (file: Found, limits: Limits, told: Told): Promise<readonly Source[]> => {
  const zipped = await startsAsZip(file.path).catch(() => undefined);
  if (zipped) return zipSources(file.path, file.name, limits, told);
  if (zipped === undefined) told(file.name, notReadable);
  return zipped === undefined ? [] : [plainFile(file)];
};

/** A zip file is known by its first bytes, whatever it is called. */
const startsAsZip = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && isZip(buffer);
  } finally {
    await file.close();
  }
};

export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6));

const plainFile = ({ path, name, bytes }: Found): Source => ({
  name,
  bytes,
  folder: dirname(path),
  stem: stemOf(path),
  open: () => createReadStream(path, { highWaterMark: PIECE }),
});

export const notReadable: Fault = {
  rule: 'not-readable',
  message:
    'The file could not be opened or broke off. See that it is whole and that you may read it, and give it again.',
};
const notThere: Fault = {
  rule: 'file-missing',
  message: 'There is no such file or folder. See how its name is written.',
};
const notAFile: Fault = { rule: 'not-a-file', message: 'This is neither a file nor a folder. It was left aside.' };
const tooDeep: Fault = {
  rule: 'folder-too-deep',
  message: 'Folders stand too deep in one another here. Give the folder that holds the return itself.',
};
const tooMany = (limit: number): Fault => ({
  rule: 'too-many-files',
  message: `No more than ${limit} files are read at once: this one and those after it were left aside. Give the return's files alone.`,
});
