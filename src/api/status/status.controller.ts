import { Controller, Get, HttpCode, Inject, Post, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { For, ForAnyRole } from '../../access/needs.js';
import { StatusAsked, type Status } from '../../audit/status.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { Problem } from '../problem.js';
import { formatAsked } from '../questions.js';
import { read } from '../reading.js';
import { Rebuilding } from './rebuilding.js';

const columns = [
  'as_at',
  'known_at',
  'head',
  'stopped_before',
  'stopped_why',
  'rebuilding_done',
  'rebuilding_total',
] as const;

@ApiTags('auditing')
@ForAnyRole()
@Controller('api/v1')
export class StatusController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Rebuilding) private readonly rebuilding: Rebuilding,
  ) {}

  @Get('status')
  @UseInterceptors(AnswerInterceptor)
  @Documented({
    summary: 'Tell how the views stand to the ledger',
    query: formatAsked,
    answers: {
      200: 'The last entry the views have seen, the ledger’s last (null while it is out of reach), and whether the views have stopped or are made anew',
    },
  })
  async status(@Query() query: unknown): Promise<Answer> {
    read(formatAsked, query);
    const json: Status = await this.queries.execute(new StatusAsked());
    const { seen, head, stopped, rebuilding } = json;
    const row = [null, seen, head, stopped?.before, stopped?.why, rebuilding?.done, rebuilding?.total];
    return { json, table: { name: fileName('status', { knownAt: seen }), columns, rows: [row] } };
  }

  @For('auditor')
  @Post('rebuild')
  @HttpCode(202)
  @Documented({
    summary: 'Make all views anew from the ledger, beside those shown, and then show the new ones',
    answers: { 202: 'Begun; see /api/v1/status', 409: 'They are being made anew already' },
  })
  async rebuild(): Promise<object> {
    if (this.rebuilding.begin()) return { rebuilding: true, see: '/api/v1/status' };
    throw new Problem(
      409,
      'already-rebuilding',
      'The views are being made anew already',
      'Wait until it is done: /api/v1/status says how far it is.',
    );
  }
}
