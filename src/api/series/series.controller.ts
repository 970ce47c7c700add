import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { SeriesAsked, seriesColumns, seriesRows, type SeriesTold } from '../../asking/series.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { isReference } from '../../recording/streams.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { notFound } from '../problem.js';
import { seriesAsked } from '../questions.js';
import { read } from '../reading.js';

/** Published series with their vintages: the same fact, release after release. */
@ApiTags('measures')
@ForAnyRole()
@Controller('api/v1/series')
@UseInterceptors(AnswerInterceptor)
export class SeriesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get(':reference')
  @Documented({
    summary: 'Tell a published series: for each day what every release said of it, and by how much it was revised',
    params: { reference: 'What it measures and the area, such as cla.E08000018' },
    query: seriesAsked,
    answers: { 200: 'The series', 400: 'A parameter is unfit', 404: 'Nothing is known of it' },
  })
  async answer(@Param('reference') reference: string, @Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt, releasedBy } = read(seriesAsked, query);
    const json: SeriesTold | null = isReference(reference)
      ? await this.queries.execute(new SeriesAsked(this.config.authority, reference, { asAt, knownAt }, releasedBy))
      : null;
    if (!json) throw notFound('No such series is known as of then.');
    return { json, table: { name: fileName(`series-${reference}`, json), columns: seriesColumns, rows: seriesRows(json) } };
  }
}
