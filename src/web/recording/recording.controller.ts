import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ChildAsked, type ChildTold } from '../../asking/child.js';
import { EntryAsked, type EntryListed } from '../../audit/entries.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { RecordableFact } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import { CommandReused, LedgerUnavailable } from '../../ledger/ledger.js';
import { Projector } from '../../projecting/projector.js';
import { RecordAboutChild, type Recorded } from '../../recording/record-about-child.js';
import { TODAY } from '../../recording/recording.tokens.js';
import { childId } from '../../recording/streams.js';
import type { Today } from '../../recording/today.js';
import { recordingWords as words } from '../../words/recording-words.js';
import { refusalInWords } from '../../words/wording.js';
import { Pages } from '../layout/pages.js';
import type { Asked, FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { recordingForms } from './forms.js';
import { readRecording, type RecordingForm, type RecordingRead } from './recording.form.js';
import { checkPage, fieldRefused, formPage, recordedPage } from './recording.page.js';

const HTML = 'text/html; charset=utf-8';
/** Milliseconds a person is kept waiting for the views to show what is written already. */
const WAIT = 2_000;

/** A form that came back: what it is of, about whom, under which command, and what it says. */
type Sent = { readonly form: RecordingForm; readonly told: ChildTold; readonly commandId: string; readonly read: RecordingRead };

/** Recording a move, and the end of care, by hand: a form, a check of the answers, and a confirmation. */
@ApiExcludeController()
@Controller('children/:child')
export class RecordingPagesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get('move')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'same-origin')
  async move(@Param('child') reference: string): Promise<string> {
    return this.shown(recordingForms.move, reference);
  }

  @Get('leave')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'same-origin')
  async leave(@Param('child') reference: string): Promise<string> {
    return this.shown(recordingForms.leave, reference);
  }

  @Post('move')
  async moveSent(@Param('child') reference: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.sent(recordingForms.move, reference, body, response);
  }

  @Post('leave')
  async leaveSent(@Param('child') reference: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.sent(recordingForms.leave, reference, body, response);
  }

  @Get('recorded/:entry')
  @Header('Content-Type', HTML)
  async recorded(@Param('child') reference: string, @Param('entry') number: string): Promise<string> {
    if (!/^[1-9]\d{0,14}$/.test(number)) throw new NotFoundException();
    const entry: EntryListed | null = await this.queries.execute(new EntryAsked(Number(number)));
    if (!entry || entry.child !== reference || entry.authority !== this.config.authority) throw new NotFoundException();
    const seen = await this.projector.waitUntilSeen(entry.number, WAIT).then(() => true, () => false);
    return this.pages.show('recording/recorded.njk', recordedPage(entry, reference, seen));
  }

  private async shown(form: RecordingForm, reference: string): Promise<string> {
    const told = await this.known(reference);
    return this.pages.show('recording/form.njk', formPage(form, told, randomUUID(), { typed: {}, errors: [] }));
  }

  private async known(reference: string): Promise<ChildTold> {
    const child = childId(reference);
    if (!child) throw new NotFoundException();
    const asked = new ChildAsked(this.config.authority, child, { asAt: this.today(), knownAt: undefined });
    const told: ChildTold | null = await this.queries.execute(asked);
    if (!told) throw new NotFoundException();
    return told;
  }

  /** Checks before it records: what is refused or suspect is told first, by supposing that it were recorded. */
  private async sent(form: RecordingForm, reference: string, body: Asked | undefined, response: Response): Promise<void> {
    const told = await this.known(reference);
    const read = readRecording(form, body ?? {}, this.today());
    const sent = { form, told, read, commandId: read.commandId ?? randomUUID() };
    if (read.step === 'change') return this.again(response, sent, 200, []);
    if (read.errors.length > 0) return this.again(response, sent, 400, read.errors);
    const fact = form.factOf(read.fit);
    const supposed = await this.carryOut(sent, fact, true);
    if (read.step === 'check' || read.commandId === null) return this.checked(response, sent, supposed);
    const suspect = supposed.outcome === 'written' && supposed.warnings.length > 0;
    if (suspect && read.step === 'record') return this.checked(response, sent, supposed);
    await this.record(response, sent, fact);
  }

  private async record(response: Response, sent: Sent, fact: RecordableFact): Promise<void> {
    try {
      const recorded = await this.carryOut(sent, fact, false);
      const entry = recorded.outcome === 'written' ? recorded.entries.at(-1) : undefined;
      if (entry) return response.redirect(303, paths.recorded(sent.told.child, entry.number));
      this.notWritten(response, sent, recorded);
    } catch (error) {
      if (error instanceof LedgerUnavailable) {
        const { form, told, commandId, read } = sent;
        this.page(response, 503, 'recording/check.njk', checkPage(form, told.child, commandId, read, [], true));
      } else if (error instanceof CommandReused) {
        const errors = [{ field: 'effectiveOn', text: words.commandReused }];
        this.again(response, { ...sent, commandId: randomUUID() }, 409, errors);
      } else throw error;
    }
  }

  private carryOut({ told, commandId, read }: Sent, fact: RecordableFact, supposing: boolean): Promise<Recorded> {
    const about = { authority: this.config.authority, child: told.child };
    const asked = { commandId, by: read.fit['by'] ?? '' };
    return this.commands.execute(new RecordAboutChild(about, { type: 'Record', fact }, asked, supposing ? new Map() : undefined));
  }

  private checked(response: Response, sent: Sent, supposed: Recorded): void {
    if (supposed.outcome !== 'written') return this.notWritten(response, sent, supposed);
    const { form, told, commandId, read } = sent;
    this.page(response, 200, 'recording/check.njk', checkPage(form, told.child, commandId, read, supposed.warnings));
  }

  /** The form again, with why nothing was written. */
  private notWritten(response: Response, sent: Sent, recorded: Recorded): void {
    if (recorded.outcome === 'refused') {
      const { refusal }: { readonly refusal: ChildRefusal } = recorded;
      return this.again(response, sent, 422, [{ field: fieldRefused(refusal), text: refusalInWords(refusal) }]);
    }
    const text = recorded.outcome === 'moved-on' ? words.movedOn : words.alreadySo;
    this.again(response, sent, 409, [{ field: 'effectiveOn', text }]);
  }

  private again(response: Response, { form, told, commandId, read }: Sent, status: number, errors: readonly FieldError[]): void {
    this.page(response, status, 'recording/form.njk', formPage(form, told, commandId, { typed: read.typed, errors }));
  }

  private page(response: Response, status: number, template: string, page: Parameters<Pages['show']>[1]): void {
    response.status(status).type(HTML).setHeader('Referrer-Policy', 'same-origin');
    response.send(this.pages.show(template, page));
  }
}
