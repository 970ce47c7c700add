import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { CompareAsked, type ExplainedComparison } from '../../asking/compare.js';
import { comparedColumns, comparedRows, FiguresComparedAsked, type FiguresCompared } from '../../asking/compare-figures.js';
import { UnfitViewpoint } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { unfit } from '../problem.js';
import { comparisonAsked, figuresComparedAsked } from '../questions.js';
import { read } from '../reading.js';
import { changeColumns, changeRows, comparisonTold } from './comparison-told.js';

@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/compare')
@UseInterceptors(AnswerInterceptor)
export class CompareController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'Tell how two answers differ, and how much of it the world changed and how much we learned',
    query: comparisonAsked,
    answers: { 200: 'The difference, child by child, with the entries that made it', 400: 'A parameter is unfit' },
  })
  async answer(@Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt, asAtB, knownAtB } = read(comparisonAsked, query);
    const a = await this.settled({ asAt, knownAt });
    const b = await this.settled({ asAt: asAtB ?? asAt, knownAt: knownAtB }, 'B');
    const answer: ExplainedComparison = await this.queries.execute(new CompareAsked(this.config.authority, a, b));
    const json = comparisonTold(answer);
    const name = `${fileName('compare', answer.a)}-with-${answer.b.asAt}-entry-${answer.b.knownAt}`;
    return { json, table: { name, columns: changeColumns, rows: changeRows(json) } };
  }

  @Get('figures')
  @Documented({
    summary: 'Tell every figure of a family from two viewpoints, and how much of each difference the world changed and how much we learned',
    query: figuresComparedAsked,
    answers: { 200: 'The figures that both answers tell, and how many only one of them does', 400: 'A parameter is unfit' },
  })
  async figures(@Query() query: unknown): Promise<Answer> {
    const { measure, asAt, knownAt, asAtB, knownAtB } = read(figuresComparedAsked, query);
    const a = await this.settled({ asAt, knownAt });
    const b = await this.settled({ asAt: asAtB ?? asAt, knownAt: knownAtB }, 'B');
    const json: FiguresCompared = await this.queries.execute(new FiguresComparedAsked(this.config.authority, measure, a, b));
    const name = `${fileName(`compare-${measure}`, json.a)}-with-${json.b.asAt}-entry-${json.b.knownAt}`;
    return { json, table: { name, columns: comparedColumns, rows: comparedRows(json) } };
  }

  private async settled(asked: { asAt?: string | undefined; knownAt?: string | undefined }, side: '' | 'B' = '') {
    try {
      const { asAt, knownAt }: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(asked));
      return { asAt, knownAt: String(knownAt) };
    } catch (error) {
      throw error instanceof UnfitViewpoint
        ? unfit([{ field: `${error.field}${side}`, detail: error.message }])
        : error;
    }
  }
}
