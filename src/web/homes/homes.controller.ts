import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole, type Role } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { HomeNamesAsked } from '../../asking/homes-names.js';
import { HomesAsked, type HomesTold } from '../../asking/homes.js';
import { MeasureAsked, type MeasureTold } from '../../asking/measure.js';
import { UnfitViewpoint, type ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { readHomes } from './homes.form.js';
import { homesPage, homesUnanswered, listOf } from './homes.page.js';
import { homesCsv } from './homes-table.js';

const may = (...roles: readonly Role[]): boolean => {
  const person = whoAsks();
  return person !== undefined && hasRole(person, roles);
};

/** Homes and other providers, from a viewpoint. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class HomesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get('homes')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readHomes(query, this.today());
    return this.pages.answer(response, 'homes/homes.njk', {
      errors: read.errors,
      unanswered: (errors) => homesUnanswered(read, errors),
      answered: async () => {
        const { authority } = this.config;
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
        const homes = await this.homes(viewpoint);
        const measured: MeasureTold = await this.queries.execute(new MeasureAsked(authority, 'providers', viewpoint));
        const shown = may('placements', 'commissioner') ? listOf(read, homes.homes).shown.map(({ provider }) => provider) : [];
        const names: ReadonlyMap<string, string> = await this.queries.execute(new HomeNamesAsked(authority, shown, told));
        return homesPage(read, told, homes, measured, { names, mayRecord: may('placements') });
      },
    });
  }

  @Get('homes.csv')
  async table(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readHomes(query, this.today());
    try {
      if (read.errors[0]) throw new UnfitViewpoint('asAt', read.errors[0].text);
      const told = await this.homes(read.viewpoint);
      response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="homes-${told.asAt}-entry-${told.knownAt}.csv"`);
      return homesCsv(told, listOf(read, told.homes).listed);
    } catch (error) {
      if (!(error instanceof UnfitViewpoint)) throw error;
      response.status(400).type('text/plain; charset=utf-8');
      return error.message;
    }
  }

  private homes(viewpoint: ViewpointAsked): Promise<HomesTold> {
    return this.queries.execute(new HomesAsked(this.config.authority, viewpoint));
  }
}
