import { Controller, Get, Header, Inject, Logger, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { ChangesAsked, type ChangesTold } from '../../asking/changes.js';
import { HeadlinesAsked, type HeadlinesTold } from '../../asking/dashboard.js';
import { AttentionAsked, type AttentionTold } from '../../asking/dashboard-attention.js';
import { HomesByMonthAsked, type HomesOn, type MonthsTold } from '../../asking/dashboard-months.js';
import { StatusAsked, type Status } from '../../audit/status.js';
import { UnfitViewpoint, type ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { EXAMPLE_AUTHORITY, type Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { DEMONSTRATION_EVENING } from '../../demonstration/load-demonstration.js';
import { plusDays, plusMonths, type CalendarDate } from '../../domain/calendar.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { tableAsCsv } from '../layout/chart.js';
import { Pages } from '../layout/pages.js';
import { readViewpoint, type Asked, type ViewpointRead } from '../layout/viewpoint.form.js';
import { shapeFor } from './dashboard.form.js';
import { dashboardEmpty, dashboardPage, dashboardUnanswered } from './dashboard.page.js';
import { homesTable } from './homes-table.js';

const template = 'dashboard/dashboard.njk';

/** What somebody sees first: the big numbers, what asks for attention, a year of homes, and what was recorded this week. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class DashboardController {
  private readonly log = new Logger('dashboard');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async home(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readViewpoint(query, this.today());
    return this.pages.answer(response, template, {
      errors: read.errors,
      unanswered: (errors) => dashboardUnanswered(read, errors),
      answered: async () => {
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        return told.knownAt === 0 ? dashboardEmpty(read, told, whoAsks()) : this.answered(read, told);
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
    const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(viewpoint));
    return tableAsCsv(homesTable(await this.homes(told)), told);
  }

  private async answered(read: ViewpointRead, told: ViewpointTold) {
    const { authority } = this.config;
    const shape = shapeFor(whoAsks());
    const viewpoint = asked(told);
    const [today, before] = [this.today(), await this.monthBefore(told)];
    const last = told.asAt < today ? told.asAt : today;
    const headlines = (from: ViewpointAsked, to: ViewpointAsked) =>
      this.queries.execute<HeadlinesAsked, HeadlinesTold>(new HeadlinesAsked(authority, from, to, shape.headlines));
    const { head }: Status = await this.queries.execute(new StatusAsked());
    return dashboardPage(read, told, {
      shape,
      headlines: await headlines(before, viewpoint),
      now: told.knownAt < told.seen ? await headlines(viewpoint, { asAt: told.asAt, knownAt: String(told.seen) }) : undefined,
      attention: await this.unlessItFails(() => this.queries.execute<AttentionAsked, AttentionTold>(new AttentionAsked(authority, viewpoint))),
      homes: await this.unlessItFails(() => this.homes(told)),
      week: await this.unlessItFails(() => this.queries.execute<ChangesAsked, ChangesTold>(new ChangesAsked(authority, plusDays(last, -6), last))),
      behind: head - told.seen,
      recordsEnd: this.config.example && authority === EXAMPLE_AUTHORITY ? DEMONSTRATION_EVENING : undefined,
      ahead: told.asAt > today,
    });
  }

  private homes(told: ViewpointTold): Promise<MonthsTold<HomesOn>> {
    return this.queries.execute(new HomesByMonthAsked(this.config.authority, asked(told)));
  }

  /** The same day a month before, as it was known that evening; as it is known now, where nothing was known yet. */
  private async monthBefore({ asAt, knownAt }: ViewpointTold) {
    const day = plusMonths(asAt, -1);
    const then: ViewpointTold | undefined =
      day > this.today() ? undefined : await this.queries.execute<SettledViewpointAsked, ViewpointTold>(new SettledViewpointAsked({ asAt: day, knownAt: day }));
    return { asAt: day, knownAt: String(then && then.knownAt > 0 && then.knownAt < knownAt ? then.knownAt : knownAt) };
  }

  /** One part that cannot be told takes no other with it. */
  private async unlessItFails<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await question();
    } catch (error) {
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  }
}

const asked = ({ asAt, knownAt }: { readonly asAt: CalendarDate; readonly knownAt: number }) => ({ asAt, knownAt: String(knownAt) });
