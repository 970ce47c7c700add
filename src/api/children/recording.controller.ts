import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildCommand, ChildId } from '../../domain/child/commands.js';
import { RecordAboutChild, type Recorded } from '../../recording/record-about-child.js';
import { childId } from '../../recording/streams.js';
import { refusalInWords } from '../../words/wording.js';
import { Documented } from '../documented.js';
import { entryNamed } from '../entry-named.js';
import { unfit } from '../problem.js';
import { read } from '../reading.js';
import { correctionAsked, factAsked, strikeAsked } from './commands-asked.js';
import { recordingAnswers, RecordingAnswers } from '../recording-answers.js';

const params = { child: 'The authority’s own reference of the child' };
type Asked = { readonly commandId: string; readonly by: string };

/** The three verbs. Nobody edits. */
@ApiTags('recording')
@For('placements')
@Controller('api/v1/children/:child')
export class RecordingController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RecordingAnswers) private readonly answers: RecordingAnswers,
  ) {}

  @Post('facts')
  @Documented({ summary: 'Record a fact about a child', params, body: factAsked, answers: recordingAnswers })
  async record(
    @Param('child') reference: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { commandId, by, fact } = read(factAsked, body);
    return this.carryOut(reference, { type: 'Record', fact }, { commandId, by }, response);
  }

  @Post('corrections')
  @Documented({
    summary: 'Correct an entry: strike it out and record the right fact',
    params,
    body: correctionAsked,
    answers: recordingAnswers,
  })
  async correct(
    @Param('child') reference: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { commandId, by, entry, fact, reason, note } = read(correctionAsked, body);
    const command = {
      type: 'Correct',
      entry: await entryNamed(this.queries, entry),
      fact,
      reason,
      ...(note ? { note } : {}),
    } as const;
    return this.carryOut(reference, command, { commandId, by }, response);
  }

  @Post('strikes')
  @Documented({
    summary: 'Strike out an entry, putting nothing in its place',
    params,
    body: strikeAsked,
    answers: recordingAnswers,
  })
  async strikeOut(
    @Param('child') reference: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { commandId, by, entry, reason, note } = read(strikeAsked, body);
    const command = { type: 'StrikeOut', entry: await entryNamed(this.queries, entry), reason, ...(note ? { note } : {}) } as const;
    return this.carryOut(reference, command, { commandId, by }, response);
  }

  private async carryOut(reference: string, command: ChildCommand, asked: Asked, response: Response): Promise<object> {
    const child = fit(reference);
    const about = { authority: this.config.authority, child };
    const recorded: Recorded = await this.commands.execute(new RecordAboutChild(about, command, asked));
    const { status, body } = await this.answers.answerTo(recorded, refusalInWords);
    response.status(status);
    if (recorded.outcome === 'written') response.location(`/api/v1/children/${encodeURIComponent(child)}`);
    return body;
  }
}

const fit = (reference: string): ChildId => {
  const child = childId(reference);
  if (child) return child;
  throw unfit([
    {
      field: 'child',
      detail: 'must be the authority’s own reference: up to 20 letters, digits, dots, slashes and underscores',
    },
  ]);
};
