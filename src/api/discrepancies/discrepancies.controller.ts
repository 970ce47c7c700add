import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { DiscrepanciesAsked, type DiscrepanciesTold } from '../../asking/discrepancies.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { discrepancyColumns, discrepancyInWords, discrepancyRows } from '../../words/discrepancy-words.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { discrepanciesAsked } from '../questions.js';
import { read } from '../reading.js';

/** What cannot all be right: disagreements between records are told, and never refused. */
@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/discrepancies')
@UseInterceptors(AnswerInterceptor)
export class DiscrepanciesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'List what cannot all be right on a day: since when, as known since which entry, and who must act',
    query: discrepanciesAsked,
    answers: { 200: 'The discrepancies', 400: 'A parameter is unfit' },
  })
  async answer(@Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt, code } = read(discrepanciesAsked, query);
    const told: DiscrepanciesTold = await this.queries.execute(new DiscrepanciesAsked(this.config.authority, { asAt, knownAt }, code));
    const discrepancies = told.discrepancies.map((one) => ({ ...one, inWords: discrepancyInWords(one) }));
    return {
      json: { ...told, discrepancies },
      table: { name: fileName('discrepancies', told), columns: discrepancyColumns, rows: discrepancyRows(told) },
    };
  }
}
