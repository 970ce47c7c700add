import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { TargetsAsked, type TargetsTold } from '../../asking/targets.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { readViewpoint, type Asked } from '../layout/viewpoint.form.js';
import { targetsPage, targetsUnanswered } from './targets.page.js';

const template = 'targets/targets.njk';

/** How far the targets of the delivery plans have come. */
@ApiExcludeController()
@ForAnyRole()
@Controller('targets')
export class TargetPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readViewpoint(query, this.today());
    return this.pages.answer(response, template, {
      errors: read.errors,
      unanswered: (errors) => targetsUnanswered(read, errors),
      answered: async () => {
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        const answer = await this.targets(told.asAt, told.knownAt);
        const now = told.knownAt < told.seen ? await this.targets(told.asAt, told.seen) : undefined;
        return targetsPage(read, told, answer, { now, ahead: told.asAt > this.today() });
      },
    });
  }

  private targets(asAt: CalendarDate, knownAt: number): Promise<TargetsTold> {
    return this.queries.execute(new TargetsAsked(this.config.authority, { asAt, knownAt: String(knownAt) }));
  }
}
