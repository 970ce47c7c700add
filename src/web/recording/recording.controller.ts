import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { For } from '../../access/needs.js';
import { EntryAsked, type EntryListed } from '../../audit/entries.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { Projector } from '../../projecting/projector.js';
import type { ChildFormName } from '../layout/form/child-actions.js';
import { FormJourneys } from '../layout/form/form-journey.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { ChildJourneys } from './child-journeys.js';
import { childFormNames } from './forms/child-forms.js';
import { recordedPage } from './recording.page.js';

const HTML = 'text/html; charset=utf-8';
/** Milliseconds a person is kept waiting for the views to show what is written already. */
const WAIT = 2_000;

/** Recording what happens to a child by hand: a form, a check of the answers, and a confirmation. */
@ApiExcludeController()
@For('placements')
@Controller('children/:child')
export class RecordingPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
    @Inject(ChildJourneys) private readonly children: ChildJourneys,
  ) {}

  @Get(childFormNames)
  async form(@Param('child') reference: string, @Query() query: Asked, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.children.journeyOf(formAsked(request), reference, query), response);
  }

  @Post(childFormNames)
  async sent(@Param('child') reference: string, @Body() body: Asked | undefined, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.children.journeyOf(formAsked(request), reference), body, response);
  }

  @Get('recorded/:entry')
  @Header('Content-Type', HTML)
  async recorded(@Param('child') reference: string, @Param('entry') number: string, @Query() query: Asked): Promise<string> {
    const entry = await this.entryOf(reference, number);
    const together = field(query, 'with');
    const before = together === '' ? [] : [await this.entryOf(reference, together)];
    const seen = await this.projector.waitUntilSeen(entry.number, WAIT).then(() => true, () => false);
    return this.pages.show('layout/form/recorded.njk', recordedPage(entry, before, await this.children.known(reference), seen));
  }

  /** An entry of this child; of no other, and none that is not there. */
  private async entryOf(reference: string, number: string): Promise<EntryListed> {
    if (!/^[1-9]\d{0,14}$/.test(number)) throw new NotFoundException();
    const entry: EntryListed | null = await this.queries.execute(new EntryAsked(Number(number)));
    if (!entry || entry.child !== reference || entry.authority !== this.config.authority) throw new NotFoundException();
    return entry;
  }
}

/** The form is the last part of the address, which the route has checked. */
const formAsked = ({ path }: Request): ChildFormName => path.replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() as ChildFormName;
