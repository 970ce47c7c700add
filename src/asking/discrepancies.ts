import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { besideAll, discrepanciesAt, sinceWhen, type DiscrepancySince } from '../../projections/discrepancies/discrepancies.js';
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

  /** Each is followed back by itself: how far is seen only on the way. */
  private async discrepanciesAt(authority: string, viewpoint: Viewpoint, code: string | undefined): Promise<readonly DiscrepancySince[]> {
    const { found, beside } = await this.asking.answer(authority, (read) => {
      const all = discrepanciesAt(read, viewpoint).filter((one) => code === undefined || one.code === code);
      return { found: all, beside: besideAll(read, viewpoint, all) };
    });
    const told: DiscrepancySince[] = [];
    for (const one of found) told.push(await this.asking.answer(authority, (read) => sinceWhen(read, viewpoint, one, beside)));
    return told;
  }
}
