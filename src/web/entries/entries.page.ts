import type { EntryListed } from '../../audit/entries.js';
import { aboutShown, entryShown } from '../layout/entry.page.js';
import { counted, number } from '../layout/formats.js';
import { paths } from '../paths.js';

type Stretch = { readonly head: number; readonly upTo: number; readonly after: number; readonly atOnce: number };

/** Everything entries.njk shows. */
export const entriesPage = (
  entries: readonly EntryListed[],
  { head, upTo, after, atOnce }: Stretch,
  authority: string,
) => ({
  title:
    entries.length === 0 || (upTo === head && after === 0)
      ? 'Entries'
      : `Entries ${number(after + 1)} to ${number(upTo)}`,
  section: 'entries' as const,
  summary: `${counted(head, 'entry', 'entries')}. Entries are added and never altered.`,
  caption: `Entries ${number(after + 1)} to ${number(upTo)}, the last first`,
  entries: entries
    .map((entry) => ({
      ...entryShown(entry, () => undefined),
      about: aboutShown(entry, authority),
    }))
    .toReversed(),
  later: upTo < head ? paths.entries({ upTo: Math.min(head, upTo + atOnce) }) : undefined,
  earlier: after > 0 ? paths.entries({ upTo: after }) : undefined,
  csv: paths.csv.entries({ after, limit: Math.max(1, upTo - after) }),
});
