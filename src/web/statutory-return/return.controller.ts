import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Header, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { UnfitViewpoint } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { csv } from '../../csv.js';
import { PreparedReturns, type Prepared, type ReturnAsked } from '../../exports/ssda903/prepared-returns.js';
import type { ReturnLookedAt } from '../../exports/ssda903/return-looked-at.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked, type FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { readReturn, type ReturnRead } from './return.form.js';
import { archiveName, findingLine, findingsPage, FINDINGS_HEAD, preparedPage, returnPage, type ReturnOnPage } from './return.page.js';

const HTML = 'text/html; charset=utf-8';

type Found = { readonly asked: ReturnOnPage; readonly wanted: ReturnAsked; readonly prepared: Prepared };

/** The statutory return of a year: what will be in it, what its rules find wrong, and its files. */
@ApiExcludeController()
@ForAnyRole()
@Controller('return')
export class StatutoryReturnController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(PreparedReturns) private readonly returns: PreparedReturns,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  form(@Query() query: Asked): string {
    return this.pages.show('statutory-return/return.njk', returnPage(readReturn(query, this.today()).form, this.today()));
  }

  @Get('prepared')
  async prepared(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const read = readReturn(query, this.today());
    const unfit = (errors: readonly FieldError[]) =>
      void response.status(400).type(HTML).send(this.pages.show('statutory-return/return.njk', returnPage(read.form, this.today(), errors)));
    if (read.year === null || read.errors.length > 0) return unfit(read.errors);
    try {
      const { asked, prepared } = await this.found(read);
      if (read.anew || query['knownAt'] !== String(asked.told.knownAt)) return response.redirect(303, settled(asked));
      response.type(HTML).send(this.pages.show('statutory-return/prepared.njk', preparedPage(asked, prepared)));
    } catch (error) {
      if (!(error instanceof UnfitViewpoint)) throw error;
      unfit([{ field: error.field, text: error.message }]);
    }
  }

  @Get('findings')
  async findings(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const { asked, looked } = await this.ready(query);
    if (!looked) return response.redirect(303, settled(asked));
    const page = /^[1-9]\d{0,5}$/.test(field(query, 'page')) ? Number(field(query, 'page')) : 1;
    response.type(HTML).send(this.pages.show('statutory-return/findings.njk', findingsPage(asked, looked, field(query, 'rule'), page)));
  }

  @Get('findings.csv')
  async findingsFile(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const { asked, looked } = await this.ready(query);
    if (!looked) return response.redirect(303, settled(asked));
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', 'attachment; filename="return-findings.csv"');
    response.send(csv(FINDINGS_HEAD, looked.findings.map(findingLine)));
  }

  @Get('files')
  async files(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const { asked, wanted } = await this.ready(query);
    const archive = await this.returns.archive(wanted);
    if (!archive) return response.redirect(303, settled(asked));
    response.type('application/zip').setHeader('Content-Disposition', `attachment; filename="${archiveName(asked)}"`);
    // Whoever goes away in the middle breaks it off.
    await pipeline(Readable.from(archive), response).catch(() => response.destroy());
  }

  private async ready(query: Asked): Promise<Found & { readonly looked: ReturnLookedAt | undefined }> {
    const read = readReturn(query, this.today());
    if (read.year === null || read.errors.length > 0) throw new NotFoundException();
    const found = await this.found(read);
    return { ...found, looked: found.prepared.state === 'ready' ? found.prepared.looked : undefined };
  }

  private async found({ year, knownAt, anew }: ReturnRead): Promise<Found> {
    const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked({ knownAt }));
    const asked: ReturnOnPage = { year: year ?? 0, told, identity: seesWhoIsWho(), today: this.today() };
    const wanted: ReturnAsked = { year: asked.year, knownAt: told.knownAt, identity: asked.identity };
    return { asked, wanted, prepared: this.returns.of(wanted, anew) };
  }
}

const settled = ({ year, told }: ReturnOnPage): string => paths.returnPrepared({ year, knownAt: told.knownAt });

/** What names people is for those who record about them, here as on a child’s record. */
const seesWhoIsWho = (): boolean => {
  const person = whoAsks();
  return person !== undefined && hasRole(person, ['placements']);
};
