import type { EntryTold } from '../../asking/entries-told.js';
import type { EntryListed } from '../../audit/entries.js';
import { aboutShown, entryShown } from '../layout/entry.page.js';
import { number } from '../layout/formats.js';
import { paths } from '../paths.js';

type Received = { readonly table: string; readonly row: number; readonly cells: Readonly<Record<string, string>> };

/** What a return said, row by row; what names a person was left out before. */
const rowsReceived = ({ type, told }: EntryListed) =>
  type === 'ReturnReceived'
    ? (told['rows'] as readonly Received[]).map(({ table, row, cells }) => ({
        table,
        row: number(row),
        cells: Object.entries(cells)
          .map(([column, cell]) => `${column} ${cell}`)
          .join(', '),
      }))
    : [];

/** Everything entry.njk shows of one entry. */
export const entryPage = (entry: EntryListed, history: readonly EntryTold[], head: number, authority: string) => {
  const byId = new Map(history.map((one) => [one.id, one.number]));
  const shown = entryShown(entry, (id) => byId.get(id));
  return {
    title: `Entry ${number(entry.number)}`,
    section: 'entries' as const,
    backLink: paths.entries({ upTo: entry.number < head ? entry.number : undefined }),
    entry: shown,
    readable: entry.readable,
    rows: rowsReceived(entry),
    about: aboutShown(entry, authority, entry.number),
    authority: entry.authority,
    facts: [
      { label: 'Took effect', words: shown.on || 'It tells of no day' },
      { label: 'Recorded', words: `${shown.recordedAt}${shown.late ? ` (${shown.late})` : ''}` },
      { label: 'Recorded by', words: shown.recordedBy },
      {
        label: 'Origin',
        words: shown.migrated ? 'Brought in from another system’s history' : 'Recorded as things happened',
      },
      { label: 'Taken from', words: shown.source || 'Not from a return' },
      { label: 'Identifier', words: entry.id },
      { label: 'Command', words: entry.command },
    ],
    previous: entry.number > 1 ? paths.entry(entry.number - 1) : undefined,
    next: entry.number < head ? paths.entry(entry.number + 1) : undefined,
  };
};
