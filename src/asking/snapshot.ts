import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChildInCare } from '../../projections/children/children-in-care.query.js';
import { counted, groupingNamed, type Counted } from '../../projections/sufficiency/counts.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
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

/** Lists of children kept for whoever asks from the same viewpoint: a few, for each is as long as a region is large. */
const KEPT = 8;

@QueryHandler(SnapshotAsked)
export class SnapshotHandler implements IQueryHandler<SnapshotAsked> {
  private readonly kept = new Kept<Promise<readonly ChildInCare[]>>(KEPT);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked, by }: SnapshotAsked): Promise<Snapshot> {
    const grouping = groupingNamed(by);
    if (!grouping) throw new UnknownGrouping(`Children cannot be counted by “${by}”`);
    const viewpoint = await this.asking.settle(asked);
    const children = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () =>
      this.asking.answer(authority, (read) => read.childrenInCare(viewpoint)));
    const laterEntries = this.asking.seen - viewpoint.knownAt;
    return { ...viewpoint, by: grouping, ...counted(children, grouping, viewpoint.asAt), laterEntries, children };
  }
}
