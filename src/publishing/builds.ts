import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { BookletAsked } from '../asking/booklet.js';
import { allFormats, writtenAs, type BookletFile, type Format } from '../booklet/files.js';
import type { Laid } from '../booklet/front.js';

/** How far a booklet has come that somebody waits for. */
export type Build =
  | { readonly state: 'building'; readonly done: number; readonly of: number; readonly step: string }
  | { readonly state: 'ready'; readonly laid: Laid; readonly files: ReadonlyMap<Format, BookletFile> }
  | { readonly state: 'failed'; readonly why: string };

/** How many booklets are kept; the one longest unused goes first, and is made anew when it is asked for. */
const MOST = 8;
const STEPS = allFormats.length + 1;

/** Booklets that are being made, and those made last. Asked for twice, one is made once. */
@Injectable()
export class BookletBuilds {
  private readonly builds = new Map<string, Build>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** The booklet as far as it is; it is begun where nobody has asked for it before, and again where it failed and `anew` is asked. */
  of(asked: BookletAsked, anew = false): Build {
    const key = JSON.stringify(asked);
    const before = this.builds.get(key);
    if (before && !(anew && before.state === 'failed')) {
      this.builds.delete(key);
      this.builds.set(key, before);
      return before;
    }
    const begun = this.told(key, 0, 'Counting the figures');
    void this.make(key, asked);
    return begun;
  }

  private async make(key: string, asked: BookletAsked): Promise<void> {
    try {
      const laid: Laid = await this.queries.execute(asked);
      const files = new Map<Format, BookletFile>();
      for (const format of allFormats) {
        this.told(key, files.size + 1, `Writing ${format.toUpperCase()}`);
        await setImmediate();
        files.set(format, writtenAs(format, laid));
      }
      this.keep(key, { state: 'ready', laid, files });
    } catch (error) {
      this.keep(key, { state: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  }

  private told(key: string, done: number, step: string): Build {
    return this.keep(key, { state: 'building', done, of: STEPS, step });
  }

  private keep(key: string, build: Build): Build {
    this.builds.set(key, build);
    const [oldest] = this.builds.keys();
    if (this.builds.size > MOST && oldest !== undefined && oldest !== key) this.builds.delete(oldest);
    return build;
  }
}
