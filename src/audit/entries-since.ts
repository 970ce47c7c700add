import type { CalendarDate } from '../domain/calendar.js';
import { isStrike, type Entry, type EntryId, type EntryNumber, type EntryStruckOut, type Fact, type StrikeReason } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordKind } from '../recording/streams.js';
import { entriesTold, type EntryTold } from '../asking/entries-told.js';
import type { Because } from '../asking/reconciliation-explained.js';

/** An entry recorded since something was published, about days up to the day it was published for; and why it came. */
export type EntrySince = Pick<EntryTold, 'number' | 'type' | 'effectiveOn' | 'recordedAt' | 'recordedBy' | 'daysLate'> & {
  readonly kind: RecordKind;
  readonly reference: string;
  readonly because: Because;
  /** The entry it puts right, or strikes out. */
  readonly corrects: EntryNumber | null;
  readonly strikesOut: EntryNumber | null;
  /** Why the entry that it puts right, or strikes out, was wrong; null where it is a first telling. */
  readonly reason: StrikeReason | null;
};

type Told = Entry<Fact | EntryStruckOut>;
export type Since = { readonly authority: string; readonly published: EntryNumber; readonly knownAt: EntryNumber; readonly asAt: CalendarDate };

/** What was recorded of one record since something was published, as far as it tells of days up to the one it was about. */
export const entriesSince = async (
  ledger: Pick<Ledger, 'read'>, kind: RecordKind, reference: string, { authority, published, knownAt, asAt }: Since,
): Promise<readonly EntrySince[]> => {
  const stored = await ledger.read(streamOfRecord({ kind, authority, id: reference }));
  const history = stored.filter(({ number }) => number <= knownAt).map((entry) => fromStored<Told['event']>(entry));
  const byId = new Map<EntryId, Told>(history.map((entry) => [entry.id, entry]));
  const told = new Map(entriesTold(history).map((one) => [one.number, one]));
  return history
    .filter(({ number, event }) => number > published && isAbout(event, asAt, byId))
    .map((entry) => {
      const { number, type, effectiveOn, recordedAt, recordedBy, daysLate } = told.get(entry.number) as EntryTold;
      const { event } = entry;
      return {
        number, type, effectiveOn, recordedAt, recordedBy, daysLate, kind, reference,
        because: becauseOf(entry, history),
        corrects: (!isStrike(event) && event.corrects && byId.get(event.corrects)?.number) || null,
        strikesOut: (isStrike(event) && byId.get(event.entry)?.number) || null,
        reason: reasonOf(event, history),
      };
    });
};

/** A strike is about the days of what it strikes out. */
const isAbout = (event: Told['event'], asAt: CalendarDate, byId: ReadonlyMap<EntryId, Told>): boolean => {
  const told = isStrike(event) ? byId.get(event.entry)?.event : event;
  return told !== undefined && !isStrike(told) && told.type !== 'ReturnReceived' && told.effectiveOn <= asAt;
};

const becauseOf = ({ event, command }: Told, history: readonly Told[]): Because => {
  if (history.some((one) => one.command === command && one.event.type === 'ReturnReceived')) return 'return received';
  if (isStrike(event)) return history.some((one) => !isStrike(one.event) && one.event.corrects === event.entry) ? 'corrected' : 'struck out';
  return event.corrects === undefined ? 'late' : 'corrected';
};

const reasonOf = (event: Told['event'], history: readonly Told[]): StrikeReason | null => {
  if (isStrike(event)) return event.reason;
  const struck = history.map((one) => one.event).findLast((one) => isStrike(one) && one.entry === event.corrects);
  return struck && isStrike(struck) ? struck.reason : null;
};
