import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { definitionsOf, measuresListed } from '../../asking/definitions.js';
import { FigureAsked, type FigureTold } from '../../asking/figure.js';
import { MeasureAsked, type MeasureTold } from '../../asking/measure.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { readMeasure, type MeasureRead } from './measures.form.js';
import { figurePage, measurePage, measuresPage, measureUnanswered } from './measures.page.js';

/** Every figure there is, from a viewpoint: what it is, how it is defined, and what is behind it. */
@ApiExcludeController()
@ForAnyRole()
@Controller('measures')
export class MeasurePagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  list(): string {
    return this.pages.show('measures/measures.njk', measuresPage(measuresListed()));
  }

  @Get(':measure')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async measure(@Param('measure') name: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const listed = definitionsOf(name);
    if (!listed) throw new NotFoundException();
    const read = readMeasure(query, this.today());
    return this.pages.answer(response, 'measures/measure.njk', {
      errors: read.errors,
      unanswered: (errors) => measureUnanswered(listed, read, errors),
      answered: async () => {
        const { told, settled } = await this.settled(read);
        const answer: MeasureTold = await this.queries.execute(new MeasureAsked(this.config.authority, name, settled, read.period));
        return measurePage(read, told, answer, listed.definitions);
      },
    });
  }

  @Get(':measure/:figure')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async figure(@Param('measure') name: string, @Param('figure') figure: string, @Query() query: Asked): Promise<string> {
    const read = readMeasure(query, this.today());
    if (!definitionsOf(name) || read.errors.length > 0) throw new NotFoundException();
    const { told, settled } = await this.settled(read);
    const answer: FigureTold | null = await this.queries.execute(new FigureAsked(this.config.authority, name, figure, settled, read.period));
    if (!answer) throw new NotFoundException();
    return this.pages.show('measures/figure.njk', figurePage(told, answer));
  }

  private async settled({ viewpoint }: MeasureRead) {
    const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(viewpoint));
    return { told, settled: { asAt: told.asAt, knownAt: String(told.knownAt) } };
  }
}
