import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { SnapshotAsked, type Snapshot } from '../../asking/snapshot.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { snapshotAsked } from '../questions.js';
import { read } from '../reading.js';

const columns = ['as_at', 'known_at', 'by', 'group', 'children'] as const;

@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/snapshot')
@UseInterceptors(AnswerInterceptor)
export class SnapshotController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'Count the children in care on a day, short breaks apart',
    query: snapshotAsked,
    answers: { 200: 'The counts', 400: 'A parameter is unfit' },
  })
  async answer(@Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt, by } = read(snapshotAsked, query);
    const asked = new SnapshotAsked(this.config.authority, { asAt, knownAt }, by);
    const { children: _children, ...json }: Snapshot = await this.queries.execute(asked);
    const rows = Object.entries(json.groups).map(([group, count]) => [json.asAt, json.knownAt, json.by, group, count]);
    return { json, table: { name: fileName(`snapshot-by-${json.by}`, json), columns, rows } };
  }
}
