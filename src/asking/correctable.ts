import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChildId } from '../domain/child/commands.js';
import type { ChildEvent, ChildFact } from '../domain/child/events.js';
import { isStrike, type EntryId } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOf } from '../recording/streams.js';
import { Asking } from './asking.js';
import { entriesTold, type EntryTold } from './entries-told.js';

/** A fact of a child to be put right, by the number of its entry: whole, with what names people, so that nothing of it is lost. */
export class CorrectableAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly number: number,
  ) {}
}

export type Correctable = { readonly id: EntryId; readonly fact: ChildFact; readonly told: EntryTold; readonly lastEntry: number };

@QueryHandler(CorrectableAsked)
export class CorrectableHandler implements IQueryHandler<CorrectableAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where the child has no such entry, or it tells of no fact of its own. */
  async execute({ authority, child, number }: CorrectableAsked): Promise<Correctable | null> {
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    const history = stored.map((entry) => fromStored<ChildEvent>(entry));
    const entry = history.find((one) => one.number === number);
    const told = entriesTold(history).find((one) => one.number === number);
    if (!entry || !told || isStrike(entry.event) || entry.event.type === 'ReturnReceived') return null;
    return { id: entry.id, fact: entry.event, told, lastEntry: history.at(-1)?.number ?? number };
  }
}
