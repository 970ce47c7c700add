import type { CollectionYear } from '../../domain/calendar.js';
import type { ChildEvent, ChildFact, ReturnedRow } from '../../domain/child/events.js';
import { inEffectOrder, wholeCommands, type Entry, type EntryNumber } from '../../domain/entry.js';
import { rowsTold, type ToldRow } from '../../domain/statutory-return/rows-told.js';
import { inForce, rowsStated } from '../../domain/statutory-return/stated.js';
import type { Ledger, StoredEntry } from '../../ledger/ledger.js';
import { fromStored } from '../../ledger/stored-events.js';

/** What a year’s return is told of: whose, which year’s, and by what was known. */
export type ReturnToTell = { readonly authority: string; readonly year: CollectionYear; readonly knownAt: EntryNumber };

/** A child’s rows of a year’s return as the record tells them, never none; and what last year’s return said, as it was received last. */
export type ChildReturned = {
  readonly child: string;
  readonly rows: readonly ToldRow[];
  readonly earlier: readonly ReturnedRow[];
};

/** Every child that a year’s return tells of, one after another. `onRead` is told how many entries were gone through, now and then. */
export async function* childrenReturned(
  ledger: Pick<Ledger, 'readStreams'>, { authority, year, knownAt }: ReturnToTell, onRead?: (entries: number) => Promise<void> | void,
): AsyncGenerator<ChildReturned> {
  let read = 0;
  for await (const stream of ledger.readStreams(knownAt)) {
    read += stream.length;
    await onRead?.(read);
    const child = childOf(stream, authority);
    if (child === undefined) continue;
    const known = wholeCommands(stream.map((entry) => fromStored<ChildEvent>(entry)));
    const rows = rowsTold(inEffectOrder<ChildFact>(known).map(({ event }) => event), year);
    if (rows.length > 0) yield { child, rows, earlier: receivedOf(known, year - 1) };
  }
}

const childOf = (stream: readonly StoredEntry[], authority: string): string | undefined => {
  const prefix = `child-${authority}-`;
  const name = stream[0]?.stream;
  return name?.startsWith(prefix) ? name.slice(prefix.length) : undefined;
};

const receivedOf = (known: readonly Entry<ChildEvent>[], year: CollectionYear): readonly ReturnedRow[] =>
  inForce(rowsStated(known).filter((row) => row.year === year)).map(({ table, row, cells }) => ({ table, row, file: 0, cells }));
