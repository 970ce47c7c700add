import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryNumber, EntryStruckOut } from '../entry.js';

/**
 * A series of published editions, such as the sufficiency booklet's; the stream is the series'. What was printed is kept as it
 * was printed, for a later release may count otherwise. These shapes are stored for ever (docs/how-to/change-an-event.md).
 */
export type EditionEvent = EditionFact | EntryStruckOut;
export type EditionFact = EditionPublished;

/** For whom a booklet is made, which decides what is suppressed and rounded (src/booklet/profiles.ts). */
export const outputProfiles = ['operational', 'internal', 'published'] as const;
export type OutputProfile = (typeof outputProfiles)[number];

/** A file of an edition, as it was sent out; the digest is the SHA-256 of its bytes, in hexadecimal. */
export type EditionFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** What stood in one cell: the id of the cell, and the text printed in it. */
export type PrintedCell = readonly [cell: string, text: string];

/** An edition came out on this day. */
export type EditionPublished = {
  readonly type: 'EditionPublished';
  readonly effectiveOn: CalendarDate;
  readonly corrects?: EntryId;
  /** 1, 2, 3 … within its series. */
  readonly edition: number;
  /** The viewpoint it tells from: the day it is about, and the entry it is known at. */
  readonly asAt: CalendarDate;
  readonly knownAt: EntryNumber;
  readonly profile: OutputProfile;
  /** By what release, and by which definitions, it was worked out. */
  readonly release: string;
  readonly figures: readonly PrintedCell[];
  readonly files: readonly EditionFile[];
};
