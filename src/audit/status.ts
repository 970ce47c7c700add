import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryNumber } from '../domain/entry.js';
import { Asking } from '../asking/asking.js';
import { Projector, type ProjectorStatus } from '../projecting/projector.js';

/** How the views stand to the ledger. */
export class StatusAsked {}

export type Status = ProjectorStatus & {
  /** The ledger’s last entry. */
  readonly head: EntryNumber;
};

@QueryHandler(StatusAsked)
export class StatusHandler implements IQueryHandler<StatusAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  async execute(): Promise<Status> {
    return { ...this.projector.status, head: await this.asking.ledger.head() };
  }
}
