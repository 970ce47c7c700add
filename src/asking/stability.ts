import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '../../projections/measure.js';
import { threeOrMorePlacements, type Proportion } from '../../projections/stability/placements-in-year.js';
import { samePlacementTwoYears } from '../../projections/stability/same-placement.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** How settled children are: the two national measures, for the twelve months to a day. */
export class StabilityAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

export type Stability = Viewpoint & {
  /** NI62, temporary moves left out. */
  readonly threeOrMorePlacements: Proportion;
  /** NI62 as it would be with temporary moves counted. */
  readonly threeOrMoreCountingTemporary: Proportion;
  /** NI63. */
  readonly samePlacementTwoYears: Proportion;
};

@QueryHandler(StabilityAsked)
export class StabilityHandler implements IQueryHandler<StabilityAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: StabilityAsked): Promise<Stability> {
    const viewpoint = await this.asking.settle(asked);
    return this.asking.answer(authority, (read) => stabilityAt(read, viewpoint));
  }
}

const stabilityAt = (read: Reader, viewpoint: Viewpoint): Stability => {
  const inCare = read.childrenInCare(viewpoint);
  const episodes = read.episodesOf(inCare.map(({ child }) => child), viewpoint.knownAt);
  return {
    ...viewpoint,
    threeOrMorePlacements: threeOrMorePlacements(inCare, episodes, viewpoint.asAt),
    threeOrMoreCountingTemporary: threeOrMorePlacements(inCare, episodes, viewpoint.asAt, 'counted'),
    samePlacementTwoYears: samePlacementTwoYears(inCare, episodes, viewpoint.asAt),
  };
};
