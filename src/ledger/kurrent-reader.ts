import type { EntryNumber, Instant } from '../domain/entry.js';
import type { RecordedCommand } from './append.js';
import { CHAIN_BEGINS, damaged, entryOfRow, hashOfRow } from './entry-row.js';
import type { Page } from './follow.js';
import type { KurrentCatchUp } from './kurrent-catch-up.js';
import type { KurrentConnection } from './kurrent-connection.js';
import type { StoredEntry } from './ledger.js';

const PAGE = 1_000;
/** So many records between two that are wanted are read along, rather than asked for the second apart. */
const BRIDGED = 32;
const AT_ONCE = 8;
/** Streams are read together until they have so many entries. */
const TOGETHER = 2_000;

/** A stretch of the stream, both ends included. */
type Stretch = { first: number; last: number };

/** Reads the ledger's stream, by the index. */
export class KurrentReader {
  constructor(
    private readonly connection: KurrentConnection,
    private readonly catchUp: KurrentCatchUp,
  ) {}

  async head(): Promise<EntryNumber> {
    await this.catchUp.advance();
    return this.catchUp.index.end.number;
  }

  /** Entries after a number. One that is missing ends the page before it, and stops the page that would begin with it. */
  async pageAfter(after: number, upTo = Number.MAX_SAFE_INTEGER): Promise<Page> {
    const entries: StoredEntry[] = [];
    if (after >= upTo || !(await this.reaches(after + 1))) return { entries, more: false };
    const records = await this.connection.read(this.catchUp.index.placeOfEntry(after + 1), PAGE);
    for (const { row } of records) {
      const number = after + entries.length + 1;
      if (!row) continue;
      if (number > upTo) return { entries, more: false };
      if (row[0] !== number && entries.length > 0) return { entries, more: true };
      if (row[0] !== number) throw damaged(number, 'is missing');
      entries.push(entryOfRow(row));
    }
    if (entries.length === 0) throw this.catchUp.behind();
    return { entries, more: records.length === PAGE };
  }

  /** A stream whole. Each entry is checked against its hash, for what is decided next rests on them. */
  async wholeStream(stream: string): Promise<readonly StoredEntry[]> {
    await this.catchUp.advance();
    return this.entries(this.catchUp.index.numbersOf(stream));
  }

  async entry(number: number): Promise<StoredEntry | undefined> {
    if (!Number.isInteger(number) || number < 1 || !(await this.reaches(number))) return undefined;
    return (await this.entries([number]))[0];
  }

  /** Streams, each whole up to an entry, in the order in which they began. */
  async *streams(upTo: number): AsyncGenerator<readonly StoredEntry[]> {
    await this.reaches(upTo);
    let together: (readonly number[])[] = [];
    for (const numbers of this.catchUp.index.streamsUpTo(upTo)) {
      together.push(numbers);
      if (together.reduce((sum, { length }) => sum + length, 0) < TOGETHER) continue;
      yield* await this.wholeStreams(together);
      together = [];
    }
    yield* await this.wholeStreams(together);
  }

  /** The last entry recorded at or before an instant. */
  async numberAt(instant: Instant): Promise<EntryNumber> {
    await this.catchUp.advance();
    return this.catchUp.index.numberAt(instant);
  }

  /** A command carried out before, as the index has it: whoever wants to know of others' catches up first. */
  async recordedCommand(id: string): Promise<RecordedCommand | undefined> {
    const place = this.catchUp.index.placeOfCommand(id);
    if (place === undefined) return undefined;
    const [record] = await this.connection.read(place, 1);
    if (!record) throw this.catchUp.behind();
    if (record.commandId !== id || !record.completed) throw damaged(record.number, 'is not as it was written');
    return record.completed;
  }

  private async reaches(number: number): Promise<boolean> {
    if (number > this.catchUp.index.end.number) await this.catchUp.advance();
    return number <= this.catchUp.index.end.number;
  }

  private async wholeStreams(together: readonly (readonly number[])[]): Promise<readonly (readonly StoredEntry[])[]> {
    const entries = await this.entries(together.flat());
    let taken = 0;
    return together.map(({ length }) => entries.slice(taken, (taken += length)));
  }

  /** Entries by their numbers, in the order asked for, each checked against its hash. */
  private async entries(numbers: readonly number[]): Promise<StoredEntry[]> {
    const places = numbers.map((number) => this.catchUp.index.placeOfEntry(number)).sort((a, b) => a - b);
    const stretches = stretchesOf(places);
    const found = new Map<number, StoredEntry>();
    const wanted = new Set(numbers);
    for (let done = 0; done < stretches.length; done += AT_ONCE)
      await Promise.all(stretches.slice(done, done + AT_ONCE).map((stretch) => this.gather(stretch, wanted, found)));
    return numbers.map((number) => {
      const entry = found.get(number);
      if (!entry) throw damaged(number, 'is missing');
      return entry;
    });
  }

  /** The record before a stretch is read with it: the first is chained to it. */
  private async gather(
    { first, last }: Stretch,
    wanted: ReadonlySet<number>,
    found: Map<number, StoredEntry>,
  ): Promise<void> {
    let previous = first === 0 ? CHAIN_BEGINS : undefined;
    for (let from = Math.max(first - 1, 0); from <= last; from += PAGE) {
      const count = Math.min(PAGE, last - from + 1);
      const records = await this.connection.read(from, count);
      if (records.length < count) throw this.catchUp.behind();
      for (const { row, hash } of records) {
        if (row && previous !== undefined && wanted.has(row[0])) {
          if (hashOfRow(previous, row) !== hash) throw damaged(row[0], 'is not as it was written');
          found.set(row[0], entryOfRow(row));
        }
        previous = hash;
      }
    }
  }
}

const stretchesOf = (places: readonly number[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  for (const place of places) {
    const before = stretches.at(-1);
    if (before && place - before.last <= BRIDGED) before.last = place;
    else stretches.push({ first: place, last: place });
  }
  return stretches;
};
