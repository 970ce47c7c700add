import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Limits } from './limits.js';
import type { ProblemLog } from './problem-log.js';
import type { Fault } from './raw-row.js';
import { isLitter, shown, stemOf, type Source } from './source.js';
import { zipSources } from './zip-file.js';

const PIECE = 64 * 1024;

/** A file or a folder by its path; or a file that lies under a name of ours, and the name it had where it came from. */
export type Given = string | { readonly path: string; readonly label: string };

type Found = Place & { readonly bytes: number };
type Told = (name: string, fault: Fault) => void;

/** Every file given, every file in a folder given, however deep, and every file in a zip file. */
export const sourcesIn = async (
  given: readonly Given[],
  limits: Limits,
  log: ProblemLog,
): Promise<readonly Source[]> => {
  const told: Told = (name, fault) => log.about(name)(fault);
  const sources: Source[] = [];
  for (const one of given) {
    for await (const file of filesIn(placeOf(one, given), limits.folderDepth, told)) {
      if (sources.length >= limits.files) {
        told(file.name, tooMany(limits.files));
        return eachNamedOnce(withinBytes(sources, limits.bytes, told));
      }
      sources.push(...(await sourcesOf(file, limits, told)));
    }
  }
  return eachNamedOnce(withinBytes(sources.slice(0, limits.files), limits.bytes, told));
};

/** Files one after another for as long as all of them are not too much; the rest are left aside. */
const withinBytes = (sources: readonly Source[], most: number, told: Told): readonly Source[] => {
  let sum = 0;
  return sources.filter(({ name, bytes }) => {
    sum += bytes;
    if (sum > most) told(name, tooMuch(most));
    return sum <= most;
  });
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
const namedApart = (path: string, given: readonly Given[]): string =>
  shown(given.filter((other) => typeof other === 'string' && basename(other) === basename(path)).length > 1 ? path : basename(path));

type Place = { readonly path: string; readonly name: string; readonly stem: string };

const placeOf = (one: Given, given: readonly Given[]): Place =>
  typeof one === 'string'
    ? { path: one, name: namedApart(one, given), stem: stemOf(one) }
    : { path: one.path, name: shown(one.label), stem: stemOf(one.label) };

/** Links inside a folder are not followed: they may lead round in a circle, or out of what was given. */
async function* filesIn({ path, name, stem }: Place, depth: number, told: Told): AsyncGenerator<Found> {
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isFile()) yield { path, name, stem, bytes: kind.size };
  else if (!kind?.isDirectory()) told(name, kind ? notAFile : notThere);
  else if (depth === 0) told(name, tooDeep);
  else {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    if (!entries) told(name, notReadable);
    const inside = (entries ?? []).filter((entry) => !isLitter(entry.name) && !entry.isSymbolicLink());
    for (const { name: own } of inside.sort((a, b) => (a.name < b.name ? -1 : 1)))
      yield* filesIn({ path: join(path, own), name: shown(`${name}/${own}`), stem: stemOf(own) }, depth - 1, told);
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

const plainFile = ({ path, name, stem, bytes }: Found): Source => ({
  name,
  bytes,
  folder: dirname(path),
  stem,
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
const tooMuch = (limit: number): Fault => ({
  rule: 'too-much',
  message: `All files together are more than ${Math.round(limit / 1e6)} MB, unpacked: this one and those after it were left aside. Give fewer at once.`,
});
const tooMany = (limit: number): Fault => ({
  rule: 'too-many-files',
  message: `No more than ${limit} files are read at once: this one and those after it were left aside. Give the return's files alone.`,
});
