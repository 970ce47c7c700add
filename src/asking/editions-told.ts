import type { EditionEvent, EditionFact } from '../domain/edition/events.js';
import { inEffectOrder, type EntryNumber, type Instant } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';

/** The series of the sufficiency booklet's editions. */
export const BOOKLET_SERIES = 'sufficiency-booklet';

/** An edition that came out and was not struck out, and the entry that says so. */
export type EditionTold = Omit<EditionFact, 'type' | 'effectiveOn' | 'corrects'> & {
  readonly publishedOn: EditionFact['effectiveOn'];
  readonly entry: EntryNumber;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
};

/** Editions in the order in which they came out. They are read from the ledger itself: no view stands between. */
export const editionsIn = async (ledger: Pick<Ledger, 'read'>, authority: string): Promise<readonly EditionTold[]> => {
  const stored = await ledger.read(streamOfRecord({ kind: 'edition', authority, id: BOOKLET_SERIES }));
  return inEffectOrder<EditionFact>(stored.map((entry) => fromStored<EditionEvent>(entry))).map(({ event, number, recordedAt, recordedBy }) => {
    const { type: _type, effectiveOn: publishedOn, corrects: _corrects, ...edition } = event;
    return { ...edition, publishedOn, entry: number, recordedAt, recordedBy };
  });
};
