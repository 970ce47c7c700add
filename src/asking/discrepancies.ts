import { setImmediate } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { discrepanciesAt } from '../../projections/discrepancies/discrepancies.js';
import { besideAll, sinceWhen, type DiscrepancySince } from '../../projections/discrepancies/since-when.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** What cannot all be right, as at a day, as known at an entry. */
export class DiscrepanciesAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
    /** Only of this kind, where it is given. */
    readonly code?: string,
  ) {}
}

export type DiscrepanciesTold = Viewpoint & {
  /** Entries recorded since the one this is told from. */
  readonly laterEntries: number;
  readonly discrepancies: readonly DiscrepancySince[];
};

@QueryHandler(DiscrepanciesAsked)
export class DiscrepanciesHandler implements IQueryHandler<DiscrepanciesAsked> {
  private readonly kept = new Kept<Promise<readonly DiscrepancySince[]>>();

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked, code }: DiscrepanciesAsked): Promise<DiscrepanciesTold> {
    const viewpoint = await this.asking.settle(asked);
    const discrepancies = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint, code ?? null]), () =>
      this.discrepanciesAt(authority, viewpoint, code));
    return { ...viewpoint, laterEntries: this.asking.seen - viewpoint.knownAt, discrepancies };
  }

  /** Each is followed back by itself, out of what was read for all of them at once; between them others are let in. */
  private async discrepanciesAt(authority: string, viewpoint: Viewpoint, code: string | undefined): Promise<readonly DiscrepancySince[]> {
    const { found, beside } = await this.asking.answer(authority, (read) => {
      const all = discrepanciesAt(read, viewpoint).filter((one) => code === undefined || one.code === code);
      return { found: all, beside: besideAll(read, viewpoint, all) };
    });
    const told: DiscrepancySince[] = [];
    for (const one of found) {
      told.push(sinceWhen(viewpoint, one, beside));
      await setImmediate();
    }
    return told;
  }
}
