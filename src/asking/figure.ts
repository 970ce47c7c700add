import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../domain/calendar.js';
import { inEffectOrder, wholeCommands, type EntryNumber, type EntryStruckOut, type Fact } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';
import type { Behind, Figure } from '../../projections/figure.js';
import { Asking } from './asking.js';
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

/** A record behind a figure, and the entries it rests on: those still believed that had taken effect by then. */
export type RecordBehind = Behind & { readonly entries: readonly EntryNumber[] };

export type FigureTold = Omit<MeasureTold, 'figures'> & {
  readonly figure: Omit<Figure, 'behind'>;
  readonly behind: readonly RecordBehind[];
};

@QueryHandler(FigureAsked)
export class FigureHandler implements IQueryHandler<FigureAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** Null where the measure has no such figure from there. */
  async execute({ authority, measure, figure: id, viewpoint, period }: FigureAsked): Promise<FigureTold | null> {
    const { figures, ...told }: MeasureTold = await this.queries.execute(new MeasureAsked(authority, measure, viewpoint, period));
    const found = figures.find((figure) => figure.id === id);
    if (!found) return null;
    const last = told.period.to > told.asAt ? told.period.to : told.asAt;
    const { behind, ...figure } = found;
    const records: RecordBehind[] = [];
    for (const one of behind) records.push({ ...one, entries: await this.entriesOf(authority, one, told.knownAt, last) });
    return { ...told, figure, behind: records };
  }

  private async entriesOf(authority: string, { kind, id }: Behind, knownAt: number, last: CalendarDate): Promise<readonly EntryNumber[]> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind, authority, id }));
    const known = wholeCommands(stored.filter(({ number }) => number <= knownAt).map((entry) => fromStored<Fact | EntryStruckOut>(entry)));
    const facts = inEffectOrder<Fact>(known).filter(({ event }) => event.effectiveOn <= last && event.type !== 'ReturnReceived');
    return facts.map(({ number }) => number).sort((a, b) => a - b);
  }
}
