import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { ChildAsked, type ChildTold } from '../../asking/child.js';
import { RecordAsked, type RecordTold } from '../../asking/record.js';
import { UnfitViewpoint } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { childId } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { readViewpoint, type Asked, type FieldError, type ViewpointRead } from '../layout/viewpoint.form.js';
import { childNotKnown, childPage, childUnanswered } from './child.page.js';

const template = 'children/child.njk';

/** One child’s life in care, and every entry it rests on. */
@ApiExcludeController()
@ForAnyRole()
@Controller('children')
export class ChildController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get(':child')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async child(
    @Param('child') reference: string,
    @Query() query: Asked,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const child = childId(reference);
    if (!child) throw new NotFoundException();
    const read = readViewpoint(query, this.today());
    if (read.errors.length > 0) return this.unanswered(child, read, read.errors, response);
    try {
      const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
      const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
      const answer: ChildTold | null = await this.queries.execute(
        new ChildAsked(this.config.authority, child, viewpoint),
      );
      const leaving: RecordTold | null = await this.queries.execute(
        new RecordAsked(this.config.authority, 'leaver', child, viewpoint),
      );
      if (answer) return this.pages.show(template, childPage(read, told, answer, leaving));
      response.status(404);
      return this.pages.show(template, childNotKnown(child, read, told));
    } catch (error) {
      if (!(error instanceof UnfitViewpoint)) throw error;
      return this.unanswered(child, read, [{ field: error.field, text: error.message }], response);
    }
  }

  private unanswered(child: string, read: ViewpointRead, errors: readonly FieldError[], response: Response): string {
    response.status(400);
    return this.pages.show(template, childUnanswered(child, read, errors));
  }
}
