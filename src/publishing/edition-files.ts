import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { LedgerUnavailable } from '../ledger/ledger.js';

export const EDITIONS_FOLDER = Symbol('EditionsFolder');

/** Where the files of editions are, in the folder of a store. */
export const editionsFolder = (data: string): string => join(data, 'editions');

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The files of published editions, beside the ledger, each under its own digest: none is ever written over, and one that was
 * altered is seen to be.
 */
@Injectable()
export class EditionFiles {
  constructor(@Inject(EDITIONS_FOLDER) private readonly folder: string) {}

  /** Keeps a file for good: it is whole on the disk before this is done. Two who keep the same at once do not meet. */
  async keep(bytes: Uint8Array): Promise<string> {
    const digest = digestOf(bytes);
    if ((await this.kept(digest)) !== undefined) return digest;
    try {
      await mkdir(this.folder, { recursive: true });
      const begun = join(this.folder, `${digest}.${randomUUID()}.part`);
      const file = await open(begun, 'w');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(begun, join(this.folder, digest));
    } catch (error) {
      throw new LedgerUnavailable(`The files of an edition cannot be kept in ${this.folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return digest;
  }

  /** The very bytes of a digest; undefined where they are not there or are not what they were. */
  async kept(digest: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readFile(join(this.folder, digest));
      return digestOf(bytes) === digest ? bytes : undefined;
    } catch {
      return undefined;
    }
  }
}
