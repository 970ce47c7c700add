import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CarerEvent, CarerFact } from '../domain/carer/events.js';
import { inEffectOrder, wholeCommands } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';
import { Asking } from './asking.js';

/** What the carers of a household are called, by their number, as known at an entry; only for those who may see it. */
export class CarerNamesAsked {
  constructor(
    readonly authority: string,
    readonly carer: string,
    readonly knownAt: number,
  ) {}
}

@QueryHandler(CarerNamesAsked)
export class CarerNamesHandler implements IQueryHandler<CarerNamesAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, carer, knownAt }: CarerNamesAsked): Promise<ReadonlyMap<number, string>> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind: 'carer', authority, id: carer }));
    const known = stored.filter(({ number }) => number <= knownAt).map((entry) => fromStored<CarerEvent>(entry));
    const names = new Map<number, string>();
    for (const { event } of inEffectOrder<CarerFact>(wholeCommands(known)))
      if (event.type === 'CarerPersonJoined' && event.identity?.name) names.set(event.person, event.identity.name);
    return names;
  }
}
