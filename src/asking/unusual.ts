import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../domain/calendar.js';
import type { ChildId, RecordableFact } from '../domain/child/commands.js';
import { episodesOf } from '../domain/child/episodes.js';
import type { ChildEvent, ChildFact } from '../domain/child/events.js';
import { withPostcodesCarried } from '../domain/child/postcodes-carried.js';
import { inEffectOrder, type Entry } from '../domain/entry.js';
import { proposed } from '../domain/verbs.js';
import { fromStored } from '../ledger/stored-events.js';
import { distancesOfChild } from '../postcodes/distances-of-child.js';
import type { Directory } from '../postcodes/directory.js';
import { TODAY } from '../recording/recording.tokens.js';
import { streamOf } from '../recording/streams.js';
import type { Today } from '../recording/today.js';
import { approvals } from '../../projections/carers/carers.projection.js';
import { siblings } from '../../projections/children/children.projection.js';
import { worldAt } from '../../projections/discrepancies/world.js';
import { registrations } from '../../projections/providers/providers.projection.js';
import { family, saysOfSiblings, unusualInAFamily } from '../../projections/unusual/in-a-family.js';
import { unusualInALife } from '../../projections/unusual/in-a-life.js';
import { around, unusualInAPlacement } from '../../projections/unusual/in-a-placement.js';
import { placedOn } from '../../projections/unusual/placed.js';
import type { Unusual } from '../../projections/unusual/unusual.js';
import { Asking } from './asking.js';

/** The directory of postcodes of the store, opened to be looked up in and closed again; undefined where none was loaded. */
export const DIRECTORY = Symbol('Directory');
export type OpenDirectory = () => Directory | undefined;

/** What makes facts unusual that are about to be recorded of a child together; the last is the one that is asked about. */
export class UnusualAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly facts: readonly [...RecordableFact[], RecordableFact],
  ) {}
}

/** A fact as it would be recorded, with the postcodes that it leaves as they are. */
export class FactCarriedAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly fact: RecordableFact,
  ) {}
}

/** What would be known of a child. */
type Supposed = { readonly fact: ChildFact; readonly history: readonly Entry<ChildEvent>[]; readonly facts: readonly ChildFact[] };

/** Straight-line miles beyond which a placement is far from home, by the department’s own measure. */
const FAR = 20;

@QueryHandler(UnusualAsked)
export class UnusualHandler implements IQueryHandler<UnusualAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(TODAY) private readonly today: Today,
    @Inject(DIRECTORY) private readonly openDirectory: OpenDirectory,
  ) {}

  async execute({ authority, child, facts }: UnusualAsked): Promise<readonly Unusual[]> {
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    const supposed = supposing(stored.map((entry) => fromStored<ChildEvent>(entry)), facts);
    const born = bornIn(supposed.facts);
    const before = episodesOf(inEffectOrder<ChildFact>(supposed.history).map(({ event }) => event));
    const after = episodesOf(supposed.facts);
    const inLife = unusualInALife({ fact: supposed.fact, before, after, born, today: this.today() });
    if (saysOfSiblings(supposed.fact)) return [...inLife, ...(await this.inAFamily({ authority, child }, supposed.fact))];
    if (!beginsAPlacement(supposed.fact)) return inLife;
    const placed = placedOn(child, after, supposed.fact.effectiveOn, born);
    if (!placed) return inLife;
    const viewpoint = { asAt: supposed.fact.effectiveOn, knownAt: this.asking.seen };
    const inPlacement = await this.asking.answer(authority, (read) =>
      unusualInAPlacement(
        worldAt(read, viewpoint, around(placed, read.childrenInCare(viewpoint), read.at(siblings, viewpoint))),
        placed,
        { carers: read.anyTold(approvals), providers: read.anyTold(registrations) },
      ));
    return [...inLife, ...inPlacement, ...this.farFromHome(supposed, authority)];
  }

  private inAFamily({ authority, child }: Pick<UnusualAsked, 'authority' | 'child'>, fact: Parameters<typeof family>[1]): Promise<readonly Unusual[]> {
    const viewpoint = { asAt: fact.effectiveOn, knownAt: this.asking.seen };
    return this.asking.answer(authority, (read) =>
      unusualInAFamily(worldAt(read, viewpoint, family(child, fact, read.at(siblings, viewpoint))), child, fact));
  }

  private farFromHome({ fact, facts }: Supposed, authority: string): readonly Unusual[] {
    const directory = this.openDirectory();
    if (!directory) return [];
    try {
      const { measured } = distancesOfChild(facts, directory);
      const found = measured.find(({ effectiveOn }) => effectiveOn === fact.effectiveOn);
      if (!found || found.distance <= FAR) return [];
      return [{ code: 'far-from-home', miles: found.distance, outside: found.authority === undefined ? null : found.authority !== authority }];
    } finally {
      directory.close();
    }
  }
}

@QueryHandler(FactCarriedAsked)
export class FactCarriedHandler implements IQueryHandler<FactCarriedAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, child, fact }: FactCarriedAsked): Promise<RecordableFact> {
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    const history = inEffectOrder<ChildFact>(stored.map((entry) => fromStored<ChildEvent>(entry)));
    return withPostcodesCarried(fact, history.filter(({ event }) => event.effectiveOn <= fact.effectiveOn).map(({ event }) => event));
  }
}

const supposing = (history: readonly Entry<ChildEvent>[], facts: UnusualAsked['facts']): Supposed => ({
  fact: facts.at(-1) as ChildFact,
  history,
  facts: inEffectOrder<ChildFact>([...history, ...proposed<ChildFact>(facts, history)]).map(({ event }) => event),
});

const bornIn = (facts: readonly ChildFact[]): CalendarDate | null =>
  facts.findLast((fact) => fact.type === 'ParticularsRecorded')?.dateOfBirth ?? null;

const beginsAPlacement = ({ type }: ChildFact): boolean =>
  type === 'ChildAdmitted' || type === 'ChildMoved' || type === 'PlacementDetailsChanged';
