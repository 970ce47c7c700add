import { Controller, Get, Header, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { For } from '../../access/needs.js';
import { EditionsAsked, type EditionListed } from '../../asking/editions.js';
import { PublishedChangesAsked, type PublishedChanges } from '../../audit/published-changes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { editionsPage, publishedChangesPage, VIEWS } from './published-changes.page.js';

const HTML = 'text/html; charset=utf-8';

/** What published editions would print otherwise today, and who recorded what made the difference. */
@ApiExcludeController()
@For('commissioner', 'auditor')
@Controller('published-changes')
export class PublishedChangesPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  async all(): Promise<string> {
    const editions: readonly EditionListed[] = await this.queries.execute(new EditionsAsked(this.config.authority));
    return this.pages.show('published-changes/editions.njk', editionsPage(editions));
  }

  @Get(':edition')
  @Header('Content-Type', HTML)
  async one(@Param('edition') edition: string, @Query() query: Asked): Promise<string> {
    const { authority, authorityName } = this.config;
    const asked = /^[1-9]\d{0,5}$/.test(edition) ? new PublishedChangesAsked(authority, authorityName, Number(edition)) : undefined;
    const told: PublishedChanges | null = asked ? await this.queries.execute(asked) : null;
    if (!told) throw new NotFoundException();
    const view = VIEWS.find((one) => one === field(query, 'view')) ?? 'numbers';
    const page = /^[1-9]\d{0,4}$/.test(field(query, 'page')) ? Number(field(query, 'page')) : 1;
    return this.pages.show(`published-changes/${view}.njk`, publishedChangesPage(told, view, page));
  }
}
