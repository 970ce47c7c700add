import { tap } from 'rxjs';
import type { EntryNumber } from '../domain/entry.js';
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

const REMEMBERED = 200;

/**
 * The ledger, with the last entries seen kept in mind: they never change, and every page tells when the entry it is told
 * from was recorded. So pages are shown while a ledger that a server keeps is out of reach.
 */
export const remembering = (ledger: Ledger): Ledger => {
  const known = new Map<EntryNumber, StoredEntry>();
  let followed: StoredEntry | undefined;
  const remember = (entry: StoredEntry): void => {
    known.set(entry.number, entry);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  };
  const entry: Ledger['entry'] = async (number) => {
    const found = followed?.number === number ? followed : (known.get(number) ?? (await ledger.entry(number)));
    if (found) remember(found);
    return found;
  };
  const subscribe: Ledger['subscribe'] = (after) =>
    ledger.subscribe(after).pipe(tap((one) => void (followed = one)));
  return { ...watched(ledger, (_, work) => work()), entry, subscribe };
};
