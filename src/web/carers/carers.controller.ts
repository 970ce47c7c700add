import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { CarersAsked, type CarersTold } from '../../asking/carers.js';
import { MeasureAsked, type MeasureTold } from '../../asking/measure.js';
import { UnfitViewpoint, type ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { asked, readCarers } from './carers.form.js';
import { carersPage, carersUnanswered, inOrder } from './carers.page.js';
import { carersCsv } from './carers-table.js';

/** Carer households, from a viewpoint. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class CarersController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get('carers')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readCarers(query, this.today());
    return this.pages.answer(response, 'carers/carers.njk', {
      errors: read.errors,
      unanswered: (errors) => carersUnanswered(read, errors),
      answered: async () => {
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
        const person = whoAsks();
        return carersPage(read, told, await this.households(viewpoint), {
          carers: await this.measured('carers', viewpoint), places: await this.measured('places', viewpoint),
        }, person !== undefined && hasRole(person, ['placements']));
      },
    });
  }

  @Get('carers.csv')
  async table(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readCarers(query, this.today());
    try {
      if (read.errors[0]) throw new UnfitViewpoint('asAt', read.errors[0].text);
      const told = await this.households(read.viewpoint);
      response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="carers-${told.asAt}-entry-${told.knownAt}.csv"`);
      return carersCsv(told, inOrder(read, asked(read, told.households)));
    } catch (error) {
      if (!(error instanceof UnfitViewpoint)) throw error;
      response.status(400).type('text/plain; charset=utf-8');
      return error.message;
    }
  }

  private households(viewpoint: ViewpointAsked): Promise<CarersTold> {
    return this.queries.execute(new CarersAsked(this.config.authority, viewpoint));
  }

  private measured(name: string, viewpoint: ViewpointAsked): Promise<MeasureTold> {
    return this.queries.execute(new MeasureAsked(this.config.authority, name, viewpoint));
  }
}
