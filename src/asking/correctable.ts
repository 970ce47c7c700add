import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isStrike, type EntryId, type EntryStruckOut, type Fact } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordRef } from '../recording/streams.js';
import { Asking } from './asking.js';
import { entriesTold, type EntryTold } from './entries-told.js';

/** A fact of a record to be put right, by the number of its entry: whole, with what names people, so that nothing of it is lost. */
export class CorrectableAsked {
  constructor(
    readonly record: RecordRef,
    readonly number: number,
  ) {}
}

export type Correctable = {
  readonly id: EntryId;
  readonly fact: Fact;
  readonly told: EntryTold;
  /** Everything recorded of the same, in ledger order. */
  readonly history: readonly EntryTold[];
};

@QueryHandler(CorrectableAsked)
export class CorrectableHandler implements IQueryHandler<CorrectableAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where the record has no such entry, or it tells of no fact of its own. */
  async execute({ record, number }: CorrectableAsked): Promise<Correctable | null> {
    const stored = await this.asking.ledger.read(streamOfRecord(record));
    const history = stored.map((entry) => fromStored<Fact | EntryStruckOut>(entry));
    const entry = history.find((one) => one.number === number);
    const all = entriesTold(history);
    const told = all.find((one) => one.number === number);
    if (!entry || !told || isStrike(entry.event) || entry.event.type === 'ReturnReceived') return null;
    return { id: entry.id, fact: entry.event, told, history: all };
  }
}
