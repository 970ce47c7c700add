import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { PublishedChangesAsked, type PublishedChanges } from '../../audit/published-changes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { publishedChangesColumns, publishedChangesRows } from '../../words/audit-words.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { notFound } from '../problem.js';
import { formatAsked } from '../questions.js';
import { read } from '../reading.js';

@ApiTags('auditing')
@ForAnyRole()
@Controller('api/v1/editions')
@UseInterceptors(AnswerInterceptor)
export class PublishedChangesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get(':edition/changed-since')
  @Documented({
    summary: 'Tell which numbers of a published edition are known otherwise now, of the same day, and which entries made the difference',
    params: { edition: 'The edition’s number' },
    query: formatAsked,
    answers: { 200: 'The numbers as printed and as known now, and the entries, with who recorded them, when and why', 404: 'There is no such edition' },
  })
  async changedSince(@Param('edition') edition: string, @Query() query: unknown): Promise<Answer> {
    read(formatAsked, query);
    const asked = new PublishedChangesAsked(this.config.authority, this.config.authorityName, Number(edition));
    const json: PublishedChanges | null = await this.queries.execute(asked);
    if (!json) throw notFound('There is no such edition.');
    const name = fileName(`edition-${json.edition}-changed-since`, { asAt: json.asAt, knownAt: json.knownAt });
    return { json, table: { name, columns: publishedChangesColumns, rows: publishedChangesRows(json) } };
  }
}
