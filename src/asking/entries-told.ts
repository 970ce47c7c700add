import { daysBetween, type CalendarDate } from '../domain/calendar.js';
import {
  isStrike, type Entry, type EntryId, type EntryNumber, type EntryStruckOut, type Fact, type Instant, type Origin, type Source,
} from '../domain/entry.js';

/** One entry as a reader sees it; nothing that names a person is in it. */
export type EntryTold = {
  readonly number: EntryNumber;
  readonly id: EntryId;
  readonly type: string;
  readonly effectiveOn: CalendarDate | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly origin: Origin;
  /** Days from taking effect to being recorded; null where the entry tells of no day. */
  readonly daysLate: number | null;
  readonly told: Readonly<Record<string, unknown>>;
  /** The entry that struck this one out, as far as is known. */
  readonly struckOutBy: EntryNumber | null;
  /** The row of a statutory return it was taken from. */
  readonly source: Source | null;
};

/** Said of the whole life, from birth: no day on which it could have been recorded in time. */
const OF_THE_WHOLE_LIFE: ReadonlySet<string> = new Set(['ParticularsRecorded', 'AsylumStatusRecorded']);

/** The day on which what an entry tells took effect; null where it tells of none. */
export const effectiveDayOf = (event: Fact | EntryStruckOut): CalendarDate | null =>
  isStrike(event) || event.type === 'ReturnReceived' ? null : event.effectiveOn;

/** Days from taking effect to being recorded; null where there is no day on which it could have been recorded in time. */
export const daysLateOf = (event: Fact | EntryStruckOut, recordedAt: Instant): number | null => {
  const on = effectiveDayOf(event);
  return on && !OF_THE_WHOLE_LIFE.has(event.type) ? daysBetween(on, recordedAt.slice(0, 10) as CalendarDate) : null;
};

type Withheld = { readonly type: string; readonly identity?: unknown; readonly source?: unknown };

/** Entries as a reader sees them, in ledger order. */
export const entriesTold = (known: readonly Entry<Fact | EntryStruckOut>[]): readonly EntryTold[] => {
  const struck = new Map<EntryId, EntryNumber>();
  for (const { event, number } of known) if (isStrike(event)) struck.set(event.entry, number);
  return known.map(({ id, number, event, recordedAt, recordedBy, origin }) => {
    const { type, identity: _identity, source, ...told } = event as Withheld;
    const row = isReturnRow(source) ? source : null;
    return {
      number, id, type, effectiveOn: effectiveDayOf(event), recordedAt, recordedBy, origin, daysLate: daysLateOf(event, recordedAt),
      told: source === undefined || row ? told : { ...told, source },
      struckOutBy: struck.get(id) ?? null,
      source: row,
    };
  });
};

const isReturnRow = (source: unknown): source is Source => typeof source === 'object' && source !== null && 'table' in source;
