import { Controller, Get, Header, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { ChangesAsked, changesColumns, changesRows, type ChangesTold } from '../../asking/changes.js';
import { HeadlinesAsked, type HeadlinesTold } from '../../asking/dashboard.js';
import { HEADLINES, type HeadlineName } from '../../asking/dashboard-figures.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { csv } from '../../csv.js';
import { plusDays } from '../../domain/calendar.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { readChanges, type ChangesRead } from './changes.form.js';
import { changesPage, changesUnanswered } from './changes.page.js';

/** What was recorded in some days, whenever it took effect, and which figures it changed. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class ChangesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get('changes')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async changes(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readChanges(query, this.today());
    return this.pages.answer(response, 'changes/changes.njk', {
      errors: read.errors,
      unanswered: (errors) => changesUnanswered(read, errors),
      answered: async () => {
        const told = await this.told(read);
        const last: ViewpointTold = await this.queries.execute(new SettledViewpointAsked({}));
        const headlines = told.entries.length > 0 ? await this.headlines(told) : undefined;
        return changesPage(read, { told, headlines, last, today: this.today() });
      },
    });
  }

  @Get('changes.csv')
  async asCsv(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const read = readChanges(query, this.today());
    if (read.errors.length > 0) throw new NotFoundException();
    const told = await this.told(read);
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="recorded-${told.from}-to-${told.to}.csv"`);
    response.send(csv(changesColumns, changesRows(told)));
  }

  private told({ from, to }: ChangesRead): Promise<ChangesTold> {
    return this.queries.execute(new ChangesAsked(this.config.authority, from, to));
  }

  /** From the evening before the first day, as it was known then, to the last evening, as it was known then. */
  private headlines({ from, to, before, upTo }: ChangesTold): Promise<HeadlinesTold> {
    const then = { asAt: plusDays(from, -1), knownAt: String(before > 0 ? before : upTo) };
    return this.queries.execute(new HeadlinesAsked(this.config.authority, then, { asAt: to, knownAt: String(upTo) }, Object.keys(HEADLINES) as HeadlineName[]));
  }
}
