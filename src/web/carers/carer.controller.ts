import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { CarerNamesAsked } from '../../asking/carers-names.js';
import { CarerAsked, type CarerTold } from '../../asking/carers.js';
import { LedgerReach, type OrOutOfReach } from '../../asking/out-of-reach.js';
import { RecordSeenAsked, type RecordSeen } from '../../asking/record-seen.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { isReference } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { readViewpoint, type Asked } from '../layout/viewpoint.form.js';
import { carerNotKnown, carerPage, carerUnanswered } from './carer.page.js';

/** One carer household, and every entry it rests on. */
@ApiExcludeController()
@ForAnyRole()
@Controller('carers')
export class CarerController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  @Get(':carer')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async carer(@Param('carer') carer: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    if (!isReference(carer)) throw new NotFoundException();
    const read = readViewpoint(query, this.today());
    return this.pages.answer(response, 'carers/carer.njk', {
      errors: read.errors,
      unanswered: (errors) => carerUnanswered(carer, read, errors),
      answered: async () => {
        const { authority } = this.config;
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
        const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
        const record: RecordSeen | null = await this.queries.execute(new RecordSeenAsked(authority, 'carer', carer, viewpoint));
        if (!record) {
          response.status(404);
          return carerNotKnown(carer, read, told);
        }
        const household: CarerTold = await this.queries.execute(new CarerAsked(authority, carer, viewpoint));
        const person = whoAsks();
        const mayRecord = person !== undefined && hasRole(person, ['placements']);
        const names = mayRecord ? await this.names(carer, told.knownAt) : new Map<number, string>();
        return carerPage(read, told, record, household, { names, mayRecord });
      },
    });
  }

  private names(carer: string, knownAt: number): Promise<OrOutOfReach<ReadonlyMap<number, string>>> {
    return this.reach.orNot<ReadonlyMap<number, string>>(() => this.queries.execute(new CarerNamesAsked(this.config.authority, carer, knownAt)));
  }
}
