import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryStruckOut, Fact } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordKind } from '../recording/streams.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { ColumnType, Told } from '../../projections/timeline.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { entriesTold, type EntryTold } from './entries-told.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** Everything recorded about a carer household, a provider, a child’s fees, a rate card or a year’s budget. */
export class RecordAsked {
  constructor(
    readonly authority: string,
    readonly kind: RecordKind,
    readonly id: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

type Row = Told<{ readonly columns: Readonly<Record<string, ColumnType>> }>;

/** What the views tell of it. */
export type RowsTold = Viewpoint & {
  readonly kind: RecordKind;
  readonly id: string;
  /** What is believed of it as known at the entry, timeline by timeline; days are day numbers, `[from, to)`. */
  readonly timelines: Readonly<Record<string, readonly Row[]>>;
};

export type RecordTold = RowsTold & {
  readonly entries: readonly EntryTold[];
  readonly laterEntries: number;
};

@QueryHandler(RecordAsked)
export class RecordHandler implements IQueryHandler<RecordAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where nothing is recorded of it as of then. */
  async execute({ authority, kind, id, viewpoint: asked }: RecordAsked): Promise<RecordTold | null> {
    const viewpoint = await this.asking.settle(asked);
    const all = await this.asking.ledger.read(streamOfRecord({ kind, authority, id }));
    const known = all.filter(({ number }) => number <= viewpoint.knownAt);
    if (known.length === 0) return null;
    const rows = await rowsTold(this.asking, { authority, kind, id, viewpoint });
    const entries = entriesTold(known.map((entry) => fromStored<Fact | EntryStruckOut>(entry)));
    return { ...rows, entries, laterEntries: all.length - known.length };
  }
}

type Settled = Pick<RecordAsked, 'authority' | 'kind' | 'id'> & { readonly viewpoint: Viewpoint };

export const rowsTold = async (asking: Asking, { authority, kind, id, viewpoint }: Settled): Promise<RowsTold> => {
  const timelines = PROJECTED[kind]?.timelines ?? [];
  const rows = await asking.answer(authority, (read) =>
    timelines.map((timeline): readonly [string, readonly Row[]] => [timeline.name, read.of(timeline, [id], viewpoint.knownAt)]));
  return { kind, id, ...viewpoint, timelines: Object.fromEntries(rows) };
};
