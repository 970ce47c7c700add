import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { SnapshotAsked, type Snapshot } from '../../asking/snapshot.js';
import { UnfitViewpoint, ViewpointOutOfReach } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { EXAMPLE_AUTHORITY, type Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { DEMONSTRATION_EVENING } from '../../demonstration/load-demonstration.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked, FieldError } from '../layout/viewpoint.form.js';
import { readList, type ListRead } from './children-in-care.form.js';
import { listPage, listUnanswered } from './children-in-care.page.js';

const template = 'children-in-care/children-in-care.njk';

/** Children in care, from a viewpoint. */
@ApiExcludeController()
@ForAnyRole()
@Controller('children')
export class ChildrenInCareController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readList(query, this.today());
    if (read.errors.length > 0) return this.unanswered(read, read.errors, response);
    try {
      const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
      const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
      const snapshot: Snapshot = await this.queries.execute(
        new SnapshotAsked(this.config.authority, viewpoint, read.by),
      );
      const person = whoAsks();
      const mayRecord = person !== undefined && hasRole(person, ['placements']);
      const page = listPage(read, told, snapshot, { today: this.today(), recordsEnd: this.recordsEnd(), mayRecord });
      if (page.list.pastTheEnd) {
        response.status(302).location(page.list.pastTheEnd);
        return '';
      }
      return this.pages.show(template, page);
    } catch (error) {
      if (!(error instanceof UnfitViewpoint || error instanceof ViewpointOutOfReach)) throw error;
      return this.unanswered(read, [{ field: error.field, text: error.message }], response, error instanceof UnfitViewpoint ? 400 : 503);
    }
  }

  private recordsEnd(): CalendarDate | undefined {
    return this.config.example && this.config.authority === EXAMPLE_AUTHORITY ? DEMONSTRATION_EVENING : undefined;
  }

  private unanswered(read: ListRead, errors: readonly FieldError[], response: Response, status = 400): string {
    response.status(status);
    return this.pages.show(template, listUnanswered(read, errors));
  }
}
