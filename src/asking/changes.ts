import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { plusDays, type CalendarDate } from '../domain/calendar.js';
import { isStrike, type EntryNumber, type EntryStruckOut, type Fact } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { partsOf } from '../../projections/following.js';
import { Asking } from './asking.js';
import { daysLateOf, effectiveDayOf } from './entries-told.js';
import { Kept } from './kept.js';
import { endOfDay } from './viewpoint-asked.js';

/** What was recorded from one day to another, both included, whenever it took effect. */
export class ChangesAsked {
  constructor(
    readonly authority: string,
    readonly from: CalendarDate,
    readonly to: CalendarDate,
  ) {}
}

/** More days than this from taking effect to being recorded are late. */
export const LATE_AFTER = 7;

/**
 * How an entry stands to what was recorded before it. A correction is two entries, the fact put right and the one that sets the
 * wrong one aside: only the first counts as a correction, and the second is no strike of its own.
 */
export type Manner = 'in time' | 'late' | 'correction' | 'set aside by its correction' | 'struck out' | 'unreadable';

/** An entry in a list of what was recorded. */
export type EntryRecorded = {
  readonly number: EntryNumber;
  readonly kind: string;
  readonly reference: string;
  readonly type: string;
  readonly effectiveOn: CalendarDate | null;
  readonly recordedAt: StoredEntry['recordedAt'];
  readonly recordedBy: string;
  readonly daysLate: number | null;
  readonly manner: Manner;
};

export type ChangesTold = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The last entry recorded before the first day, and by the end of the last: the two between which it is told. */
  readonly before: EntryNumber;
  readonly upTo: EntryNumber;
  /** In the order in which they were recorded. */
  readonly entries: readonly EntryRecorded[];
};

@QueryHandler(ChangesAsked)
export class ChangesHandler implements IQueryHandler<ChangesAsked> {
  private readonly kept = new Kept<Promise<readonly EntryRecorded[]>>(16);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, from, to }: ChangesAsked): Promise<ChangesTold> {
    const { ledger, seen } = this.asking;
    const before = least(await ledger.numberAt(endOfDay(plusDays(from, -1))), seen);
    const upTo = least(await ledger.numberAt(endOfDay(to)), seen);
    const question = JSON.stringify([authority, before, upTo]);
    const entries = await this.kept.get(this.asking.generation, question, () => this.recordedBetween(authority, before, upTo));
    return { from, to, before, upTo, entries };
  }

  private async recordedBetween(authority: string, before: EntryNumber, upTo: EntryNumber): Promise<readonly EntryRecorded[]> {
    const stored: StoredEntry[] = [];
    for await (const page of this.asking.ledger.readAll(before, upTo)) stored.push(...page.filter(({ stream }) => partsOf(stream).authority === authority));
    return entriesRecorded(stored);
  }
}

const least = (a: EntryNumber, b: EntryNumber): EntryNumber => (a < b ? a : b);

type Told = { readonly stored: StoredEntry; readonly event: Fact | EntryStruckOut | undefined };

/** Entries of one authority as they are listed, each by how it stands to what was recorded before. */
const entriesRecorded = (stored: readonly StoredEntry[]): readonly EntryRecorded[] => {
  const told = stored.map((one): Told => ({ stored: one, event: readable(one) }));
  const correcting = new Set(told.filter(({ event }) => event && !isStrike(event) && event.corrects !== undefined).map((one) => one.stored.command));
  return told.map((one) => {
    const { number, stream, type, recordedAt, recordedBy } = one.stored;
    const { kind, id: reference } = partsOf(stream);
    const daysLate = one.event ? daysLateOf(one.event, recordedAt) : null;
    return {
      number, kind, reference, type, recordedAt, recordedBy, daysLate,
      effectiveOn: one.event ? effectiveDayOf(one.event) : null,
      manner: mannerOf(one, daysLate, correcting),
    };
  });
};

const readable = (stored: StoredEntry): Told['event'] => {
  try {
    return fromStored<Fact | EntryStruckOut>(stored).event;
  } catch {
    // Written by a later release: what it says is not known here, that it is there is.
    return undefined;
  }
};

const mannerOf = ({ stored, event }: Told, daysLate: number | null, correcting: ReadonlySet<string>): Manner => {
  if (!event) return 'unreadable';
  if (isStrike(event)) return correcting.has(stored.command) ? 'set aside by its correction' : 'struck out';
  if (event.corrects !== undefined) return 'correction';
  return daysLate !== null && daysLate > LATE_AFTER ? 'late' : 'in time';
};

/** Columns of a table of what was recorded, as a file has it. */
export const changesColumns = ['entry', 'kind', 'reference', 'type', 'effective_on', 'recorded_at', 'recorded_by', 'days_late', 'manner'] as const;

export const changesRows = ({ entries }: Pick<ChangesTold, 'entries'>) =>
  entries.map((one) => [one.number, one.kind, one.reference, one.type, one.effectiveOn, one.recordedAt, one.recordedBy, one.daysLate, one.manner]);
