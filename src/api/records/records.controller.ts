import { Body, Controller, Get, Inject, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { For, ForAnyRole } from '../../access/needs.js';
import { RecordAsked, type RecordTold } from '../../asking/record.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import { RecordAbout, type AboutRecord, type RecordedAbout } from '../../recording/record-about.js';
import { isReference } from '../../recording/streams.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { recordingAnswers, RecordingAnswers } from '../recording-answers.js';
import { Documented } from '../documented.js';
import { entryNamed } from '../entry-named.js';
import { entryColumns, entryRow } from '../entries/entry-table.js';
import { notFound, unfit } from '../problem.js';
import { atViewpoint } from '../questions.js';
import { read } from '../reading.js';
import { anyFact, kindNamed, verbsOf, type Kind } from './record-kinds.js';

const params = {
  kind: 'carers, providers, fees, rates, budgets, leavers, short-breaks, support, cohorts, series or plans',
  reference: 'The authority’s own reference: a household’s, a provider’s (its URN), a child’s for fees, leavers, short breaks and support, a year’s (2018-19) for a budget',
};
const answers = { ...recordingAnswers, 404: 'There are no records of that kind' };

type Verb = AboutRecord['command'];
type Asked = { readonly commandId: string; readonly by: string };

/** Carer households, providers, fees, rate cards and budgets: the three verbs, and all that is recorded. */
@ApiTags('recording')
@ForAnyRole()
@Controller('api/v1/records/:kind/:reference')
export class RecordsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RecordingAnswers) private readonly answers: RecordingAnswers,
  ) {}

  @Get()
  @UseInterceptors(AnswerInterceptor)
  @Documented({
    summary: 'Tell what is believed of a record, and every entry it rests on',
    params,
    query: atViewpoint,
    answers: { 200: 'All that is recorded of it', 400: 'A parameter is unfit', 404: 'Nothing is recorded of it' },
  })
  async told(@Param('kind') named: string, @Param('reference') reference: string, @Query() query: unknown): Promise<Answer> {
    const { asAt, knownAt } = read(atViewpoint, query);
    const kind = kindCalled(named);
    const json: RecordTold | null = isReference(reference)
      ? await this.queries.execute(new RecordAsked(this.config.authority, kind, reference, { asAt, knownAt }))
      : null;
    if (!json) throw notFound('Nothing is recorded under that reference as of then.');
    const rows = json.entries.map((entry) => [json.asAt, json.knownAt, kind, json.id, ...entryRow(entry)]);
    const columns = ['as_at', 'known_at', 'kind', 'reference', ...entryColumns];
    return { json, table: { name: fileName(`${kind}-${json.id}`, json), columns, rows } };
  }

  @For('placements', 'commissioner')
  @Post('facts')
  @Documented({ summary: 'Record a fact', params, body: verbsOf(anyFact).record, answers })
  async record(
    @Param('kind') named: string, @Param('reference') reference: string, @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ) {
    const kind = kindCalled(named);
    const { fact, ...asked } = read(verbsOf(kind).record, body);
    return this.carryOut(kind, reference, { type: 'Record', fact } as Verb, asked, response);
  }

  @For('placements', 'commissioner')
  @Post('corrections')
  @Documented({ summary: 'Correct an entry: strike it out and record the right fact', params, body: verbsOf(anyFact).correct, answers })
  async correct(
    @Param('kind') named: string, @Param('reference') reference: string, @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ) {
    const kind = kindCalled(named);
    const { commandId, by, entry, fact, reason, note } = read(verbsOf(kind).correct, body);
    const command = { type: 'Correct', entry: await entryNamed(this.queries, entry), fact, reason, ...(note ? { note } : {}) } as Verb;
    return this.carryOut(kind, reference, command, { commandId, by }, response);
  }

  @For('placements', 'commissioner')
  @Post('strikes')
  @Documented({ summary: 'Strike out an entry, putting nothing in its place', params, body: verbsOf(anyFact).strikeOut, answers })
  async strikeOut(
    @Param('kind') named: string, @Param('reference') reference: string, @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ) {
    const kind = kindCalled(named);
    const { commandId, by, entry, reason, note } = read(verbsOf(kind).strikeOut, body);
    const command = { type: 'StrikeOut', entry: await entryNamed(this.queries, entry), reason, ...(note ? { note } : {}) } as Verb;
    return this.carryOut(kind, reference, command, { commandId, by }, response);
  }

  private async carryOut(kind: Kind, reference: string, command: Verb, asked: Asked, response: Response): Promise<object> {
    if (!isReference(reference)) throw unfit([{ field: 'reference', detail: 'must be up to 20 letters, digits, dots, slashes, hyphens and underscores' }]);
    const about = { kind, command, authority: this.config.authority, id: reference } as AboutRecord & { authority: string; id: string };
    const recorded: RecordedAbout = await this.commands.execute(new RecordAbout(about, asked));
    const { status, body } = await this.answers.answerTo(recorded, recordRefusalInWords);
    response.status(status);
    if (recorded.outcome === 'written') response.location(`/api/v1/records/${kind}/${encodeURIComponent(reference)}`);
    return body;
  }
}

const kindCalled = (named: string): Kind => {
  const kind = kindNamed(named);
  if (!kind) throw notFound('There are records of carers, providers, fees, rates, budgets, leavers, short-breaks, support, cohorts, series and plans. Check how it is spelt.');
  return kind;
};
