import type { EntryListed } from '../../../audit/entries.js';
import { entryShown } from '../entry.page.js';
import type { SectionName } from '../navigation.js';
import type { Numbered } from '../told-in-words.js';

type Link = { readonly text: string; readonly href: string };

export type RecordedOne = { readonly entry: EntryListed; readonly seen: boolean; readonly numbered: Numbered };

/** Everything recorded.njk shows of an entry about a record. */
export const recordedAbout = (
  { entry, seen, numbered }: RecordedOne,
  { section, caption, next }: { readonly section: SectionName; readonly caption: string; readonly next: readonly Link[] },
) => {
  const shown = entryShown(entry, numbered);
  return {
    title: `Recorded: ${caption}`,
    section,
    caption,
    entry: shown,
    id: entry.id,
    seen,
    next: [...next, { text: `See entry ${shown.number} as it is kept`, href: shown.href }],
  };
};
