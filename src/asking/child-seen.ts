import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dateOfDay, type CalendarDate } from '../domain/calendar.js';
import type { ChildId } from '../domain/child/commands.js';
import type { Placement } from '../domain/child/events.js';
import { LedgerUnavailable } from '../ledger/ledger.js';
import { episodes, particulars } from '../../projections/children/children.projection.js';
import type { Reader } from '../../projections/measure.js';
import { LASTING, type Told } from '../../projections/timeline.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { ChildAsked, type ChildTold, type EpisodeTold, type LifeTold } from './child.js';
import { LedgerReach, OUT_OF_REACH, type OrOutOfReach } from './out-of-reach.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** One child, also while the ledger is out of reach: the views tell where and how the child lived, and nothing of the entries. */
export class ChildSeenAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

export type ChildSeen = {
  readonly life: LifeTold;
  /** The same with what only the ledger tells. */
  readonly whole: OrOutOfReach<ChildTold>;
};

@QueryHandler(ChildSeenAsked)
export class ChildSeenHandler implements IQueryHandler<ChildSeenAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** Null where nothing is recorded of the child as of then; where the views alone can be asked, that cannot be told. */
  async execute({ authority, child, viewpoint: asked }: ChildSeenAsked): Promise<ChildSeen | null> {
    const viewpoint = await this.asking.settle(asked);
    const settled = { asAt: viewpoint.asAt, knownAt: String(viewpoint.knownAt) };
    const whole = await this.reach.orNot<ChildTold | null>(() => this.queries.execute(new ChildAsked(authority, child, settled)));
    if (whole !== OUT_OF_REACH) return whole && { life: whole, whole };
    const life = await this.asking.answer(authority, (read) => lifeIn(read, child, viewpoint));
    if (!life) throw new LedgerUnavailable('The views tell nothing of the child, and the ledger is out of reach.', { passing: true });
    return { life, whole };
  }
}

const lifeIn = (read: Reader, child: ChildId, viewpoint: Viewpoint): LifeTold | null => {
  const born = read.of(particulars, [child], viewpoint.knownAt).at(0);
  const lived = read.of(episodes, [child], viewpoint.knownAt).toSorted((a, b) => a.from - b.from).map(episodeIn);
  if (!born && lived.length === 0) return null;
  const { asAt } = viewpoint;
  return {
    ...viewpoint,
    child,
    particulars: born ? particularsIn(born) : null,
    inCare: lived.some(({ from, to }) => from <= asAt && (to === null || to > asAt)),
    episodes: lived,
  };
};

const particularsIn = ({ dateOfBirth, sex, ethnicity, disability }: Told<typeof particulars>): LifeTold['particulars'] => ({
  dateOfBirth: dateOfDay(dateOfBirth), sex, ethnicity, ...(disability === null ? {} : { disability }),
});

const orLasts = (to: number): CalendarDate | null => (to === LASTING ? null : dateOfDay(to));

const episodeIn = (row: Told<typeof episodes>): LifeTold['episodes'][number] => {
  const away = row.placementType === row.usualPlacementType ? null : (row.placementType as EpisodeTold['away']);
  return {
    from: dateOfDay(row.from),
    to: orLasts(row.to),
    reasonForNewEpisode: row.reasonForNewEpisode as EpisodeTold['reasonForNewEpisode'],
    reasonCeased: row.reasonCeased as EpisodeTold['reasonCeased'],
    changeReason: row.changeReason as EpisodeTold['changeReason'],
    legalStatus: row.legalStatus as EpisodeTold['legalStatus'],
    legalStatusBegan: dateOfDay(row.legalStatusBegan),
    categoryOfNeed: row.categoryOfNeed as EpisodeTold['categoryOfNeed'],
    placement: placementIn(row, away !== null),
    placementBegan: dateOfDay(row.placementBegan),
    away,
    awayUrn: away === null ? null : row.urn,
    careBegan: dateOfDay(row.careBegan),
    admissionKnown: row.admissionKnown === 1,
  };
};

/** While a child is away from it, the views do not tell whose a placement is: they tell of where the child is. */
const placementIn = (row: Told<typeof episodes>, away: boolean): Placement => ({
  type: row.usualPlacementType as Placement['type'],
  ...(row.usualProvider === null ? {} : { provider: row.usualProvider as NonNullable<Placement['provider']> }),
  ...(away || row.urn === null ? {} : { urn: row.urn }),
  ...(away || row.home === null ? {} : { home: row.home }),
  ...(row.carer === null ? {} : { carer: row.carer }),
  ...(row.placementAuthority === null ? {} : { authority: row.placementAuthority }),
  ...(row.distanceTenths === null ? {} : { distance: row.distanceTenths / 10 }),
});
