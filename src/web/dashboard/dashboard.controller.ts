import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { UnfitViewpoint } from '../../asking/viewpoint-asked.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { tableAsCsv } from '../layout/chart.js';
import { Pages } from '../layout/pages.js';
import { readViewpoint, type Asked } from '../layout/viewpoint.form.js';
import { shapeFor } from './dashboard.form.js';
import { dashboardEmpty, dashboardPage, dashboardUnanswered } from './dashboard.page.js';
import { homesTable } from './homes-table.js';
import { Overview } from './overview.js';
import { OverviewAhead } from './overview-ahead.js';

const template = 'dashboard/dashboard.njk';

/** What somebody sees first: the big numbers, what asks for attention, a year of homes, and what was recorded this week. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class DashboardController {
  constructor(
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Overview) private readonly overview: Overview,
    @Inject(OverviewAhead) private readonly ahead: OverviewAhead,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async home(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readViewpoint(query, this.today());
    return this.pages.answer(response, template, {
      errors: read.errors,
      unanswered: (errors) => dashboardUnanswered(read, errors),
      answered: async () => {
        const told = await this.overview.settled(read.viewpoint);
        if (told.knownAt === 0) return dashboardEmpty(read, told, whoAsks());
        const shape = shapeFor(whoAsks());
        if (told.asAt === this.today() && told.knownAt === told.seen) this.ahead.open(shape);
        return dashboardPage(read, told, await this.overview.answers(told, shape));
      },
    });
  }

  @Get('homes-by-month.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="homes-by-month.csv"')
  async homesAsCsv(@Query() query: Asked): Promise<string> {
    const { viewpoint, errors } = readViewpoint(query, this.today());
    const [wrong] = errors;
    if (wrong) throw new UnfitViewpoint('asAt', wrong.text);
    const told = await this.overview.settled(viewpoint);
    return tableAsCsv(homesTable(await this.overview.homes(told)), told);
  }
}
