import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { LedgerUnavailable } from '../ledger/ledger.js';
import type { RecordKind } from '../recording/streams.js';
import { Asking } from './asking.js';
import { LedgerReach, OUT_OF_REACH, type OrOutOfReach } from './out-of-reach.js';
import { RecordAsked, rowsTold, type RecordTold, type RowsTold } from './record.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** A record, also while the ledger is out of reach: the views tell what is believed of it, and nothing of the entries. */
export class RecordSeenAsked {
  constructor(
    readonly authority: string,
    readonly kind: RecordKind,
    readonly id: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

export type RecordSeen = {
  readonly rows: RowsTold;
  /** The same with what only the ledger tells. */
  readonly whole: OrOutOfReach<RecordTold>;
};

@QueryHandler(RecordSeenAsked)
export class RecordSeenHandler implements IQueryHandler<RecordSeenAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** Null where nothing is recorded of it as of then; where the views alone can be asked, that cannot be told. */
  async execute({ authority, kind, id, viewpoint: asked }: RecordSeenAsked): Promise<RecordSeen | null> {
    const viewpoint = await this.asking.settle(asked);
    const settled = { asAt: viewpoint.asAt, knownAt: String(viewpoint.knownAt) };
    const whole = await this.reach.orNot<RecordTold | null>(() => this.queries.execute(new RecordAsked(authority, kind, id, settled)));
    if (whole !== OUT_OF_REACH) return whole && { rows: whole, whole };
    const rows = await rowsTold(this.asking, { authority, kind, id, viewpoint });
    if (Object.values(rows.timelines).every((told) => told.length === 0))
      throw new LedgerUnavailable('The views tell nothing of the record, and the ledger is out of reach.', { passing: true });
    return { rows, whole };
  }
}
