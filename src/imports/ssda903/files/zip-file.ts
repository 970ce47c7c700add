import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Limits } from './limits.js';
import type { Fault } from './raw-row.js';
import { isLitter, shown, stemOf, type Source } from './source.js';

type Told = (name: string, fault: Fault) => void;
type ZipLimits = Pick<Limits, 'zipEntries' | 'zipBytes' | 'zipRatio'>;

/** Without an own decoding of names the library refuses a whole zip file for one bad name; here names open nothing. */
const AS_BYTES = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;

/**
 * The files in a zip file, none unpacked yet. What it says of itself is held against the limits first, and the
 * library holds each entry to what it said. Entry names are labels: no path is ever made of them.
 */
export const zipSources = async (
  path: string,
  name: string,
  limits: ZipLimits,
  told: Told,
): Promise<readonly Source[]> => {
  let zip: ZipFile | undefined;
  try {
    zip = await yauzl.openPromise(path, AS_BYTES);
    const entries = await entriesIn(zip, limits.zipEntries);
    const refusal = entries === undefined ? tooMany(limits) : refusalOf(entries, zip.fileSize, limits);
    if (!entries || refusal) {
      told(name, refusal ?? tooMany(limits));
      return [];
    }
    return entries.flatMap((entry) => sourcesOf(path, name, entry, limits, told));
  } catch {
    told(name, broken);
    return [];
  } finally {
    zip?.close();
  }
};

const entriesIn = async (zip: ZipFile, most: number): Promise<readonly Entry[] | undefined> => {
  if (zip.entryCount > most) return undefined;
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > most) return undefined;
  }
  return entries;
};

const labelOf = (entry: Entry): string =>
  yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

const refusalOf = (entries: readonly Entry[], packed: number, limits: ZipLimits): Fault | undefined => {
  const total = (size: 'compressedSize' | 'uncompressedSize') => entries.reduce((sum, entry) => sum + entry[size], 0);
  if (total('uncompressedSize') > limits.zipBytes) return tooBig(limits);
  if (total('compressedSize') > packed) return broken;
  const isOffice = (label: string) => label === '[Content_Types].xml' || label === 'mimetype';
  return entries.some((entry) => isOffice(labelOf(entry))) ? workbook : undefined;
};

const sourcesOf = (path: string, zip: string, entry: Entry, limits: ZipLimits, told: Told): readonly Source[] => {
  const label = labelOf(entry);
  if (/[/\\]$/.test(label) || isLitter(label)) return [];
  const name = shown(`${zip}: ${label}`);
  const refusal = refusalOfEntry(entry, label, limits);
  if (refusal) {
    told(name, refusal);
    return [];
  }
  const folder = `${path}\0${label.replace(/[^/\\]*$/, '')}`;
  return [{ name, folder, stem: stemOf(label), bytes: entry.uncompressedSize, open: () => unpacked(path, entry) }];
};

const refusalOfEntry = (entry: Entry, label: string, { zipRatio }: ZipLimits): Fault | undefined => {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (isLink) return link;
  if (entry.isEncrypted()) return encrypted;
  if (/\.zip$/i.test(label)) return nested;
  if (entry.uncompressedSize > entry.compressedSize * zipRatio) return tooDense(zipRatio);
  return entry.canDecodeFileData() ? undefined : broken;
};

/** The library sees to an entry's size; its checksum is ours to see to. */
async function* unpacked(path: string, entry: Entry): AsyncGenerator<Uint8Array> {
  const zip = await yauzl.openPromise(path, AS_BYTES);
  try {
    let sum = 0;
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum);
      yield piece;
    }
    if (sum !== entry.crc32) throw new Error('the entry is not what was packed');
  } finally {
    zip.close();
  }
}

export const nested: Fault = {
  rule: 'zip-nested',
  message: 'A zip file inside a zip file is not opened. Unpack it and give its files.',
};
const link: Fault = {
  rule: 'zip-link',
  message: 'This is a link and not a file; links in zip files are not followed.',
};
const encrypted: Fault = {
  rule: 'zip-encrypted',
  message: 'This file is locked with a password. Unpack it and give the file itself, or pack it without a password.',
};
const broken: Fault = {
  rule: 'zip-unreadable',
  message: 'The zip file is damaged or packed in an unusual way. Pack it again, or give its files unpacked.',
};
const workbook: Fault = {
  rule: 'file-not-recognised',
  message: 'This is a workbook or a document. Save each sheet as a CSV file and give those.',
};
const tooMany = ({ zipEntries }: ZipLimits): Fault => ({
  rule: 'zip-too-many-entries',
  message: `The zip file holds more than ${zipEntries} files, so nothing in it was read. Pack the return's files alone.`,
});
const tooBig = ({ zipBytes }: ZipLimits): Fault => ({
  rule: 'zip-too-big',
  message: `Unpacked, the zip file would take more than ${Math.round(zipBytes / 1e6)} MB, so nothing in it was read. Give its files unpacked.`,
});
const tooDense = (ratio: number): Fault => ({
  rule: 'zip-too-dense',
  message: `This file says it is more than ${ratio} times its packed size, as no return is. It was not unpacked.`,
});
