import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryStruckOut, Fact } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordRef } from '../recording/streams.js';
import { Asking } from './asking.js';
import { entriesTold, type EntryTold } from './entries-told.js';

/** What was recorded of a record after an entry, but by one command: what others did while somebody filled in a form. */
export class RecordedSinceAsked {
  constructor(
    readonly record: RecordRef,
    readonly after: number,
    readonly commandId: string,
  ) {}
}

@QueryHandler(RecordedSinceAsked)
export class RecordedSinceHandler implements IQueryHandler<RecordedSinceAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** From the ledger itself: views may not have seen what was written a moment ago. */
  async execute({ record, after, commandId }: RecordedSinceAsked): Promise<readonly EntryTold[]> {
    const stored = await this.asking.ledger.read(streamOfRecord(record));
    const others = new Set(stored.filter(({ number, command }) => number > after && command !== commandId).map(({ number }) => number));
    if (others.size === 0) return [];
    return entriesTold(stored.map((entry) => fromStored<Fact | EntryStruckOut>(entry))).filter(({ number }) => others.has(number));
  }
}
