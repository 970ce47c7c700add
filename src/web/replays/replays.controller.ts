import { Controller, Get, Header, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { ChildStepsAsked, type ChildStep } from '../../audit/child-steps.js';
import { RecordStepsAsked, type RecordSteps } from '../../audit/record-steps.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { childId, isReference, type RecordKind } from '../../recording/streams.js';
import { kindsOfRecord } from '../../words/audit-words.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { childReplayPage, recordReplayPage } from './replays.page.js';

const HTML = 'text/html; charset=utf-8';

/** What was believed of one record after each command, the first to the last. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class ReplaysController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get('children/:child/replay')
  @Header('Content-Type', HTML)
  async child(@Param('child') reference: string, @Query() query: Asked): Promise<string> {
    const child = childId(reference);
    const steps: readonly ChildStep[] = child ? await this.queries.execute(new ChildStepsAsked(this.config.authority, child)) : [];
    if (!child || steps.length === 0) throw new NotFoundException();
    return this.pages.show('replays/replay.njk', childReplayPage(child, steps, { step: wholeNumber(field(query, 'step')), entry: wholeNumber(field(query, 'entry')) }));
  }

  @Get('replay/:kind/:reference')
  @Header('Content-Type', HTML)
  async record(@Param('kind') kind: string, @Param('reference') reference: string, @Query() query: Asked): Promise<string> {
    if (!(kind in kindsOfRecord) || !isReference(reference)) throw new NotFoundException();
    const asked = new RecordStepsAsked(this.config.authority, kind as RecordKind, reference, wholeNumber(field(query, 'step')));
    const told: RecordSteps | null = await this.queries.execute(asked);
    if (!told) throw new NotFoundException();
    return this.pages.show('replays/replay.njk', recordReplayPage(kind as RecordKind, reference, told));
  }
}

const wholeNumber = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
