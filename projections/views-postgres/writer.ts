import type { Ledger, StoredEntry } from '../../src/ledger/ledger.js';
import type { Progress } from '../rebuilding.js';
import { followIn, type Writing } from './following.js';
import { discardOthers, indexGeneration, newGeneration, showGeneration, shownTo } from './generations.js';
import { released, renewed } from './lease.js';
import { letGo, patientClient } from './place.js';
import { answerRebuild, tellProgress } from './rebuild-asked.js';
import { rebuildIn } from './rebuilding.js';
import { inOneState, inWordsOf } from './transactions.js';

/** Writes the views, for as long as nobody else was given the lease: after that everything it is asked rejects with LeaseLost. */
export class ViewsWriter {
  constructor(private readonly writing: Writing) {}

  /** Grows with every lease that is given. */
  get token(): number {
    return this.writing.lease.token;
  }

  /** Holds the lease for so many milliseconds from now on. */
  renew(milliseconds: number): Promise<void> {
    return this.inWords(() => renewed(this.writing.pool, this.writing.place, this.writing.lease, milliseconds));
  }

  release(): Promise<void> {
    return this.inWords(() => released(this.writing.pool, this.writing.place, this.writing.lease));
  }

  /** Brings a generation up to date with whole commands just read from the ledger: the one shown, where none is named. */
  follow(ledger: Pick<Ledger, 'read'>, entries: readonly StoredEntry[], generation?: number): Promise<void> {
    return this.inWords(async () => followIn(this.writing, generation ?? (await this.shown()), ledger, entries));
  }

  /** A new, empty generation beside the one shown, by its number; what was left of others is let go. */
  beside(): Promise<number> {
    return this.inWords(async () => {
      const { pool, place, lease } = this.writing;
      await discardOthers(pool, place, lease);
      return newGeneration(pool, place, lease);
    });
  }

  /** Fills an empty generation with what entries 1 to `upTo` tell. */
  rebuild(generation: number, ledger: Pick<Ledger, 'readStreams' | 'entry'>, upTo: number, progress?: Progress): Promise<void> {
    return this.inWords(() => rebuildIn(this.writing, generation, ledger, upTo, progress));
  }

  /** Shows a generation from now on. The one before is let go once nobody reads it: at once, or by a later discard(). */
  show(generation: number): Promise<void> {
    return this.inWords(async () => {
      const { pool, place, lease } = this.writing;
      const client = await patientClient(place);
      try {
        await indexGeneration(client, place, generation);
      } finally {
        await letGo(client, place);
      }
      await showGeneration(pool, place, lease, generation);
      await discardOthers(pool, place, lease);
    });
  }

  /** Lets go the generations that are neither shown nor `kept`, and that nobody reads any more. Gives their numbers. */
  discard(kept?: number): Promise<readonly number[]> {
    return this.inWords(() => discardOthers(this.writing.pool, this.writing.place, this.writing.lease, kept));
  }

  /** Says how far a rebuild is, for every process to tell. */
  tellProgress(done: number, total: number): Promise<void> {
    return this.inWords(() => tellProgress(this.writing.pool, this.writing.place, this.writing.lease, done, total));
  }

  /** A rebuild that was asked for is done, and so are those asked for before it. */
  answerRebuild(asked: number): Promise<void> {
    return this.inWords(() => answerRebuild(this.writing.pool, this.writing.place, this.writing.lease, asked));
  }

  private async shown(): Promise<number> {
    const { pool, place } = this.writing;
    return (await inOneState(pool, (sql) => shownTo(sql, place))).generation;
  }

  private inWords<T>(work: () => Promise<T>): Promise<T> {
    return inWordsOf(this.writing.place, work);
  }
}
