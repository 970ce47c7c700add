import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryNumber, Instant } from '../domain/entry.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { OUT_OF_REACH, type OrOutOfReach } from './out-of-reach.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Settles a viewpoint before anything is asked from it, so that all of a page is told from one entry. */
export class SettledViewpointAsked {
  constructor(readonly viewpoint: ViewpointAsked) {}
}

/** A viewpoint, settled, with what a reader wants to know of it. */
export type ViewpointTold = Viewpoint & {
  /** When the entry it is told from was recorded; null before the first. */
  readonly recordedAt: OrOutOfReach<Instant | null>;
  /** The last entry that the views have seen. */
  readonly seen: EntryNumber;
};

@QueryHandler(SettledViewpointAsked)
export class SettledViewpointHandler implements IQueryHandler<SettledViewpointAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ viewpoint: asked }: SettledViewpointAsked): Promise<ViewpointTold> {
    const viewpoint = await this.asking.settle(asked);
    const entry = viewpoint.knownAt > 0 ? await this.asking.entry(viewpoint.knownAt) : undefined;
    return { ...viewpoint, recordedAt: entry === OUT_OF_REACH ? entry : (entry?.recordedAt ?? null), seen: this.asking.seen };
  }
}
