import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChildId } from '../domain/child/commands.js';
import type { Entry, EntryStruckOut, Fact } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordKind } from '../recording/streams.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { entriesTold, type EntryTold } from './entries-told.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Every entry about one child, in whichever of its records, as known at an entry. */
export class ChildEntriesAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** Records that are kept under the child’s own reference. */
const RECORDS = ['child', 'fee', 'leaver', 'support', 'short-break'] as const satisfies readonly RecordKind[];

export type ChildEntry = EntryTold & {
  readonly record: (typeof RECORDS)[number];
  readonly command: string;
  readonly revision: number;
  /** False where a later release wrote it, or it is not as it should be: that it is there is all that is told. */
  readonly readable: boolean;
};

export type ChildEntriesTold = Viewpoint & {
  readonly child: ChildId;
  /** In ledger order. */
  readonly entries: readonly ChildEntry[];
};

@QueryHandler(ChildEntriesAsked)
export class ChildEntriesHandler implements IQueryHandler<ChildEntriesAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, child, viewpoint: asked }: ChildEntriesAsked): Promise<ChildEntriesTold> {
    const viewpoint = await this.asking.settle(asked);
    // What cannot be read stops the views before it, so that nobody’s “now” comes to it: it is told to whoever asks from there.
    const toldFromNow = viewpoint.knownAt === this.asking.seen;
    const records = RECORDS.map(async (record) => {
      const stored = await this.asking.ledger.read(streamOfRecord({ kind: record, authority, id: child }));
      return entriesOf(record, stored).filter(({ number, readable: fit }) => number <= viewpoint.knownAt || (toldFromNow && !fit));
    });
    const entries = (await Promise.all(records)).flat().sort((a, b) => a.number - b.number);
    return { child, ...viewpoint, entries: withoutLaterStrikes(entries) };
  }
}

const entriesOf = (record: ChildEntry['record'], stored: readonly StoredEntry[]): readonly ChildEntry[] => {
  const told = new Map(entriesTold(stored.flatMap((entry) => readable<Fact | EntryStruckOut>(entry))).map((entry) => [entry.number, entry]));
  return stored.map((entry) => {
    const { command, revision } = entry;
    const known = told.get(entry.number);
    return { ...(known ?? unreadable(entry)), record, command, revision, readable: known !== undefined };
  });
};

/** An entry struck out later than is asked about was believed then. */
const withoutLaterStrikes = (entries: readonly ChildEntry[]): readonly ChildEntry[] => {
  const there = new Set(entries.map(({ number }) => number));
  return entries.map((entry) => (entry.struckOutBy !== null && !there.has(entry.struckOutBy) ? { ...entry, struckOutBy: null } : entry));
};

/** An entry in today’s shape; nothing where this release cannot read it. */
export const readable = <Event>(stored: StoredEntry): readonly Entry<Event>[] => {
  try {
    return [fromStored<Event>(stored)];
  } catch {
    // Written by a later release: what it says is not known here, that it is there is.
    return [];
  }
};

const unreadable = ({ number, id, type, recordedAt, recordedBy, origin }: StoredEntry): EntryTold => ({
  number, id, type, effectiveOn: null, recordedAt, recordedBy, origin, daysLate: null, told: {}, struckOutBy: null, source: null,
});
