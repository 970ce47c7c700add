import type { CalendarDate } from './calendar.js';

/** The number of an entry in the ledger: 1, 2, 3 …, in the order in which it was written. Known time. */
export type EntryNumber = number & { readonly __brand: 'EntryNumber' };

/** Names an entry for ever, wherever the ledger is kept; derived from its command (src/ledger/entry-id.ts). */
export type EntryId = string & { readonly __brand: 'EntryId' };

/** A UTC instant, `2019-01-10T09:00:00.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' };

/** Whether an entry was recorded as things happened, or brought in from another system's history. */
export type Origin = 'recorded' | 'migrated';

/** One immutable entry of the ledger, with the event it tells of in the domain's own shape. */
export type Entry<Event> = {
  readonly id: EntryId;
  readonly number: EntryNumber;
  /** The place of the entry in its own stream: 1, 2, 3 … */
  readonly revision: number;
  readonly event: Event;
  /** Never decreases along the ledger. */
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly origin: Origin;
  readonly command: string;
  /** True on the last entry of its command: what a command says is learned at once, when this entry is. */
  readonly completes: boolean;
};

/** A fact about one subject: something true from a day. */
export type Fact = {
  readonly type: string;
  readonly effectiveOn: CalendarDate;
  /**
   * On a fact that ends something: the day what it ends had begun. It decides the order within a day:
   * what ends an earlier stretch comes before what begins that day.
   */
  readonly began?: CalendarDate;
  /** The entry this fact was recorded to put right; on the same day it takes that entry's place. */
  readonly corrects?: EntryId;
};

/** An earlier entry is no longer believed. The entry itself stays where it is. */
export type EntryStruckOut = {
  readonly type: 'EntryStruckOut';
  readonly entry: EntryId;
  readonly reason: StrikeReason;
  /** Where a return's later word was the reason. */
  readonly source?: Source;
  readonly identity?: { readonly note?: string };
};

/** Why an entry was struck out. Free text goes to `identity.note`, for it may name people. */
export type StrikeReason = 'facts-were-wrong' | 'wrong-child' | 'duplicate' | 'superseded-by-return';

/** The row of a statutory return that a fact was taken from: the return's collection year, its table and the file's row. */
export type Source = { readonly year: number; readonly table: string; readonly row: number };


/**
 * The entries whose commands are whole: what is known of. An answer as known at an entry in the middle of a command
 * is that of before the command, as in the views.
 */
export const wholeCommands = <E>(entries: readonly Entry<E>[]): readonly Entry<E>[] =>
  entries.slice(0, entries.findLastIndex(({ completes }) => completes) + 1);

/**
 * The facts still believed, in the order in which they took effect. Within a day: what ends an
 * earlier stretch, then the rest as recorded, a corrected fact standing where the wrong one stood.
 */
export const inEffectOrder = <F extends Fact>(entries: readonly Entry<F | EntryStruckOut>[]): readonly Entry<F>[] => {
  const struck = new Set<EntryId>();
  const byId = new Map<EntryId, Entry<F | EntryStruckOut>>();
  for (const entry of entries) {
    byId.set(entry.id, entry);
    if (isStrike(entry.event)) struck.add(entry.event.entry);
  }
  const placed = entries.flatMap((entry) =>
    isFactEntry(entry) && !struck.has(entry.id) ? [{ entry, place: placeOf(entry, byId) }] : [],
  );
  return placed.sort((a, b) => beforeOf(a, b)).map(({ entry }) => entry);
};

export const isStrike = (event: Fact | EntryStruckOut): event is EntryStruckOut => event.type === 'EntryStruckOut';

export const isFactEntry = <F extends Fact>(entry: Entry<F | EntryStruckOut>): entry is Entry<F> =>
  !isStrike(entry.event);

type Placed<F extends Fact> = { readonly entry: Entry<F>; readonly place: number };

const beforeOf = <F extends Fact>(a: Placed<F>, b: Placed<F>): number =>
  compare(a.entry.event.effectiveOn, b.entry.event.effectiveOn) ||
  compare(startOf(a.entry.event), startOf(b.entry.event)) ||
  a.place - b.place ||
  a.entry.revision - b.entry.revision;

const startOf = ({ began, effectiveOn }: Fact): CalendarDate => began ?? effectiveOn;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const placeOf = <F extends Fact>(entry: Entry<F>, byId: ReadonlyMap<EntryId, Entry<F | EntryStruckOut>>): number => {
  const corrected = entry.event.corrects === undefined ? undefined : byId.get(entry.event.corrects);
  return corrected && isFactEntry(corrected) && corrected.event.effectiveOn === entry.event.effectiveOn
    ? placeOf(corrected, byId)
    : entry.revision;
};
