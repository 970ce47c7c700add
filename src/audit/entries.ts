import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Entry, EntryNumber, EntryStruckOut, Fact } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { Asking } from '../asking/asking.js';
import { entriesTold, type EntryTold } from '../asking/entries-told.js';
import { partsOf } from '../../projections/following.js';

/** One entry, by its number. */
export class EntryAsked {
  constructor(readonly number: number) {}
}

/** An entry in the ledger’s own order, with whom it is about; nothing that names a person is in it. */
export type EntryListed = EntryTold & {
  readonly authority: string;
  /** What it is about: a child, a carer household, a provider, a child’s fees, a rate card or a year’s budget. */
  readonly kind: string;
  /** The authority’s own reference of it. */
  readonly reference: string;
  /** The same, where it is about a child; null otherwise. */
  readonly child: string | null;
  readonly command: string;
  /** False where a later release wrote it and this one cannot tell what it says; it is stored all the same. */
  readonly readable: boolean;
};

@QueryHandler(EntryAsked)
export class EntryHandler implements IQueryHandler<EntryAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where the ledger has no entry of that number. */
  async execute({ number }: EntryAsked): Promise<EntryListed | null> {
    const stored = await this.asking.ledger.entry(number as EntryNumber);
    return stored ? ((await listed(this.asking, [stored]))[0] ?? null) : null;
  }
}

/** Streams read before others get their turn. */
const AT_ONCE = 50;

/** Each with what became of it since, which only its whole stream tells. */
export const listed = async ({ ledger }: Pick<Asking, 'ledger'>, found: readonly StoredEntry[]): Promise<readonly EntryListed[]> => {
  const told = new Map<EntryNumber, EntryTold>();
  for (const [place, stream] of [...new Set(found.map((one) => one.stream))].entries()) {
    for (const entry of entriesTold((await ledger.read(stream)).flatMap(readableOnes))) told.set(entry.number, entry);
    if (place % AT_ONCE === AT_ONCE - 1) await nextTurn();
  }
  return found.map((stored) => {
    const { authority, kind, id: reference } = partsOf(stored.stream);
    const entry = told.get(stored.number);
    return {
      ...(entry ?? unreadable(stored)),
      authority,
      kind,
      reference,
      child: kind === 'child' ? reference : null,
      command: stored.command,
      readable: entry !== undefined,
    };
  });
};

const readableOnes = (stored: StoredEntry): readonly Entry<Fact | EntryStruckOut>[] => {
  try {
    return [fromStored<Fact | EntryStruckOut>(stored)];
  } catch {
    // Written by a later release: what it says is not known here, that it is there is.
    return [];
  }
};

const unreadable = ({ number, id, type, recordedAt, recordedBy, origin }: StoredEntry): EntryTold => ({
  number,
  id,
  type,
  effectiveOn: null,
  recordedAt,
  recordedBy,
  origin,
  daysLate: null,
  told: {},
  struckOutBy: null,
  source: null,
});
