import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { wholeCommands, type EntryNumber, type EntryStruckOut, type Fact } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordKind } from '../recording/streams.js';
import type { Behind, Figure } from '../../projections/figure.js';
import type { Measure } from '../../projections/measure.js';
import { measureNamed } from '../../projections/measures.js';
import { Asking } from './asking.js';
import { byKind, decidingEntries, type Deciding, type Recorded } from './deciding-entries.js';
import { decidingOneByOne } from './deciding-one-by-one.js';
import { Kept } from './kept.js';
import { MeasureAsked, type MeasureTold, type PeriodAsked } from './measure.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** One figure with the records behind it and, behind them, the entries. */
export class FigureAsked {
  constructor(
    readonly authority: string,
    readonly measure: string,
    readonly figure: string,
    readonly viewpoint: ViewpointAsked,
    readonly period: PeriodAsked = {},
  ) {}
}

/**
 * A record behind a figure. `entries` are those that decide what it adds: without any one of them it would add something
 * else. `others` had taken effect too, and none of them alone changes anything here: where no entry decides, two say the same.
 */
export type RecordBehind = Behind & { readonly entries: readonly EntryNumber[]; readonly others: readonly EntryNumber[] };

export type FigureTold = Omit<MeasureTold, 'figures'> & {
  readonly figure: Omit<Figure, 'behind'>;
  readonly behind: readonly RecordBehind[];
};

@QueryHandler(FigureAsked)
export class FigureHandler implements IQueryHandler<FigureAsked> {
  private readonly kept = new Kept<Promise<readonly RecordBehind[]>>();

  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** Null where the measure has no such figure from there. */
  async execute({ authority, measure, figure: id, viewpoint, period }: FigureAsked): Promise<FigureTold | null> {
    const { figures, ...told }: MeasureTold = await this.queries.execute(new MeasureAsked(authority, measure, viewpoint, period));
    const found = figures.find((figure) => figure.id === id);
    if (!found) return null;
    const { behind, ...figure } = found;
    const question = JSON.stringify([authority, measure, id, told.asAt, told.knownAt, told.period, told.population, told.releasedBy]);
    const records = await this.kept.get(this.asking.generation, question, () => this.recordsBehind(authority, found, told));
    return { ...told, figure, behind: records };
  }

  private async recordsBehind(
    authority: string, { id: figure, behind }: Figure, told: Omit<MeasureTold, 'figures'>,
  ): Promise<readonly RecordBehind[]> {
    const { asAt, knownAt, period: { from: first, to }, population, releasedBy } = told;
    const measure = measureNamed(told.measure) as Measure;
    const about = { viewpoint: { asAt, knownAt }, authority, first, last: to, population, releasedBy };
    const decided = new Map<string, Deciding>();
    for (const [kind, ids] of byKind(behind)) {
      const records = await Promise.all(ids.map((id) => this.recorded(authority, kind, id, knownAt)));
      const question = { measure, about, figure, last: to > asAt ? to : asAt };
      const atOnce = await decidingEntries(this.asking.reading, question, kind, records);
      const left = records.filter(({ id }) => !atOnce.has(id));
      const oneByOne = left.length === 0 ? [] : await decidingOneByOne(this.asking.reading, question, left);
      for (const [id, deciding] of [...atOnce, ...oneByOne]) decided.set(`${kind} ${id}`, deciding);
    }
    return behind.map((one) => {
      const { deciding = [], others = [] } = decided.get(`${one.kind} ${one.id}`) ?? {};
      return { ...one, entries: deciding, others };
    });
  }

  private async recorded(authority: string, kind: RecordKind, id: string, knownAt: number): Promise<Recorded> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind, authority, id }));
    const known = stored.filter(({ number }) => number <= knownAt).map((entry) => fromStored<Fact | EntryStruckOut>(entry));
    return { kind, id, entries: wholeCommands(known) };
  }
}
