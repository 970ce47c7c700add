import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { targetColumns, targetRows } from '../../asking/target-tables.js';
import { TargetsAsked, type TargetsTold } from '../../asking/targets.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { atViewpoint } from '../questions.js';
import { read } from '../reading.js';

/** The targets of the delivery plans in force, and how far each has come. */
@ApiTags('measures')
@ForAnyRole()
@Controller('api/v1/targets')
@UseInterceptors(AnswerInterceptor)
export class TargetsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'Tell how far each target in force has come: baseline, target, value now, and whether it is on track',
    query: atViewpoint,
    answers: { 200: 'The targets, and the actions still open', 400: 'A parameter is unfit' },
  })
  async answer(@Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt } = read(atViewpoint, query);
    const json: TargetsTold = await this.queries.execute(new TargetsAsked(this.config.authority, { asAt, knownAt }));
    return { json, table: { name: fileName('targets', json), columns: targetColumns, rows: targetRows(json) } };
  }
}
