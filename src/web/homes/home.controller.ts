import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { HomeNamesAsked } from '../../asking/homes-names.js';
import { HomeAsked, type HomeTold } from '../../asking/homes.js';
import { LedgerReach, OUT_OF_REACH } from '../../asking/out-of-reach.js';
import { RecordSeenAsked, type RecordSeen } from '../../asking/record-seen.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { isReference } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { field, readViewpoint, type Asked } from '../layout/viewpoint.form.js';
import { homeNotKnown, homePage, homeUnanswered } from './home.page.js';

/** One home or other provider, and every entry it rests on. */
@ApiExcludeController()
@ForAnyRole()
@Controller('homes')
export class HomeController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  @Get(':urn')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async home(@Param('urn') provider: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    if (!isReference(provider)) throw new NotFoundException();
    const read = readViewpoint(query, this.today());
    return this.pages.answer(response, 'homes/home.njk', {
      errors: read.errors,
      unanswered: (errors) => homeUnanswered(provider, read, errors),
      answered: async () => {
        const { authority } = this.config;
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
        const record: RecordSeen | null = await this.queries.execute(new RecordSeenAsked(authority, 'provider', provider, viewpoint));
        const home: HomeTold = await this.queries.execute(new HomeAsked(authority, provider, viewpoint));
        const person = whoAsks();
        const mayRecord = person !== undefined && hasRole(person, ['placements']);
        if (!record) {
          response.status(404);
          return homeNotKnown(provider, read, told, home, mayRecord);
        }
        const maySee = person !== undefined && hasRole(person, ['placements', 'commissioner']);
        const asked = new HomeNamesAsked(authority, maySee ? [provider] : [], told);
        const names = maySee ? await this.reach.orNot<ReadonlyMap<string, string>>(() => this.queries.execute(asked)) : undefined;
        const page = homePage(read, told, { record, told: home }, { name: names === OUT_OF_REACH ? names : names?.get(provider), mayRecord, page: pageAsked(query) });
        if (page.pastTheEnd) response.status(302).location(page.pastTheEnd);
        return page;
      },
    });
  }
}

const pageAsked = (query: Asked): number => (/^[1-9]\d{0,5}$/.test(field(query, 'page')) ? Number(field(query, 'page')) : 1);
