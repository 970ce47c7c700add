import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EntryNumber } from '../domain/entry.js';
import type { EditionEvent, EditionFile } from '../domain/edition/events.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { EditionFiles } from '../publishing/edition-files.js';

/** A file that an edition came out with, by the entry that says so. */
export type PublishedFile = EditionFile & { readonly authority: string; readonly edition: number; readonly entry: EntryNumber };

/** One of which the very bytes are to be had nowhere: it is not there, or what is there is not as it came out. */
export type FileWanting = PublishedFile & { readonly why: 'missing' | 'altered' };

/** What became of the files of a ledger's editions. */
export type EditionsCarried = {
  readonly editions: number;
  readonly files: number;
  /** How many were copied this time; the others were there already. */
  readonly copied: number;
  readonly wanting: readonly FileWanting[];
} & EditionFolders;

/** Null where it was not said: then they are found nowhere, or are looked at and left. */
export type EditionFolders = { readonly from: string | null; readonly to: string | null };

/** True where every file is where it belongs, as it came out. */
export const areCarried = ({ files, wanting, to }: EditionsCarried): boolean => wanting.length === 0 && (files === 0 || to !== null);

/**
 * Copies the files of published editions from folder to folder. Each is known by its digest, which the ledger keeps: what is
 * there already is left, what differs is never copied, and run again it goes on where it stopped.
 */
export const carryEditionFiles = async (entries: AsyncIterable<readonly StoredEntry[]>, { from, to }: EditionFolders): Promise<EditionsCarried> => {
  const [kept, target] = [filesIn(from), filesIn(to ?? from)];
  const apart = from !== null && to !== null && resolve(from) !== resolve(to);
  let [editions, files, copied] = [0, 0, 0];
  const wanting: FileWanting[] = [];
  for await (const published of publishedIn(entries)) {
    editions += 1;
    for (const file of published) {
      files += 1;
      if (await target?.kept(file.sha256)) continue;
      const bytes = apart ? await kept?.kept(file.sha256) : undefined;
      if (!bytes) wanting.push({ ...file, why: from !== null && existsSync(join(from, file.sha256)) ? 'altered' : 'missing' });
      else {
        await target?.keep(bytes);
        copied += 1;
      }
    }
  }
  return { editions, files, copied, wanting, from, to };
};

const filesIn = (folder: string | null): EditionFiles | undefined => (folder === null ? undefined : new EditionFiles(folder));

/** The files of each edition that came out, also of one that was struck out or corrected since: it came out. */
async function* publishedIn(entries: AsyncIterable<readonly StoredEntry[]>): AsyncGenerator<readonly PublishedFile[]> {
  for await (const page of entries)
    for (const stored of page.filter(({ type }) => type === 'EditionPublished')) {
      const { event } = fromStored<EditionEvent>(stored);
      if (event.type !== 'EditionPublished') continue;
      const { edition, files } = event;
      yield files.map((file) => ({ ...file, authority: authorityIn(stored.stream), edition, entry: stored.number }));
    }
}

/** Streams are named by what they are of, the authority and the reference. */
const authorityIn = (stream: string): string => stream.split('-')[1] ?? '';
