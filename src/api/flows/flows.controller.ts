import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { FlowsAsked, type Flows } from '../../asking/flows.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { flowsAsked } from '../questions.js';
import { read } from '../reading.js';

const columns = [
  'known_at', 'month', 'opening', 'started', 'ceased', 'closing', 'started_known_late', 'ceased_known_late',
] as const;

/** Who came into care and who left, reconciled month by month, with what was known late by name. */
@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/flows')
@UseInterceptors(AnswerInterceptor)
export class FlowsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'Tell month by month who came into care and who left, and which of it was known late',
    query: flowsAsked,
    answers: { 200: 'The months', 400: 'A parameter is unfit' },
  })
  async answer(@Query() query: unknown): Promise<Answer> {
    const { from, to, knownAt } = read(flowsAsked, query);
    const json: Flows = await this.queries.execute(new FlowsAsked(this.config.authority, from, to, knownAt));
    const rows = json.months.map(({ month, opening, started, ceased, closing, startedKnownLate, ceasedKnownLate }) => [
      json.knownAt, month.slice(0, 7), opening, started.length, ceased.length, closing, startedKnownLate.join(' '), ceasedKnownLate.join(' '),
    ]);
    return { json, table: { name: fileName('flows', json), columns, rows } };
  }
}
