import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { ReconciliationAsked, type Reconciliation } from '../../asking/reconciliation.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { reconciliationColumns, reconciliationRows } from '../../words/reconciliation-words.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { reconciliationAsked } from '../questions.js';
import { read } from '../reading.js';

/** Opening + in − out = closing of a period, and every entry that explains why it is not what was published. */
@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/reconciliation')
@UseInterceptors(AnswerInterceptor)
export class ReconciliationController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'Reconcile a period: opening, in, out and closing, and why they are not what was published',
    query: reconciliationAsked,
    answers: { 200: 'The balance then and now, and what explains the difference', 400: 'A parameter is unfit' },
  })
  async answer(@Query() query: unknown): Promise<Answer> {
    const { from, to, knownAt, published } = read(reconciliationAsked, query);
    const asked = new ReconciliationAsked(this.config.authority, { from, to }, knownAt, published);
    const json: Reconciliation = await this.queries.execute(asked);
    const name = fileName(`reconciliation-${json.from}-to-${json.to}`, { knownAt: json.knownAt });
    return { json, table: { name, columns: reconciliationColumns, rows: reconciliationRows(json) } };
  }
}
