import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { discrepanciesAt, sinceWhen, type DiscrepancySince } from '../../projections/discrepancies/discrepancies.js';
import { readerOf } from '../../projections/reader.js';
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
  private readonly kept = new Kept<readonly DiscrepancySince[]>();

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked, code }: DiscrepanciesAsked): Promise<DiscrepanciesTold> {
    const viewpoint = await this.asking.settle(asked);
    const discrepancies = this.kept.get(this.asking.sql, JSON.stringify([authority, viewpoint, code ?? null]), () => {
      const read = readerOf(this.asking.sql, authority);
      const found = discrepanciesAt(read, viewpoint).filter((one) => code === undefined || one.code === code);
      return sinceWhen(read, viewpoint, found);
    });
    return { ...viewpoint, laterEntries: this.asking.seen - viewpoint.knownAt, discrepancies };
  }
}
