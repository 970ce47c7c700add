import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { IndicatorsByMonthAsked, type IndicatorsOn, type MonthsTold } from '../../asking/dashboard-months.js';
import { definitionsOf, measuresListed } from '../../asking/definitions.js';
import { FigureAsked, type FigureTold } from '../../asking/figure.js';
import { MeasureAsked, type MeasureTold } from '../../asking/measure.js';
import { LedgerReach, OUT_OF_REACH } from '../../asking/out-of-reach.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { figuresById } from '../../booklet/asked.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { tableAsCsv } from '../layout/chart.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { figurePage, type FigureSeen } from './figure.page.js';
import { indicatorsTable } from './indicators-table.js';
import { familiesFor, tablesFor, type TablePrinted } from './measure-tables.js';
import { readMeasure, type MeasureRead } from './measures.form.js';
import { measurePage, measuresPage, measureUnanswered, tablesDrawn, type TableDrawn } from './measures.page.js';

/** Every figure there is, from a viewpoint: what it is, how it is defined, and what is behind it. */
@ApiExcludeController()
@ForAnyRole()
@Controller('measures')
export class MeasurePagesController {
  /** Charts are drawn once for the very figures they are of, which are kept as long as anybody asks for them. */
  private readonly drawn = new WeakMap<MeasureTold['figures'], readonly TableDrawn[]>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  list(): string {
    return this.pages.show('measures/measures.njk', measuresPage(measuresListed()));
  }

  @Get(':measure')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async measure(@Param('measure') name: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const listed = definitionsOf(name);
    if (!listed) throw new NotFoundException();
    const read = readMeasure(query, this.today());
    return this.pages.answer(response, 'measures/measure.njk', {
      errors: read.errors,
      unanswered: (errors) => measureUnanswered(listed, read, errors, measuresListed()),
      answered: async () => {
        const { told, settled } = await this.settled(read);
        const answer = await this.answer(name, settled, read);
        const now = told.knownAt < told.seen ? await this.answer(name, { asAt: told.asAt, knownAt: String(told.seen) }, read) : undefined;
        const tables = read.view === 'charts' ? await this.tables(told, answer, read) : [];
        return measurePage(read, told, { answer, now, tables, definitions: listed.definitions, listed: measuresListed(), ahead: told.asAt > this.today() });
      },
    });
  }

  @Get(':measure/:figure')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async figure(@Param('measure') name: string, @Param('figure') figure: string, @Query() query: Asked): Promise<string> {
    const { read, told, settled } = await this.found(name, query);
    const whole = await this.reach.orNot<FigureTold | null>(() => this.queries.execute(new FigureAsked(this.config.authority, name, figure, settled, read.period)));
    const answer = whole === OUT_OF_REACH ? figureIn(await this.answer(name, settled, read), figure) : whole;
    if (!answer) throw new NotFoundException();
    return this.pages.show('measures/figure.njk', figurePage(told, answer));
  }

  @Get(':measure/tables/:table')
  async table(@Param('measure') name: string, @Param('table') file: string, @Query() query: Asked, @Res() response: Response): Promise<void> {
    const { read, told, settled } = await this.found(name, query);
    const id = /^([a-z0-9-]+)\.csv$/.exec(file)?.[1];
    const found = (await this.tables(told, await this.answer(name, settled, read), read)).find(({ table }) => table.id === id);
    if (!found) throw new NotFoundException();
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="${found.table.id}-${told.asAt}-entry-${told.knownAt}.csv"`);
    response.send(tableAsCsv(found.table, told));
  }

  private answer(name: string, viewpoint: { readonly asAt: string; readonly knownAt: string }, { period }: MeasureRead): Promise<MeasureTold> {
    return this.queries.execute(new MeasureAsked(this.config.authority, name, viewpoint, period));
  }

  /** The tables of a page, drawn: made of the family's own figures, and of those that its tables name beside. */
  private async tables(told: ViewpointTold, answer: MeasureTold, read: MeasureRead): Promise<readonly TableDrawn[]> {
    const before = this.drawn.get(answer.figures);
    if (before) return before;
    const { asAt, knownAt, period } = answer;
    const settled = { asAt, knownAt: String(knownAt) };
    const families: MeasureTold[] = [answer];
    for (const name of familiesFor(answer.measure)) if (name !== answer.measure) families.push(await this.answer(name, settled, read));
    const { authority, authorityName } = this.config;
    const of = { authority, authorityName, viewpoint: { asAt, knownAt }, period };
    const first: readonly TablePrinted[] = answer.measure === 'stability' ? [await this.indicators(settled)] : [];
    const drawn = tablesDrawn(told, answer, [...first, ...tablesFor(answer.measure, of, figuresById(families))]);
    // What is said beneath a chart is kept with it: it is drawn again once it is known when the entry was recorded.
    if (told.recordedAt !== OUT_OF_REACH) this.drawn.set(answer.figures, drawn);
    return drawn;
  }

  private async indicators(settled: { readonly asAt: string; readonly knownAt: string }): Promise<TablePrinted> {
    const months: MonthsTold<IndicatorsOn> = await this.queries.execute(new IndicatorsByMonthAsked(this.config.authority, settled));
    return { table: indicatorsTable(months) };
  }

  private async found(name: string, query: Asked) {
    const read = readMeasure(query, this.today());
    if (!definitionsOf(name) || read.errors.length > 0) throw new NotFoundException();
    return { read, ...(await this.settled(read)) };
  }

  private async settled({ viewpoint }: MeasureRead) {
    const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(viewpoint));
    return { told, settled: { asAt: told.asAt, knownAt: String(told.knownAt) } };
  }
}

/** A figure of a family, with the records behind it and not their entries. */
const figureIn = ({ figures, ...told }: MeasureTold, id: string): FigureSeen | null => {
  const found = figures.find((one) => one.id === id);
  if (!found) return null;
  const { behind, ...figure } = found;
  return { ...told, figure, behind };
};
