import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryNumber } from '../domain/entry.js';
import { Asking } from '../asking/asking.js';
import { LedgerReach, OUT_OF_REACH } from '../asking/out-of-reach.js';
import { Projector, type ProjectorStatus } from '../projecting/projector.js';

/** How the views stand to the ledger. */
export class StatusAsked {}

export type Status = ProjectorStatus & {
  /** The ledger’s last entry; null while it is out of reach. */
  readonly head: EntryNumber | null;
};

@QueryHandler(StatusAsked)
export class StatusHandler implements IQueryHandler<StatusAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  async execute(): Promise<Status> {
    const head = await this.reach.orNot(() => this.asking.ledger.head());
    return { ...this.projector.status, head: head === OUT_OF_REACH ? null : head };
  }
}
