import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Page } from './follow.js';
import type { StoredEntry } from './ledger.js';

/** Pages one after another, each asked for with the last entry of the one before; others get their turn between. */
export async function* pagesOf(
  pageAfter: (last: StoredEntry | undefined) => Page | Promise<Page>,
): AsyncGenerator<readonly StoredEntry[]> {
  let last: StoredEntry | undefined;
  for (;;) {
    const { entries, more } = await pageAfter(last);
    if (entries.length > 0) yield entries;
    if (!more) return;
    last = entries.at(-1) ?? last;
    await nextTurn();
  }
}

/** Entries that come stream by stream, gathered into whole streams. */
export async function* streamsOf(pages: AsyncIterable<readonly StoredEntry[]>): AsyncGenerator<readonly StoredEntry[]> {
  let gathered: StoredEntry[] = [];
  for await (const page of pages)
    for (const entry of page) {
      if (gathered[0] && gathered[0].stream !== entry.stream) {
        yield gathered;
        gathered = [];
      }
      gathered.push(entry);
    }
  if (gathered.length > 0) yield gathered;
}
