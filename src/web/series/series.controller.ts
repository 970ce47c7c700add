import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { SeriesAsked, type SeriesTold } from '../../asking/series.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import { isReference } from '../../recording/streams.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { readSeriesAsked } from './series.form.js';
import { seriesPage, seriesUnanswered } from './series.page.js';

const template = 'series/series.njk';

/** A published series: what each release said of each day. */
@ApiExcludeController()
@ForAnyRole()
@Controller('series')
export class SeriesPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get(':reference')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async tell(@Param('reference') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    if (!isReference(reference)) throw new NotFoundException();
    const read = readSeriesAsked(query, this.today());
    return this.pages.answer(response, template, {
      errors: read.errors,
      unanswered: (errors) => seriesUnanswered(reference, read, errors),
      answered: async () => {
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        const settled = { asAt: told.asAt, knownAt: String(told.knownAt) };
        const answer: SeriesTold | null = await this.queries.execute(
          new SeriesAsked(this.config.authority, reference, settled, read.releasedBy.day));
        if (!answer) throw new NotFoundException();
        return seriesPage(read, told, answer);
      },
    });
  }
}
