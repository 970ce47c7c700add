import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { ChildAsked, type ChildTold } from '../../asking/child.js';
import { EntryAsked, type EntryListed } from '../../audit/entries.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { RecordableFact } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import { Projector } from '../../projecting/projector.js';
import { RecordAboutChild } from '../../recording/record-about-child.js';
import { TODAY } from '../../recording/recording.tokens.js';
import { childId } from '../../recording/streams.js';
import type { Today } from '../../recording/today.js';
import { refusalInWords } from '../../words/wording.js';
import { FormJourneys, type FormJourney } from '../layout/form/form-journey.js';
import type { RecordingForm } from '../layout/form/form.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { recordingForms } from './forms.js';
import { fieldRefused, livingNow, recordedPage, suspicionInWords } from './recording.page.js';

const HTML = 'text/html; charset=utf-8';
/** Milliseconds a person is kept waiting for the views to show what is written already. */
const WAIT = 2_000;

/** Recording a move, and the end of care, by hand: a form, a check of the answers, and a confirmation. */
@ApiExcludeController()
@For('placements')
@Controller('children/:child')
export class RecordingPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
  ) {}

  @Get('move')
  async move(@Param('child') reference: string, @Res() response: Response): Promise<void> {
    this.journeys.show(await this.journeyOf(recordingForms.move, reference), response);
  }

  @Get('leave')
  async leave(@Param('child') reference: string, @Res() response: Response): Promise<void> {
    this.journeys.show(await this.journeyOf(recordingForms.leave, reference), response);
  }

  @Post('move')
  async moveSent(@Param('child') reference: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf(recordingForms.move, reference), body, response);
  }

  @Post('leave')
  async leaveSent(@Param('child') reference: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf(recordingForms.leave, reference), body, response);
  }

  @Get('recorded/:entry')
  @Header('Content-Type', HTML)
  async recorded(@Param('child') reference: string, @Param('entry') number: string): Promise<string> {
    if (!/^[1-9]\d{0,14}$/.test(number)) throw new NotFoundException();
    const entry: EntryListed | null = await this.queries.execute(new EntryAsked(Number(number)));
    if (!entry || entry.child !== reference || entry.authority !== this.config.authority) throw new NotFoundException();
    const seen = await this.projector.waitUntilSeen(entry.number, WAIT).then(() => true, () => false);
    return this.pages.show('layout/form/recorded.njk', recordedPage(entry, reference, seen));
  }

  private async journeyOf(form: RecordingForm<RecordableFact>, reference: string): Promise<FormJourney<RecordableFact, ChildRefusal, Suspicion>> {
    const told = await this.known(reference);
    const about = { authority: this.config.authority, child: told.child };
    return {
      form,
      section: 'children',
      caption: `Child ${told.child}`,
      back: { text: `Child ${told.child}`, href: paths.child(told.child) },
      action: paths.record(told.child, form.name),
      lines: [livingNow(told)],
      carryOut: (fact, asked, supposing) =>
        this.commands.execute(new RecordAboutChild(about, { type: 'Record', fact }, asked, supposing ? new Map() : undefined)),
      refused: (refusal) => ({ field: fieldRefused(refusal), text: refusalInWords(refusal) }),
      doubts: (warnings) => warnings.map(suspicionInWords),
      recordedHref: (entry) => paths.recorded(told.child, entry),
    };
  }

  private async known(reference: string): Promise<ChildTold> {
    const child = childId(reference);
    if (!child) throw new NotFoundException();
    const asked = new ChildAsked(this.config.authority, child, { asAt: this.today(), knownAt: undefined });
    const told: ChildTold | null = await this.queries.execute(asked);
    if (!told) throw new NotFoundException();
    return told;
  }
}
