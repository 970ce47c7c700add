import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { LatenessAsked, type LatenessTold } from '../../audit/lateness.js';
import type { Reading } from '../../audit/ledger-indexed.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { readLateness } from './lateness.form.js';
import { latenessAwaited, latenessPage, latenessUnanswered } from './lateness.page.js';

/** How many milliseconds the page waits for the ledger to be read. */
const AWAITED = 2_000;

/** How late things were recorded: by whom, what, and month by month. */
@ApiExcludeController()
@ForAnyRole()
@Controller('lateness')
export class LatenessPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  tell(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readLateness(query, this.today());
    return this.pages.answer(response, 'lateness/lateness.njk', {
      errors: read.errors,
      unanswered: (errors) => latenessUnanswered(read, errors),
      answered: async () => {
        const told: LatenessTold | Reading = await this.queries.execute(new LatenessAsked(this.config.authority, { from: read.from, to: read.to }, AWAITED));
        if ('whole' in told) return latenessPage(read, told, this.config.authority);
        response.setHeader('Refresh', '2');
        return latenessAwaited(read, told);
      },
    });
  }
}
