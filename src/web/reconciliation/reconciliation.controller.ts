import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { ReconciliationAsked, type Reconciliation } from '../../asking/reconciliation.js';
import { EditionsAsked, type EditionListed } from '../../asking/editions.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { readReconciliation } from './reconciliation.form.js';
import { reconciliationPage, reconciliationUnanswered } from './reconciliation.page.js';

const template = 'reconciliation/reconciliation.njk';

/** Opening + in − out = closing, and why that is not what was published. */
@ApiExcludeController()
@ForAnyRole()
@Controller('reconciliation')
export class ReconciliationPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async reconcile(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readReconciliation(query, this.today());
    return this.pages.answer(response, template, {
      errors: read.errors,
      unanswered: (errors) => reconciliationUnanswered(read, errors),
      answered: async () => {
        const now = await this.settled(read.knownAt);
        const asked = new ReconciliationAsked(this.config.authority, read.period, String(now.knownAt), read.published);
        const told: Reconciliation = await this.queries.execute(asked);
        const published = told.published === null ? null : await this.settled(String(told.published));
        const editions: readonly EditionListed[] = await this.queries.execute(new EditionsAsked(this.config.authority));
        return reconciliationPage(read, { now, published, editions }, told);
      },
    });
  }

  private settled(knownAt: string | undefined): Promise<ViewpointTold> {
    return this.queries.execute(new SettledViewpointAsked({ knownAt }));
  }
}
