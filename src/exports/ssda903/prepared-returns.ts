import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Asking } from '../../asking/asking.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { childrenReturned, type ReturnToTell } from './children-returned.js';
import { FindingsInTheMaking, type ReturnLookedAt } from './return-looked-at.js';
import { TableFiles } from './table-files.js';
import { zipOf, type OpenFile } from './zip-of-files.js';

/** A return that somebody asks for; whether with the cells that name people. */
export type ReturnAsked = Omit<ReturnToTell, 'authority'> & { readonly identity: boolean };

/** How far a return has come that somebody waits for. */
export type Prepared =
  | { readonly state: 'preparing'; readonly done: number; readonly total: number }
  | { readonly state: 'ready'; readonly looked: ReturnLookedAt }
  | { readonly state: 'failed' };

type Preparation = { readonly folder: string; prepared: Prepared; forgotten: boolean; timer?: NodeJS.Timeout };

/** How many are kept; the one longest unused goes first, and is prepared anew when it is asked for. */
const MOST = 4;
/** Files that hold what is known of children are not left lying about. */
const KEPT = 3_600_000;
/** Others have their turn after so many milliseconds. */
const TURN = 10;

/**
 * Returns that are being written, and those written last, each from one reading of the ledger, one after another. Asked for
 * twice, one is written once. Their files are in a private folder beside the ledger, for an hour at most and no longer than
 * the tracker runs.
 */
@Injectable()
export class PreparedReturns implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('returning');
  private readonly folder: string;
  private readonly preparations = new Map<string, Preparation>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Asking) private readonly asking: Asking,
  ) {
    this.folder = join(config.data, 'returns');
  }

  /** What a process left that was killed. */
  async onModuleInit(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const key of this.preparations.keys()) this.forget(key);
    await this.last;
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The return as far as it is; it is begun where nobody has asked for it before, and again where it failed and `anew` is asked. */
  of(asked: ReturnAsked, anew = false): Prepared {
    const key = keyOf(asked);
    const before = this.preparations.get(key);
    if (before && !(anew && before.prepared.state === 'failed')) {
      this.preparations.delete(key);
      this.preparations.set(key, before);
      return before.prepared;
    }
    return this.begin(key, asked).prepared;
  }

  /** The files of a return that is ready, in one archive, piece by piece; undefined where it is not, or they are gone and it is to be prepared anew. */
  async archive(asked: ReturnAsked): Promise<AsyncIterable<Uint8Array> | undefined> {
    const preparation = this.preparations.get(keyOf(asked));
    if (preparation?.prepared.state !== 'ready') return undefined;
    // All are opened at once: those that are removed meanwhile can be read to their end.
    const opened: OpenFile[] = [];
    try {
      for (const { file } of preparation.prepared.looked.files) opened.push({ name: file, handle: await open(join(preparation.folder, file)) });
    } catch {
      await Promise.all(opened.map(({ handle }) => handle.close()));
      this.forget(keyOf(asked));
      return undefined;
    }
    return zipOf(opened);
  }

  private begin(key: string, asked: ReturnAsked): Preparation {
    const preparation: Preparation = {
      folder: join(this.folder, randomBytes(16).toString('hex')), forgotten: false, prepared: { state: 'preparing', done: 0, total: asked.knownAt },
    };
    this.preparations.set(key, preparation);
    for (const oldest of [...this.preparations.keys()].slice(0, -MOST)) this.forget(oldest);
    this.last = this.last.then(() => this.prepare(key, asked, preparation));
    return preparation;
  }

  private async prepare(key: string, asked: ReturnAsked, preparation: Preparation): Promise<void> {
    if (preparation.forgotten) return;
    try {
      const looked = await this.written(asked, preparation);
      if (preparation.forgotten) return await rm(preparation.folder, { recursive: true, force: true });
      preparation.prepared = { state: 'ready', looked };
      preparation.timer = setTimeout(() => this.forget(key), KEPT).unref();
    } catch (error) {
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      preparation.prepared = { state: 'failed' };
      await rm(preparation.folder, { recursive: true, force: true });
    }
  }

  private async written({ year, knownAt, identity }: ReturnAsked, preparation: Preparation): Promise<ReturnLookedAt> {
    await mkdir(preparation.folder, { recursive: true, mode: 0o700 });
    const files = await TableFiles.in(preparation.folder, { identity, mode: 0o600 });
    const findings = new FindingsInTheMaking(year);
    let children = 0;
    try {
      for await (const one of childrenReturned(this.asking.ledger, { authority: this.config.authority, year, knownAt }, turnsGiven(preparation, knownAt))) {
        if (preparation.forgotten) break;
        findings.add(one, await files.add(one.child, one.rows));
        children += 1;
      }
    } finally {
      await files.close();
    }
    return { children, files: files.written, ...findings.findings };
  }

  private forget(key: string): void {
    const preparation = this.preparations.get(key);
    if (!preparation) return;
    this.preparations.delete(key);
    clearTimeout(preparation.timer);
    preparation.forgotten = true;
    if (preparation.prepared.state === 'ready') void rm(preparation.folder, { recursive: true, force: true });
  }
}

const keyOf = ({ year, knownAt, identity }: ReturnAsked): string => `${year} ${knownAt} ${identity}`;

/** Tells how far it is, and gives others their turn. */
const turnsGiven = (preparation: Preparation, total: number) => {
  let since = performance.now();
  return async (done: number): Promise<void> => {
    if (performance.now() - since < TURN) return;
    preparation.prepared = { state: 'preparing', done, total };
    await setImmediate();
    since = performance.now();
  };
};
