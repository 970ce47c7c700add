import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { BookletAsked } from '../../asking/booklet.js';
import { EditionAsked, EditionsAsked, type EditionListed, type EditionWithChanges } from '../../asking/editions.js';
import { UnfitViewpoint } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { FORMATS } from '../../booklet/files.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { BookletBuilds, type Build } from '../../publishing/builds.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked, FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { readBooklet, type BookletRead } from './booklet.form.js';
import { bookletPage, isFormat, madePage, readPage } from './booklet.page.js';
import { editionPage, editionsPage } from './editions.page.js';

const HTML = 'text/html; charset=utf-8';
/** Seconds after which a page of something unfinished is asked for again. */
const AGAIN = 2;

/** The sufficiency booklet: asked for, made, read and downloaded; and its published editions. */
@ApiExcludeController()
@ForAnyRole()
@Controller()
export class BookletPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(BookletBuilds) private readonly builds: BookletBuilds,
  ) {}

  @Get('booklet')
  @Header('Content-Type', HTML)
  form(@Query() query: Asked): string {
    return this.pages.show('booklet/booklet.njk', bookletPage(readBooklet(query, this.today())));
  }

  @Get('booklet/made')
  async made(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const read = readBooklet(query, this.today());
    const unfit = (errors: readonly FieldError[]) => response.status(400).type(HTML).send(this.pages.show('booklet/booklet.njk', bookletPage(read, errors)));
    if (read.errors.length > 0) return void unfit(read.errors);
    try {
      const { told, build } = await this.built(read);
      const settled = paths.bookletMade({ asAt: told.asAt, knownAt: told.knownAt, profile: read.profile });
      if (read.anew || query['knownAt'] !== String(told.knownAt)) return response.redirect(303, settled);
      if (build.state === 'building') response.setHeader('Refresh', String(AGAIN));
      response.type(HTML).send(this.pages.show('booklet/made.njk', madePage(told, read.profile, build, mayPublish())));
    } catch (error) {
      if (!(error instanceof UnfitViewpoint)) throw error;
      unfit([{ field: error.field, text: error.message }]);
    }
  }

  @Get('booklet/read')
  async read(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const { told, build, settled } = await this.found(query);
    if (build.state !== 'ready') return response.redirect(303, settled);
    response.type(HTML).send(this.pages.show('booklet/read.njk', readPage(told, build.laid)));
  }

  @Get('booklet/files/:format')
  async file(@Param('format') format: string, @Query() query: Asked, @Res() response: Response): Promise<void> {
    const { build, settled } = await this.found(query);
    if (!isFormat(format)) throw new NotFoundException();
    const file = build.state === 'ready' ? build.files.get(format) : undefined;
    if (!file) return response.redirect(303, settled);
    response.type(FORMATS[format].type).setHeader('Content-Disposition', `attachment; filename="${file.name}"`);
    response.send(Buffer.from(file.bytes));
  }

  @Get('editions')
  @Header('Content-Type', HTML)
  async editions(): Promise<string> {
    const editions: readonly EditionListed[] = await this.queries.execute(new EditionsAsked(this.config.authority));
    return this.pages.show('booklet/editions.njk', editionsPage(editions));
  }

  @Get('editions/:edition')
  @Header('Content-Type', HTML)
  async edition(@Param('edition') number: string, @Query() query: Asked): Promise<string> {
    const asked = new EditionAsked(this.config.authority, this.config.authorityName, Number(number));
    const edition: EditionWithChanges | null = await this.queries.execute(asked);
    if (!edition) throw new NotFoundException();
    return this.pages.show('booklet/edition.njk', editionPage(edition, query['published'] === 'yes'));
  }

  private async found(query: Asked): Promise<{ readonly told: ViewpointTold; readonly build: Build; readonly settled: string }> {
    const read = readBooklet(query, this.today());
    if (read.errors.length > 0) throw new NotFoundException();
    const { told, build } = await this.built(read);
    return { told, build, settled: paths.bookletMade({ asAt: told.asAt, knownAt: told.knownAt, profile: read.profile }) };
  }

  private async built({ viewpoint, profile, anew }: BookletRead): Promise<{ readonly told: ViewpointTold; readonly build: Build }> {
    const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(viewpoint));
    const settled = { asAt: told.asAt, knownAt: String(told.knownAt) };
    return { told, build: this.builds.of(new BookletAsked(this.config.authority, this.config.authorityName, settled, profile), anew) };
  }
}

/** A button is shown to those alone whom the route behind it answers. */
const mayPublish = (): boolean => {
  const person = whoAsks();
  return person !== undefined && hasRole(person, ['commissioner']);
};
