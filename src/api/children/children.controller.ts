import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { ChildAsked, type ChildTold } from '../../asking/child.js';
import { SnapshotAsked, type Snapshot } from '../../asking/snapshot.js';
import { childColumns, childrenRows } from '../../asking/tables.js';
import { ChildStepsAsked, type ChildStep } from '../../audit/child-steps.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildId } from '../../domain/child/commands.js';
import { childId } from '../../recording/streams.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { entryColumns, entryRow } from '../entries/entry-table.js';
import { notFound } from '../problem.js';
import { atViewpoint, formatAsked } from '../questions.js';
import { read } from '../reading.js';
import { childInCare } from './child-in-care.js';
import { stepColumns, stepRows } from './step-table.js';

const params = { child: 'The authority’s own reference of the child' };

@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/children')
@UseInterceptors(AnswerInterceptor)
export class ChildrenController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @Documented({
    summary: 'List the children in care on a day, those on short breaks among them',
    query: atViewpoint,
    answers: { 200: 'The children, by reference', 400: 'A parameter is unfit' },
  })
  async list(@Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt } = read(atViewpoint, query);
    const answer: Snapshot = await this.queries.execute(new SnapshotAsked(this.config.authority, { asAt, knownAt }));
    const { total, shortBreaks, laterEntries, children } = answer;
    const viewpoint = { asAt: answer.asAt, knownAt: answer.knownAt };
    const listed = children.map((child) => childInCare(child, viewpoint.asAt));
    return {
      json: { ...viewpoint, total, shortBreaks, laterEntries, children: listed },
      table: { name: fileName('children', viewpoint), columns: childColumns, rows: childrenRows(children, viewpoint) },
    };
  }

  @Get(':child')
  @Documented({
    summary: 'Tell one child’s life in care, every entry it rests on, and what is suspect about it',
    params,
    query: atViewpoint,
    answers: {
      200: 'All that is recorded of the child',
      400: 'A parameter is unfit',
      404: 'Nothing is recorded of such a child',
    },
  })
  async child(@Param('child') reference: string, @Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt } = read(atViewpoint, query);
    const asked = new ChildAsked(this.config.authority, known(reference), { asAt, knownAt });
    const json: ChildTold | null = await this.queries.execute(asked);
    if (!json) throw nothingRecorded();
    const rows = json.entries.map((entry) => [json.asAt, json.knownAt, json.child, ...entryRow(entry)]);
    const columns = ['as_at', 'known_at', 'child', ...entryColumns];
    return { json, table: { name: fileName(`child-${json.child}`, json), columns, rows } };
  }

  @Get(':child/steps')
  @Documented({
    summary: 'Tell what was believed of one child after each command, from the first entry on',
    params,
    query: formatAsked,
    answers: { 200: 'The steps, in ledger order', 404: 'Nothing is recorded of such a child' },
  })
  async steps(@Param('child') reference: string, @Query() query: unknown): Promise<Answer> {
    read(formatAsked, query);
    const child = known(reference);
    const steps: readonly ChildStep[] = await this.queries.execute(new ChildStepsAsked(this.config.authority, child));
    const knownAt = steps.at(-1)?.entries.at(-1)?.number;
    if (knownAt === undefined) throw nothingRecorded();
    return {
      json: { child, knownAt, steps },
      table: {
        name: fileName(`child-${child}-steps`, { knownAt }),
        columns: stepColumns,
        rows: stepRows(child, steps),
      },
    };
  }
}

const nothingRecorded = () => notFound('Nothing is recorded of a child with that reference as of then.');

const known = (reference: string): ChildId => {
  const child = childId(reference);
  if (!child) throw nothingRecorded();
  return child;
};
