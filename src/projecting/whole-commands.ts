import type { StoredEntry } from '../ledger/ledger.js';

/** Pages may end within a command; what it says is learned at once, so it waits for the rest. */
export async function* wholeCommands(pages: AsyncIterable<readonly StoredEntry[]>): AsyncGenerator<readonly StoredEntry[]> {
  let open: readonly StoredEntry[] = [];
  for await (const page of pages) {
    const entries = [...open, ...page];
    const end = entries.findLastIndex(({ completes }) => completes) + 1;
    open = entries.slice(end);
    if (end > 0) yield entries.slice(0, end);
  }
}
