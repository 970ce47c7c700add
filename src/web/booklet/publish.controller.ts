import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, NotFoundException, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { EditionsAsked, type EditionListed } from '../../asking/editions.js';
import { UnfitViewpoint } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { CommandReused, LedgerUnavailable } from '../../ledger/ledger.js';
import { PublishEdition, type Published } from '../../publishing/publish-edition.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { formWords } from '../../words/form-words.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { readBooklet, type BookletRead } from './booklet.form.js';
import { publishPage } from './publish.page.js';

const COMMAND = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Publishing the booklet as its next edition: a look at what comes out, and a confirmation. */
@ApiExcludeController()
@For('commissioner')
@Controller('booklet/publish')
export class PublishController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  async check(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const { read, told } = await this.asked(query);
    const settled = { asAt: told.asAt, knownAt: told.knownAt, profile: read.profile };
    if (query['knownAt'] !== String(told.knownAt)) return response.redirect(303, paths.publish(settled));
    await this.page(response, 200, { read, told, commandId: randomUUID() });
  }

  /** Sent twice it is published once: the second time it leads to the same edition. */
  @Post()
  async publish(@Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    const { read, told } = await this.asked(body ?? {});
    const commandId = field(body ?? {}, 'commandId').toLowerCase();
    if (!COMMAND.test(commandId)) throw new NotFoundException();
    try {
      const { recorded, edition } = await this.carryOut(read, told, commandId);
      if (recorded.outcome === 'written') return response.redirect(303, paths.edition(edition, { published: 'yes' }));
      const why = recorded.outcome === 'refused' ? recordRefusalInWords(recorded.refusal) : formWords.movedOn;
      await this.page(response, recorded.outcome === 'refused' ? 422 : 409, { read, told, commandId: randomUUID(), why });
    } catch (error) {
      if (error instanceof LedgerUnavailable) return this.page(response, 503, { read, told, commandId, why: formWords.unavailable });
      if (!(error instanceof CommandReused)) throw error;
      await this.page(response, 409, { read, told, commandId: randomUUID(), why: formWords.commandReused });
    }
  }

  private carryOut({ profile }: BookletRead, { asAt, knownAt }: ViewpointTold, commandId: string): Promise<Published> {
    const { authority, authorityName } = this.config;
    const by = whoAsks()?.account ?? '';
    return this.commands.execute(new PublishEdition(authority, authorityName, { asAt, knownAt: String(knownAt) }, profile, { commandId, by }));
  }

  private async page(response: Response, status: number, shown: { readonly read: BookletRead; readonly told: ViewpointTold; readonly commandId: string; readonly why?: string }): Promise<void> {
    const editions: readonly EditionListed[] = await this.queries.execute(new EditionsAsked(this.config.authority));
    const page = publishPage({ ...shown, editions, today: this.today(), by: whoAsks()?.name ?? '' });
    response.status(status).type('text/html; charset=utf-8').setHeader('Referrer-Policy', 'same-origin');
    response.send(this.pages.show('booklet/publish.njk', page));
  }

  /** What is published is named by a page of ours: an address of somebody's own making leads nowhere. */
  private async asked(asked: Asked): Promise<{ readonly read: BookletRead; readonly told: ViewpointTold }> {
    const read = readBooklet(asked, this.today());
    if (read.errors.length > 0) throw new NotFoundException();
    try {
      const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(read.viewpoint));
      return { read, told };
    } catch (error) {
      throw error instanceof UnfitViewpoint ? new NotFoundException() : error;
    }
  }
}
