import { tap } from 'rxjs';
import type { EntryNumber, Instant } from '../domain/entry.js';
import type { Ledger, StoredEntry } from './ledger.js';

/** What is asked of a ledger and answered once. */
export type LedgerCall = 'append' | 'answerTo' | 'read' | 'head' | 'numberAt' | 'entry';

/** Something done around every call: told of it, timed, counted. It hands on what the call gives. */
export type Around = <T>(call: LedgerCall, work: () => Promise<T>) => Promise<T>;

/** The ledger, watched: `around` is there at every call that is answered once. */
export const watched = (ledger: Ledger, around: Around): Ledger => ({
  append: (...asked) => around('append', () => ledger.append(...asked)),
  answerTo: (command) => around('answerTo', () => ledger.answerTo(command)),
  read: (stream) => around('read', () => ledger.read(stream)),
  head: () => around('head', () => ledger.head()),
  numberAt: (instant) => around('numberAt', () => ledger.numberAt(instant)),
  entry: (number) => around('entry', () => ledger.entry(number)),
  readAll: (after, upTo) => ledger.readAll(after, upTo),
  readStreams: (upTo) => ledger.readStreams(upTo),
  subscribe: (after) => ledger.subscribe(after),
  close: () => ledger.close(),
});

/** What a process knows of a ledger without asking it; undefined where it does not. */
export type Remembered = {
  readonly entry: (number: EntryNumber) => StoredEntry | undefined;
  readonly numberAt: (instant: Instant) => EntryNumber | undefined;
};

/** So many entries, and so many instants. */
const MOST = 200;

/**
 * The ledger, with the last entries seen kept in mind, and what was the last by an instant: both never change, and every page
 * tells when the entry it is told from was recorded. So pages are shown while a ledger that a server keeps is out of reach.
 */
export const remembering = (ledger: Ledger): { readonly ledger: Ledger; readonly remembered: Remembered } => {
  const [entries, numbers] = [new Map<EntryNumber, StoredEntry>(), new Map<Instant, EntryNumber>()];
  let followed: StoredEntry | undefined;
  const remembered: Remembered = {
    entry: (number) => (followed?.number === number ? followed : entries.get(number)),
    numberAt: (instant) => numbers.get(instant),
  };
  const entry: Ledger['entry'] = async (number) => {
    const found = remembered.entry(number) ?? (await ledger.entry(number));
    if (found) keep(entries, number, found);
    return found;
  };
  const numberAt: Ledger['numberAt'] = async (instant) => {
    // Entries are recorded in order: once one is recorded later, no other comes before the instant.
    const isPast = followed !== undefined && followed.recordedAt > instant;
    const number = remembered.numberAt(instant) ?? (await ledger.numberAt(instant));
    if (isPast) keep(numbers, instant, number);
    return number;
  };
  const subscribe: Ledger['subscribe'] = (after) => ledger.subscribe(after).pipe(tap((one) => void (followed = one)));
  return { ledger: { ...watched(ledger, (_, work) => work()), entry, numberAt, subscribe }, remembered };
};

const keep = <Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void => {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
};
