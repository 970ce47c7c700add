import { commandIdFrom } from '../../src/ledger/entry-id.js';
import type { Instant } from '../../src/domain/entry.js';
import type { AppendedCommand, Ledger, StoredEntry, StoredEvent } from '../../src/ledger/ledger.js';

/** Begins an empty ledger for the test that asks, by the clock given or the machine's; it is cleared away after. */
export type Begin = (now?: () => Date) => Promise<Ledger>;

/** An event that says which it is. */
export const noted = (text: string): StoredEvent => ({ type: 'Noted', schema: 1, data: { text } });

/** A command whose id and digest follow from its name. */
export const commandNamed = (name: string, recordedAt?: string): AppendedCommand => ({
  id: commandIdFrom(name),
  digest: `what ${name} asks`,
  by: 'officer',
  ...(recordedAt === undefined ? {} : { recordedAt: recordedAt as Instant }),
});

/** One event on a stream, by a command of its own. */
export const note = (ledger: Ledger, stream: string, expected: number, text: string) =>
  ledger.append(stream, expected, [noted(text)], commandNamed(`${stream} ${text}`));

/** Notes in turn on one stream: `1`, `2` … */
export const noteMany = async (ledger: Ledger, stream: string, count: number): Promise<void> => {
  for (let revision = 0; revision < count; revision += 1) await note(ledger, stream, revision, `${revision + 1}`);
};

export const gathered = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

export const everyEntry = async (ledger: Ledger, after = 0, upTo?: number): Promise<readonly StoredEntry[]> =>
  (await gathered(ledger.readAll(after, upTo))).flat();

/** Entries a subscriber is given, until it has as many as asked for. */
export const followed = (ledger: Ledger, after: number, count: number): Promise<readonly StoredEntry[]> =>
  new Promise((resolve, reject) => {
    const entries: StoredEntry[] = [];
    const subscription = ledger.subscribe(after).subscribe({
      next: (entry) => {
        entries.push(entry);
        if (entries.length < count) return;
        resolve(entries);
        setImmediate(() => subscription.unsubscribe());
      },
      error: reject,
    });
  });

export const numbersOf = (entries: readonly StoredEntry[]): readonly number[] => entries.map(({ number }) => number);

export const upTo = (last: number, first = 1): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A clock that says what it is told. */
export const clockAt = (start: string) => {
  let time = Date.parse(start);
  return { now: () => new Date(time), turnTo: (instant: string) => void (time = Date.parse(instant)) };
};
