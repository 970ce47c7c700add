import type { EntryNumber, Instant } from '../domain/entry.js';
import { damaged } from './entry-row.js';
import type { LedgerRecord } from './kurrent-record.js';
import { AT_THE_BEGINNING, type Standing } from './postgres-plan.js';

/**
 * Where everything stands in the ledger's one stream, kept in memory: each record's numbers and no more of it. The
 * server can find a record by its place alone.
 */
export class KurrentIndex {
  private readonly numbers = new Map<string, number[]>();
  private readonly completedAt = new Map<string, number>();
  private readonly instants: number[] = [];
  /** For each command without an entry, the number of the last entry before it. */
  private readonly withoutEntry: number[] = [];
  private ends: Standing['end'] = AT_THE_BEGINNING;
  private places = 0;

  /** The place at which the next record is to stand. */
  get next(): number {
    return this.places;
  }

  get end(): Standing['end'] {
    return this.ends;
  }

  /** Takes the record at the next place. Refuses one that does not follow on what stands before it. */
  take({ at, row, number, hash, commandId, completed }: LedgerRecord): void {
    const follows = this.ends.number + (row ? 1 : 0);
    if (number !== follows) throw damaged(follows, `is missing: entry ${number} comes next`);
    if (row) {
      const [, , stream, revision, , , , recordedAt] = row;
      const numbers = this.numbers.get(stream) ?? [];
      if (revision !== numbers.length + 1)
        throw damaged(number, `is not the one that belongs at revision ${numbers.length + 1} of ${stream}`);
      this.numbers.set(stream, numbers);
      numbers.push(number);
      this.instants.push(Date.parse(recordedAt));
      this.ends = { number, recordedAt, hash };
    } else this.withoutEntry.push(number);
    if (completed) this.completedAt.set(commandId, at);
    this.places = at + 1;
  }

  revisionOf(stream: string): number {
    return this.numbers.get(stream)?.length ?? 0;
  }

  /** A stream's entries as of now: what is written while they are read is not among them. */
  numbersOf(stream: string): readonly number[] {
    return [...(this.numbers.get(stream) ?? [])];
  }

  /** Streams in the order in which they began, each with its entries' numbers up to one. */
  *streamsUpTo(last: number): Generator<readonly number[]> {
    for (const numbers of this.numbers.values()) {
      const until = after(numbers, last);
      if (until > 0) yield numbers.slice(0, until);
    }
  }

  /** The place of the record that completes a command, where it was carried out. */
  placeOfCommand(id: string): number | undefined {
    return this.completedAt.get(id);
  }

  /** The place of an entry: those before it, and the commands without an entry before it. */
  placeOfEntry(number: number): number {
    return number - 1 + after(this.withoutEntry, number - 1);
  }

  /** The last entry recorded at or before an instant. */
  numberAt(instant: Instant): EntryNumber {
    return after(this.instants, Date.parse(instant)) as EntryNumber;
  }
}

/** How many of these, which never decrease, are not above a bound. */
const after = (sorted: readonly number[], bound: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
};
