import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ForAnyRole } from '../../access/needs.js';
import { LatenessAsked, type LatenessTold } from '../../audit/lateness.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { latenessColumns, latenessRows } from '../../words/audit-words.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { day } from '../entries/entries-asked.js';
import { formatAsked } from '../questions.js';
import { read } from '../reading.js';

const latenessAsked = z.strictObject({
  from: day.describe('Recorded on this day or later, YYYY-MM-DD'),
  to: day.describe('Recorded on this day or earlier'),
  ...formatAsked.shape,
});

@ApiTags('auditing')
@ForAnyRole()
@Controller('api/v1/lateness')
@UseInterceptors(AnswerInterceptor)
export class LatenessController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'Tell how late entries were recorded: by whom, about what, and month by month',
    query: latenessAsked,
    answers: { 200: 'Medians, 90th percentiles, and how many were recorded within 1, 5 and 10 days', 400: 'A parameter is unfit' },
  })
  async tell(@Query() query: unknown): Promise<Answer> {
    const { from, to } = read(latenessAsked, query);
    const json: LatenessTold = await this.queries.execute(new LatenessAsked(this.config.authority, { from, to }));
    return { json, table: { name: fileName('lateness', { knownAt: json.knownAt }), columns: latenessColumns, rows: latenessRows(json) } };
  }
}
