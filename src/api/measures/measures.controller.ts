import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { FigureAsked, type FigureTold } from '../../asking/figure.js';
import { behindColumns, behindRows, figureColumns, figureRows } from '../../asking/figure-tables.js';
import { MeasureAsked, UnknownMeasure, type MeasureTold } from '../../asking/measure.js';
import { definitionsOf, measuresListed } from '../../asking/definitions.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { notFound } from '../problem.js';
import { formatAsked, measureAsked } from '../questions.js';
import { read } from '../reading.js';

const measure = { measure: 'Which family of figures: see /api/v1/measures' };

/** The measures: every figure with the records behind it, and its definition. */
@ApiTags('measures')
@ForAnyRole()
@Controller('api/v1/measures')
@UseInterceptors(AnswerInterceptor)
export class MeasuresController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({ summary: 'List the families of figures that can be asked for', query: formatAsked, answers: { 200: 'Their names and titles' } })
  list(@Query() query: unknown): Answer {
    read(formatAsked, query);
    const measures = measuresListed();
    const rows = measures.map(({ name, title }) => [name, title]);
    return { json: { measures }, table: { name: 'measures', columns: ['measure', 'title'], rows } };
  }

  @Get(':measure')
  @Documented({
    summary: 'Tell every figure of a family, with the records behind it',
    params: measure,
    query: measureAsked,
    answers: { 200: 'The figures', 400: 'A parameter is unfit', 404: 'There is no such family' },
  })
  async answer(@Param('measure') name: string, @Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt, ...period } = read(measureAsked, query);
    const json = await this.told<MeasureTold>(new MeasureAsked(this.config.authority, name, { asAt, knownAt }, period));
    return { json, table: { name: fileName(name, json), columns: figureColumns, rows: figureRows(json) } };
  }

  @Get(':measure/definition')
  @Documented({
    summary: 'Tell how the figures of a family are defined, and by whom',
    params: measure,
    query: formatAsked,
    answers: { 200: 'The definitions', 404: 'There is no such family' },
  })
  definition(@Param('measure') name: string, @Query() query: unknown): Answer {
    read(formatAsked, query);
    const told = definitionsOf(name);
    if (!told) throw noSuchMeasure();
    const rows = told.definitions.map(({ name: defined, file, text }) => [defined, file, text]);
    return { json: told, table: { name: `${name}-definition`, columns: ['name', 'file', 'definition'], rows } };
  }

  @Get(':measure/figures/:figure')
  @Documented({
    summary: 'Drill into one figure: the records behind it and, behind them, the entries',
    params: { ...measure, figure: 'The figure’s id, such as carers.households' },
    query: measureAsked,
    answers: { 200: 'The figure, its records and their entries', 400: 'A parameter is unfit', 404: 'There is no such figure' },
  })
  async figure(@Param('measure') name: string, @Param('figure') figure: string, @Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt, ...period } = read(measureAsked, query);
    const asked = new FigureAsked(this.config.authority, name, figure, { asAt, knownAt }, period);
    const json = await this.told<FigureTold | null>(asked);
    if (!json) throw notFound('The measure has no figure of that id from there. Look at the measure’s figures.');
    return { json, table: { name: fileName(figure, json), columns: behindColumns, rows: behindRows(json) } };
  }

  private async told<Told>(asked: FigureAsked | MeasureAsked): Promise<Told> {
    try {
      return await this.queries.execute<FigureAsked | MeasureAsked, Told>(asked);
    } catch (error) {
      throw error instanceof UnknownMeasure ? noSuchMeasure() : error;
    }
  }
}

const noSuchMeasure = () => notFound('There is no measure of that name. /api/v1/measures lists them.');
