import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { childrenInCare, type ChildInCare } from '../../projections/children/children-in-care.query.js';
import { counted, groupingNamed, type Counted } from '../../projections/sufficiency/counts.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Who was in care, and how many by what. */
export class SnapshotAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
    readonly by: string = 'placementType',
  ) {}
}

export type Snapshot = Viewpoint & Counted & {
  readonly by: string;
  /** Entries recorded since the one this is told from. */
  readonly laterEntries: number;
  readonly children: readonly ChildInCare[];
};

/** A grouping that is not one. */
export class UnknownGrouping extends Error {}

@QueryHandler(SnapshotAsked)
export class SnapshotHandler implements IQueryHandler<SnapshotAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked, by }: SnapshotAsked): Promise<Snapshot> {
    const grouping = groupingNamed(by);
    if (!grouping) throw new UnknownGrouping(`Children cannot be counted by “${by}”`);
    const viewpoint = await this.asking.settle(asked);
    const children = childrenInCare(this.asking.sql, authority, viewpoint);
    const laterEntries = this.asking.seen - viewpoint.knownAt;
    return { ...viewpoint, by: grouping, ...counted(children, grouping, viewpoint.asAt), laterEntries, children };
  }
}
