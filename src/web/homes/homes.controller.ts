import { Body, Controller, Get, Header, Inject, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole, type Role } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { HomesNamedAsked } from '../../asking/find-homes.js';
import { HomeNamesAsked } from '../../asking/homes-names.js';
import { LedgerReach, OUT_OF_REACH } from '../../asking/out-of-reach.js';
import { HomesAsked, type HomesTold } from '../../asking/homes.js';
import { MeasureAsked, type MeasureTold } from '../../asking/measure.js';
import { UnfitViewpoint, type ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { Searches } from '../layout/searches.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { readHomes, type HomesRead, type LookedFor } from './homes.form.js';
import { homesPage, homesUnanswered, listOf } from './homes.page.js';
import { homesCsv } from './homes-table.js';

const may = (...roles: readonly Role[]): boolean => {
  const person = whoAsks();
  return person !== undefined && hasRole(person, roles);
};

/** Who sees what homes are called. */
const SEE_NAMES = ['placements', 'commissioner'] as const;
/** As much as is read of what somebody looks for. */
const LONGEST = 100;

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
    @Inject(LedgerReach) private readonly reach: LedgerReach,
    @Inject(Searches) private readonly searches: Searches,
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
        const lookedFor = await this.lookedFor(read);
        const measured: MeasureTold = await this.queries.execute(new MeasureAsked(authority, 'providers', viewpoint));
        const seesNames = may(...SEE_NAMES);
        const shown = seesNames ? listOf(read, homes.homes, lookedFor).shown.map(({ provider }) => provider) : [];
        const asked = new HomeNamesAsked(authority, shown, told);
        const names = shown.length === 0 ? new Map<string, string>() : await this.reach.orNot<ReadonlyMap<string, string>>(() => this.queries.execute(asked));
        return homesPage(read, told, homes, measured, { names, mayRecord: may('placements'), seesNames, lookedFor });
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
      return homesCsv(told, listOf(read, told.homes, await this.lookedFor(read)).listed);
    } catch (error) {
      if (!(error instanceof UnfitViewpoint)) throw error;
      response.status(400).type('text/plain; charset=utf-8');
      return error.message;
    }
  }

  /** What is typed is sent, never asked in an address: it may tell where a child lives. */
  @Post('homes/find')
  find(@Body() body: Asked | undefined, @Res() response: Response): void {
    const sent = body ?? {};
    const text = field(sent, 'text').slice(0, LONGEST);
    const search = text === '' ? undefined : this.searches.keep({ account: whoAsks()?.account ?? '', text });
    response.redirect(303, paths.homes({ asAt: field(sent, 'asAt'), knownAt: field(sent, 'knownAt'), filtered: search && 'yes', search }));
  }

  /** Names are looked at for those alone who see them, and while the ledger can be read. */
  private async lookedFor({ search }: HomesRead): Promise<LookedFor | undefined> {
    const text = this.searches.kept(search, whoAsks()?.account ?? '');
    if (text === undefined) return undefined;
    const named = may(...SEE_NAMES)
      ? await this.reach.orNot<ReadonlySet<string>>(() => this.queries.execute(new HomesNamedAsked(this.config.authority, text)))
      : new Set<string>();
    return { text, named: named === OUT_OF_REACH ? new Set() : named };
  }

  private homes(viewpoint: ViewpointAsked): Promise<HomesTold> {
    return this.queries.execute(new HomesAsked(this.config.authority, viewpoint));
  }
}
