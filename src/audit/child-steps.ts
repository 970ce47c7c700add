import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChildId } from '../domain/child/commands.js';
import { episodesOf } from '../domain/child/episodes.js';
import type { ChildEvent, ChildFact } from '../domain/child/events.js';
import { inEffectOrder, type Entry } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOf } from '../recording/streams.js';
import { Asking } from '../asking/asking.js';
import { episodeTold, type EpisodeTold } from '../asking/child.js';
import { entriesTold, type EntryTold } from '../asking/entries-told.js';

/** One child's history from the first entry on: what was believed after each step. */
export class ChildStepsAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
  ) {}
}

/** The entries of one command, which are learned at once, and the episodes believed after them. */
export type ChildStep = { readonly entries: readonly EntryTold[]; readonly believed: readonly EpisodeTold[] };

@QueryHandler(ChildStepsAsked)
export class ChildStepsHandler implements IQueryHandler<ChildStepsAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, child }: ChildStepsAsked): Promise<readonly ChildStep[]> {
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    return stepsOf(stored.map((entry) => fromStored<ChildEvent>(entry)));
  }
}

export const stepsOf = (history: readonly Entry<ChildEvent>[]): readonly ChildStep[] => {
  const steps: ChildStep[] = [];
  let from = 0;
  history.forEach(({ completes }, place) => {
    if (!completes) return;
    const known = history.slice(0, place + 1);
    const facts = inEffectOrder<ChildFact>(known).map(({ event }) => event);
    steps.push({ entries: entriesTold(known).slice(from), believed: episodesOf(facts).map(episodeTold) });
    from = place + 1;
  });
  return steps;
};
