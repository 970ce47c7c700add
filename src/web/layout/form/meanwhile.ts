import type { EntryTold } from '../../../asking/entries-told.js';
import { entryShown } from '../entry.page.js';

/** A record that others may write to while a form about it is filled in. */
export type Watched = {
  /** The last entry of the record as the form shows it. */
  readonly lastEntry?: number;
  /** What was recorded of it after an entry, but by this command. */
  readonly recordedSince?: (entry: number, commandId: string) => Promise<readonly EntryTold[]>;
};

export type Meanwhile = {
  readonly entries: readonly ReturnType<typeof entryShown>[];
  /** When the last of them was recorded. */
  readonly at?: string;
  /** The entry up to which whoever answers has been shown the record once the answer is read. */
  readonly seenTo: number | undefined;
};

export const nobodyElse = ({ lastEntry }: Watched): Meanwhile => ({ entries: [], seenTo: lastEntry });

/** What others recorded since the form was shown; nothing where it does not say when that was. */
export const recordedMeanwhile = async (watched: Watched, seenTo: number | null, commandId: string): Promise<Meanwhile> => {
  if (seenTo === null || !watched.recordedSince) return nobodyElse(watched);
  const told = await watched.recordedSince(seenTo, commandId);
  const last = told.at(-1);
  const shown = told.map((entry) => entryShown(entry, () => undefined));
  return { entries: shown, ...(last ? { at: shown.at(-1)?.recordedAt ?? '' } : {}), seenTo: last?.number ?? seenTo };
};
